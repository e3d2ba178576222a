import type { FieldValues } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import { HelpdeskError, problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import { decodeAnswer } from '../../nodes/ZohoSupport/services/support/answers';
import type { SupportRequest } from '../../nodes/ZohoSupport/services/support/requests';
import { type Door, SupportHelpdesk } from '../../nodes/ZohoSupport/services/support/support-helpdesk';
import { type RowOutcome, writeInBatches } from '../../nodes/ZohoSupport/helpdesk/batches';
import { writtenRows } from '../services/support/write-document-reader';

/** How a model service handles many rows: the open points of `addrecords` (reference, section 8), and the failures. */
export interface ServiceHabits {
	readonly rowLimit: number;
	readonly pastLimit: 'refuse' | 'ignore-rest';
	/**
	 * What happens if a row is bad: only that row is refused, the whole call is refused, the service stops at the row,
	 * or it leaves the row out of its answer.
	 */
	readonly partial: 'per-row' | 'whole' | 'stop-at-row' | 'left-out';
	/** What the numbers of the results count; absent: they have no numbers. */
	readonly numbers?: 'rows' | 'results';
	/**
	 * Calls, counted from 1, at which the connection breaks: before the service saw the call, after it wrote, or
	 * before the request left.
	 */
	readonly lost?: ReadonlyMap<number, 'before' | 'after' | 'never-arrived'>;
	/** Calls until the quota is used up. */
	readonly quota?: number;
}

type Entry = { readonly id: string } | { readonly error: { readonly code: string; readonly message: string } };

/** A model service behind the real port and wire format. It counts how often each row was written. */
export class ModelService {
	calls = 0;

	/** How often each subject was written. */
	readonly written = new Map<string, number>();

	constructor(private readonly habits: ServiceHabits) {}

	readonly door: Door = async (request) => {
		this.calls += 1;
		if (this.calls > (this.habits.quota ?? Number.POSITIVE_INFINITY))
			throw new HelpdeskError(problem('quota', 'spent', 'Wait.'));
		const loss = this.habits.lost?.get(this.calls);
		if (loss === 'before' || loss === 'never-arrived') throw lost(loss === 'never-arrived');
		const body = this.add(request);
		if (loss === 'after') throw lost(false);
		return decodeAnswer(JSON.stringify({ response: body }), 'json', 200);
	};

	private add(request: SupportRequest): object {
		const rows = writtenRows(request.parameters.xml).map((row) => row[0][1]);
		const { rowLimit, pastLimit, partial } = this.habits;
		if (rows.length > rowLimit && pastLimit === 'refuse') return refusal('4600', `at most ${rowLimit} rows a request`);
		const taken = rows.slice(0, rowLimit);
		const bad = taken.findIndex((subject) => subject.startsWith('bad'));
		if (bad !== -1 && (partial === 'whole' || rows.length === 1))
			return refusal('4401', `Contact Name in row ${bad + 1}`);
		const answered = bad !== -1 && partial === 'stop-at-row' ? taken.slice(0, bad + 1) : taken;
		return { result: { responsecode: '2001', responsedata: { Cases: { record: this.results(answered) } } } };
	}

	private results(subjects: readonly string[]): object[] {
		const { partial, numbers } = this.habits;
		const entries = subjects.map((subject, place) => ({ no: place + 1, entry: this.row(subject, place + 1) }));
		const reported = partial === 'left-out' ? entries.filter(({ entry }) => 'id' in entry) : entries;
		return reported.map(({ no, entry }, place) =>
			numbers === undefined ? entry : { no: numbers === 'rows' ? no : place + 1, ...entry },
		);
	}

	private row(subject: string, number: number): Entry {
		if (subject.startsWith('bad')) return refusal('4401', `Contact Name in row ${number}`);
		this.written.set(subject, (this.written.get(subject) ?? 0) + 1);
		return { id: idOf(subject) };
	}
}

/** The id that the service gives to a row. */
export function idOf(subject: string): string {
	return `1${subject.replace(/\D/g, '')}`;
}

function refusal(code: string, message: string): { error: { code: string; message: string } } {
	return { error: { code, message } };
}

function lost(neverArrived: boolean): HelpdeskError {
	return new HelpdeskError({ ...problem('network', 'the connection was lost', 'Try again.'), neverArrived });
}

/** Subjects for this many rows. The service refuses those at the positions in `bad`. */
export function subjects(count: number, bad: readonly number[] = []): string[] {
	return Array.from({ length: count }, (_, index) => `${bad.includes(index) ? 'bad' : 'good'} ${index}`);
}

/** Writes rows through the port and returns their outcomes. */
export async function writeTo(service: ModelService, names: readonly string[], goOn: boolean): Promise<RowOutcome[]> {
	const helpdesk = new SupportHelpdesk(service.door, { zone: 'UTC' });
	const rows: FieldValues[] = names.map((Subject) => ({ Subject }));
	return await writeInBatches(rows, {
		size: helpdesk.writeSize,
		goOn,
		send: async (part) => await helpdesk.create('case', part),
	});
}
