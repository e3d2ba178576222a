import { asHelpdeskError, type Problem, sentences } from './problem';
import type { Planned } from './dry-run';
import type { WriteOutcome, Written } from './helpdesk';

/** The row was never sent, because the run ended first. */
export interface NotSent {
	readonly kind: 'notSent';
	readonly problem: Problem;
}

export type RowOutcome = WriteOutcome | NotSent;

export interface BatchPlan<Row> {
	/** The most rows in one call. */
	readonly size: number;
	/** True: the other rows are sent even if one fails. */
	readonly goOn: boolean;
	readonly send: (rows: readonly Row[]) => Promise<WriteOutcome[]>;
	/** Called after each call with the number of rows that have an outcome. */
	readonly onProgress?: (rowsDone: number) => void;
}

/**
 * Writes rows in as few calls as possible and gives each row its own outcome, in order.
 * The service may refuse a whole call because of one bad row [open, reference section 8]. Nothing of that call was
 * written, so the call is halved until the bad row stands alone. If both halves of a refused call pass, the service
 * takes fewer rows a call, and the rest is sent in smaller calls.
 * A row with an uncertain outcome is never sent again.
 */
export async function writeInBatches<Row>(rows: readonly Row[], plan: BatchPlan<Row>): Promise<RowOutcome[]> {
	return await new BatchRun(rows, plan).run();
}

/**
 * After this many single rows are refused one after another, the rest probably fails for the same reason, which is
 * known by now.
 */
const MAX_BAD_IN_A_ROW = 5;

class BatchRun<Row> {
	private readonly outcomes: RowOutcome[] = [];

	private size: number;

	/** The batch size before a short answer suggested a smaller one. */
	private sizeBefore: number | undefined;

	private stop: Problem | undefined;

	/** How many more refused calls may be halved. The limit keeps a run of bad rows from using up the daily quota. */
	private halvings: number;

	/** Single rows refused since the last written row. */
	private badInARow = 0;

	constructor(
		private readonly rows: readonly Row[],
		private readonly plan: BatchPlan<Row>,
	) {
		this.size = Math.max(1, Math.floor(plan.size));
		this.halvings = 20 + Math.ceil(rows.length / 10);
	}

	async run(): Promise<RowOutcome[]> {
		await this.send(0, this.rows.length);
		return this.outcomes;
	}

	/** Sends the rows from..to (end exclusive) in calls of at most `size` rows. */
	private async send(from: number, to: number): Promise<void> {
		for (let at = from; at < to; ) {
			const end = Math.min(to, at + this.size);
			await this.sendCall(at, end);
			at = end;
		}
	}

	/** Makes one call. Returns true if the service processed the call, even if it refused single rows. */
	private async sendCall(from: number, to: number): Promise<boolean> {
		if (this.stop !== undefined) {
			this.record(
				from,
				Array.from({ length: to - from }, () => this.notSent()),
			);
			return false;
		}
		const outcomes = await this.call(from, to);
		if (to - from > 1 && this.halvings > 0 && this.badInARow < MAX_BAD_IN_A_ROW && outcomes.every(refusedWhole))
			return await this.halve(from, to);
		this.learnSize(outcomes);
		this.record(from, to - from > 1 ? outcomes.map(withWholeCallNote) : outcomes);
		return outcomes.some(showsCallProcessed);
	}

	private async halve(from: number, to: number): Promise<boolean> {
		this.halvings -= 1;
		const middle = from + Math.ceil((to - from) / 2);
		const sizeBefore = this.size;
		const left = await this.sendPart(from, middle);
		const right = await this.sendPart(middle, to);
		if (left && right && this.size === sizeBefore) this.size = Math.min(this.size, middle - from);
		return false;
	}

	/**
	 * Learns a smaller batch size from an answer that covers only some rows of the call. If a smaller call is answered
	 * in part too, the size is not the reason, and the old size is restored.
	 */
	private learnSize(outcomes: readonly RowOutcome[]): void {
		const taken = outcomes.flatMap((outcome) => (outcome.kind === 'uncertain' ? (outcome.taken ?? []) : [])).at(0);
		if (taken === undefined) return;
		if (this.sizeBefore === undefined) {
			this.sizeBefore = this.size;
			this.size = Math.min(this.size, taken);
		} else this.size = this.sizeBefore;
	}

	/** Sends one half: in one call, or in several if a smaller size was learnt meanwhile. */
	private async sendPart(from: number, to: number): Promise<boolean> {
		if (to - from <= this.size) return await this.sendCall(from, to);
		await this.send(from, to);
		return false;
	}

	private async call(from: number, to: number): Promise<RowOutcome[]> {
		try {
			return await this.plan.send(this.rows.slice(from, to));
		} catch (error) {
			this.stop = asHelpdeskError(error).problem;
			return Array.from({ length: to - from }, () => this.notSent());
		}
	}

	private record(from: number, outcomes: readonly RowOutcome[]): void {
		outcomes.forEach((outcome, index) => {
			this.outcomes[from + index] = outcome;
		});
		if (!outcomes.every(hasFailed)) this.badInARow = 0;
		else if (outcomes.length === 1) this.badInARow += 1;
		const failed = outcomes.find(hasFailed);
		if (!this.plan.goOn && failed !== undefined) this.stop ??= failed.problem;
		this.plan.onProgress?.(this.outcomes.length);
	}

	private notSent(): NotSent {
		if (this.stop === undefined) throw new Error('The record was not sent, and no reason was recorded');
		return { kind: 'notSent', problem: this.stop };
	}
}

/** What became of a row that was not written. */
type Failed<Outcome extends RowOutcome> = Exclude<Outcome, Written | Planned>;

/** False for a row that was written, or that a dry run would write. */
export function hasFailed<Outcome extends RowOutcome>(outcome: Outcome): outcome is Failed<Outcome> {
	return outcome.kind !== 'written' && outcome.kind !== 'planned';
}

/** True if the service carried the write out, or may have. */
export function mayBeWritten({ kind }: RowOutcome): boolean {
	return kind === 'written' || kind === 'uncertain';
}

/** True if the service processed the call. A lost answer shows nothing. */
function showsCallProcessed(outcome: RowOutcome): boolean {
	return !hasFailed(outcome) || (outcome.kind === 'refused' && !outcome.wholeCall);
}

function refusedWhole(outcome: RowOutcome): boolean {
	return outcome.kind === 'refused' && outcome.wholeCall && outcome.problem.kind === 'data';
}

/** Adds a note to the outcome of a refused call that could not be halved further. */
function withWholeCallNote(outcome: RowOutcome): RowOutcome {
	if (outcome.kind !== 'refused' || !outcome.wholeCall) return outcome;
	const message = sentences(
		outcome.problem.message,
		'The whole request was refused, so the cause may be another record in it',
	);
	return { ...outcome, problem: { ...outcome.problem, message } };
}
