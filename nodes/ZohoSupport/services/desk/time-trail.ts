import type { JsonObject } from '../../helpdesk/json';
import { instantOf, secondOf } from './times';

/** How far in time a walk came, and whether the service kept to the order of creation. */
export class TimeTrail {
	/** The creation of the first and of the last row, in milliseconds since 1970. */
	first: number | undefined;

	last: number | undefined;

	/** The creation of the first row of the last page. */
	pageFirst: number | undefined;

	isInOrder = true;

	constructor(private readonly isNewestFirst: boolean) {}

	/** Takes the rows of the next page. */
	note(rows: readonly JsonObject[]): void {
		let before: number | undefined;
		this.pageFirst = instantOf(rows.at(0)?.createdTime);
		for (const { createdTime } of rows) {
			const at = instantOf(createdTime);
			if (at === undefined || (before !== undefined && this.isLater(secondOf(before), secondOf(at))))
				this.isInOrder = false;
			before = at;
			this.first ??= at;
			if (at !== undefined && (this.last === undefined || this.isLater(at, this.last))) this.last = at;
		}
	}

	private isLater(at: number, than: number): boolean {
		return this.isNewestFirst ? at < than : at > than;
	}
}
