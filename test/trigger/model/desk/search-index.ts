import { type Reading, scattered, type Version } from '../records';
import type { DeskPoints } from './points';

/** The search index of the model: it shows each version a while after it was saved. */
export class SearchIndex {
	private readonly shown = new Map<string, Version>();
	/** The first version of each record. */
	private readonly added: Version[] = [];
	/** Versions, and deleted records, that wait for their time. */
	private waiting: Array<{ readonly version: Version; readonly isDeleted: boolean; readonly due: number }> = [];
	/** The ticks since when, and until when, it showed a version. */
	private readonly from = new Map<Version, number>();
	private readonly to = new Map<Version, number>();

	constructor(
		private readonly points: Pick<DeskPoints, 'lag' | 'outOfOrder' | 'ghosts'>,
		private readonly now: () => number,
		private readonly tick: () => number,
	) {}

	add(version: Version): void {
		if (version.n === 1) this.added.push(version);
		this.waiting.push({ version, isDeleted: false, due: this.now() + this.lateness(version) });
		this.settle();
	}

	remove(version: Version): void {
		if (!this.points.ghosts) {
			this.waiting = this.waiting.filter((one) => one.version.id !== version.id);
			return this.hide(version.id);
		}
		this.waiting.push({ version, isDeleted: true, due: this.now() + this.points.lag });
		this.settle();
	}

	settle(): void {
		const now = this.now();
		const due = this.waiting.filter((one) => one.due <= now);
		if (due.length === 0) return;
		this.waiting = this.waiting.filter((one) => one.due > now);
		for (const { version, isDeleted } of due) {
			if (isDeleted) this.hide(version.id);
			else if ((this.shown.get(version.id)?.n ?? 0) < version.n) {
				this.hide(version.id);
				this.shown.set(version.id, version);
				this.from.set(version, this.tick());
			}
		}
	}

	versions(): Version[] {
		return [...this.shown.values()];
	}

	has(version: Version): boolean {
		return this.shown.get(version.id) === version;
	}

	/** Number of records that it did not show yet when a reading began. */
	lackingIn({ from, to }: Reading): number {
		const late = this.added.filter((version) => version.born <= to && this.appeared(version) > from);
		return new Set(late.map(({ id }) => id)).size;
	}

	shows(version: Version, { from, to }: Reading): boolean {
		return (this.from.get(version) ?? Infinity) <= from && (this.to.get(version) ?? Infinity) > to;
	}

	appeared(version: Version): number {
		return this.from.get(version) ?? Infinity;
	}

	private hide(id: string): void {
		const version = this.shown.get(id);
		if (version === undefined) return;
		this.shown.delete(id);
		this.to.set(version, this.tick());
	}

	private lateness(version: Version): number {
		const { lag, outOfOrder } = this.points;
		return outOfOrder && lag > 0 ? scattered(`${version.id}${version.n}`) % (lag + 1) : lag;
	}
}
