import { asHelpdeskError, type Problem, sentences } from './problem';
import { type FieldValues, type WriteOutcome } from './helpdesk';

/** Never sent: the run ended before it. */
export interface NotSent {
	readonly kind: 'notSent';
	readonly problem: Problem;
}

export type RowOutcome = WriteOutcome | NotSent;

export interface BatchPlan {
	/** Rows a call, at most. */
	readonly size: number;
	/** True: one failed row does not keep the others from being sent. */
	readonly goOn: boolean;
	readonly send: (rows: readonly FieldValues[]) => Promise<WriteOutcome[]>;
	/** Told after each call how many rows have their outcome. */
	readonly onProgress?: (rowsDone: number) => void;
}

/**
 * Writes rows in as few calls as can be, and gives each row its own outcome, in order. Where the service refuses a call as a
 * whole for one bad row [open, reference section 8], nothing of it was written, so the call is halved until the bad row
 * stands alone; where both halves of a refused call pass, the service takes fewer rows a call, and the rest is sent so.
 * A row whose fate is uncertain is never sent again.
 */
export async function writeInBatches(rows: readonly FieldValues[], plan: BatchPlan): Promise<RowOutcome[]> {
	return await new BatchRun(rows, plan).run();
}

/** After so many single bad rows on end they are likely all bad, for one reason: what it is has been said. */
const BAD_IN_A_ROW = 5;

class BatchRun {
	private readonly outcomes: RowOutcome[] = [];

	private size: number;

	/** The size before a smaller one was learnt from a short answer. */
	private sizeBefore: number | undefined;

	private stop: Problem | undefined;

	/** Calls refused as a whole that may still be halved: a run of bad rows must not eat the day's quota. */
	private halvings: number;

	/** Single rows refused with none written between them. */
	private badInARow = 0;

	constructor(
		private readonly rows: readonly FieldValues[],
		private readonly plan: BatchPlan,
	) {
		this.size = Math.max(1, Math.floor(plan.size));
		this.halvings = 20 + Math.ceil(rows.length / 10);
	}

	async run(): Promise<RowOutcome[]> {
		await this.send(0, this.rows.length);
		return this.outcomes;
	}

	/** Sends rows from..to (end exclusive) in calls of at most `size`. */
	private async send(from: number, to: number): Promise<void> {
		for (let at = from; at < to; ) {
			const end = Math.min(to, at + this.size);
			await this.sendCall(at, end);
			at = end;
		}
	}

	/** One call. Gives true when the service took it as a call, whatever it said of single rows. */
	private async sendCall(from: number, to: number): Promise<boolean> {
		if (this.stop !== undefined) {
			this.settle(
				from,
				Array.from({ length: to - from }, () => this.notSent()),
			);
			return false;
		}
		const outcomes = await this.call(from, to);
		if (to - from > 1 && this.halvings > 0 && this.badInARow < BAD_IN_A_ROW && outcomes.every(refusedWhole))
			return await this.halve(from, to);
		this.learnSize(outcomes);
		this.settle(from, to - from > 1 ? outcomes.map(ofTheCall) : outcomes);
		return outcomes.some(showsThatTaken);
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
	 * A service that answers for some rows of a call and leaves out the rest without a word takes no more a call. Where it
	 * leaves some out of so few too, that is not why.
	 */
	private learnSize(outcomes: readonly RowOutcome[]): void {
		const taken = outcomes.flatMap((outcome) => (outcome.kind === 'uncertain' ? (outcome.taken ?? []) : [])).at(0);
		if (taken === undefined) return;
		if (this.sizeBefore === undefined) {
			this.sizeBefore = this.size;
			this.size = Math.min(this.size, taken);
		} else this.size = this.sizeBefore;
	}

	/** A half: in one call, or in more where a smaller size was learnt meanwhile. */
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

	private settle(from: number, outcomes: readonly RowOutcome[]): void {
		outcomes.forEach((outcome, index) => {
			this.outcomes[from + index] = outcome;
		});
		if (outcomes.some((outcome) => outcome.kind === 'written')) this.badInARow = 0;
		else if (outcomes.length === 1) this.badInARow += 1;
		const failed = outcomes.find((outcome) => outcome.kind !== 'written');
		if (!this.plan.goOn && failed !== undefined) this.stop ??= failed.problem;
		this.plan.onProgress?.(this.outcomes.length);
	}

	private notSent(): NotSent {
		if (this.stop === undefined) throw new Error('a row was left out without a reason');
		return { kind: 'notSent', problem: this.stop };
	}
}

/** The service took the call as a call; an answer that was lost shows nothing. */
function showsThatTaken(outcome: RowOutcome): boolean {
	return outcome.kind === 'written' || (outcome.kind === 'refused' && !outcome.wholeCall);
}

function refusedWhole(outcome: RowOutcome): boolean {
	return outcome.kind === 'refused' && outcome.wholeCall && outcome.problem.kind === 'data';
}

/** A call of several rows that was refused as a whole and could not be halved any further. */
function ofTheCall(outcome: RowOutcome): RowOutcome {
	if (outcome.kind !== 'refused' || !outcome.wholeCall) return outcome;
	const message = sentences(
		outcome.problem.message,
		'This was said of a whole call of several records: the reason may be another record of it',
	);
	return { ...outcome, problem: { ...outcome.problem, message } };
}
