import { hasFailed } from '../../helpdesk/batches';
import { joined } from '../../helpdesk/dry-run';
import type { Refused, Uncertain, WriteOutcome } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json } from '../../helpdesk/json';
import { asHelpdeskError, problem, sentences } from '../../helpdesk/problem';
import { idIn } from './answers';
import type { DeskCall } from './call';
import { WRITE_PRICE } from './prices';
import { shownRow } from './records';
import { type Accepted, uncertain } from './write-outcomes';

/** A call that changes something below a ticket. */
export function change(path: string, body?: Json): DeskCall {
	return { access: 'write', method: 'POST', path, weight: WRITE_PRICE, ...(body === undefined ? {} : { body }) };
}

/** The outcome of a write that makes something: its id and what the service shows of it. */
export function made(answer: Accepted): WriteOutcome {
	if (answer.kind !== 'body') return { kind: 'written', id: null };
	const id = isJsonObject(answer.body) ? idIn(answer.body) : undefined;
	if (id === undefined || !isJsonObject(answer.body))
		return uncertain(problem('garbled', 'The answer of Zoho Desk has no ID', ''));
	return { kind: 'written', id, record: { ...shownRow(answer.body), id } };
}

/** The outcome of a change of this record. Most answers have no body [openapi ticket.json]. */
export const changed = (id: string) => (): WriteOutcome => ({ kind: 'written', id });

/**
 * Sends a write in several parts, one after another, until one is not written. If a part was written before, the whole
 * is uncertain, so that it is not sent again blindly; the sentence says what was written.
 * @param named the parts as a sentence names them
 */
export async function inParts<Part>(
	parts: ReadonlyArray<readonly Part[]>,
	named: (done: readonly Part[]) => string,
	sendPart: (part: readonly Part[]) => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
	let last: WriteOutcome | undefined;
	for (const [place, part] of parts.entries()) {
		const done = parts.slice(0, place).flat();
		const outcome = await sendPart(part).catch((error: unknown): WriteOutcome => {
			const thrown = asHelpdeskError(error);
			if (done.length === 0) throw thrown;
			return { kind: 'refused', problem: thrown.problem, wholeCall: false };
		});
		if (hasFailed(outcome)) return done.length === 0 ? outcome : partly(outcome, named(done));
		last = outcome.kind === 'planned' && last?.kind === 'planned' ? joined(last, outcome) : outcome;
	}
	if (last === undefined) throw new Error('There was nothing to send');
	return last;
}

function partly({ problem: trouble }: Refused | Uncertain, done: string): WriteOutcome {
	const nextStep = sentences('Send only the rest', trouble.nextStep);
	return { kind: 'uncertain', problem: { ...trouble, message: sentences(done, trouble.message), nextStep } };
}

/** Cuts a list into parts of at most so many. */
export function partsOf<One>(all: readonly One[], most: number): One[][] {
	return Array.from({ length: Math.ceil(all.length / most) }, (_, place) =>
		all.slice(place * most, (place + 1) * most),
	);
}
