import type { JsonObject } from '../../helpdesk/json';
import { idOf } from './answers';
import { type KnownCondition, meets } from './conditions';
import { fullRecords } from './full-records';
import type { ReadContext } from './read-context';
import { departmentsIn } from './record-values';

/** Rows as they come in, each record once, without those that do not meet the conditions. */
export class RowCollector {
	/** How many rows were kept. */
	size = 0;

	/** By id, in the order in which they came; undefined for a row that was left out. One table, since it may be long. */
	private readonly came = new Map<string, JsonObject | undefined>();

	/** Told of the rows of each page. */
	onRows: (rows: readonly JsonObject[]) => void = () => undefined;

	/**
	 * @param asked conditions that the service was asked for: they hold for a row that does not show the field
	 */
	constructor(
		private readonly context: ReadContext,
		private readonly conditions: readonly KnownCondition[],
		private readonly asked: readonly KnownCondition[],
		readonly limit: number | undefined,
	) {}

	/** True if rows are left out here, so that more must be read than are wanted. */
	get leavesOut(): boolean {
		const { fields, settings } = this.context;
		const hasDepartment = fields.named('departmentId') !== undefined || fields.named('departmentIds') !== undefined;
		return this.conditions.length > 0 || (settings.department !== undefined && hasDepartment);
	}

	get isFull(): boolean {
		return this.limit !== undefined && this.size >= this.limit;
	}

	/** The rows that were kept, in the order in which they came. */
	get rows(): JsonObject[] {
		return [...this.came.values()].filter((row) => row !== undefined);
	}

	/** The ids that have come by now, also of rows that were left out. */
	ids(): ReadonlySet<string> {
		return new Set(this.came.keys());
	}

	/** True for the id of a row that came, also of one that was left out. */
	hasSeen(id: string): boolean {
		return this.came.has(id);
	}

	/** Takes the rows of a page. @returns true if enough were read */
	async take(rows: readonly JsonObject[]): Promise<boolean> {
		this.onRows(rows);
		const fresh = rows.filter((row) => !this.hasSeen(idOf(row)));
		for (const row of fresh) this.came.set(idOf(row), undefined);
		const possible = fresh.filter((row) => this.isOfDepartment(row) && this.verdict(row) !== false);
		for (let at = 0; at < possible.length && !this.isFull; ) {
			const some = possible.slice(at, at + this.atOnce);
			at += some.length;
			for (const row of await this.kept(some)) this.keep(row);
		}
		return this.isFull;
	}

	/** How many rows to look at together: a full record costs a credit, so no more than are still wanted. */
	private get atOnce(): number {
		if (this.limit === undefined) return Infinity;
		return Math.min(this.context.settings.pagesAtOnce, this.limit - this.size);
	}

	private keep(row: JsonObject): void {
		if (this.came.get(idOf(row)) === undefined) this.size += 1;
		this.came.set(idOf(row), row);
	}

	private async kept(possible: readonly JsonObject[]): Promise<readonly JsonObject[]> {
		if (!this.context.settings.fullRecords && possible.every((row) => this.verdict(row) === true)) return possible;
		const doubtful = (row: JsonObject) => this.context.settings.fullRecords || this.verdict(row) === undefined;
		const full = new Map(
			(await fullRecords(this.context, possible.filter(doubtful))).map((record) => [idOf(record), record]),
		);
		// A full record that does not show the field either hides it: nobody can say that it meets the condition.
		return possible
			.map((row) => (doubtful(row) ? full.get(idOf(row)) : row))
			.filter((row) => row !== undefined)
			.filter((row) => this.verdict(row) === true);
	}

	/** Whether a row meets all conditions; undefined if it does not show a field that only this side can check. */
	private verdict(row: JsonObject): boolean | undefined {
		let isSure = true;
		for (const condition of this.conditions) {
			const met = meets(row, condition);
			if (met === false) return false;
			if (met === undefined && !this.asked.includes(condition)) isSure = false;
		}
		return isSure ? true : undefined;
	}

	/** A list may ignore the parameter of the department [open-points 3]. */
	private isOfDepartment(row: JsonObject): boolean {
		const { department } = this.context.settings;
		return department === undefined || departmentsIn(row)?.includes(department) !== false;
	}
}
