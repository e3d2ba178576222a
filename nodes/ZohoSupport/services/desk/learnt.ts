/** How long a portal counts as one that takes no lists: each try costs up to nine credits. */
const DOUBTED_MS = 60 * 60 * 1000;

/** What a portal showed of itself where sources disagree. It is kept for the life of the process. */
export class Learnt {
	private readonly bounds = new Map<string, number>();

	private readonly refused = new Set<string>();

	private readonly fromOne = new Set<string>();

	private readonly listed = new Map<string, number>();

	private readonly doubted = new Map<string, number>();

	private readonly deepest = new Map<string, number>();

	private readonly emptied = new Map<string, number>();

	/** How many of the empty values of a field were seen to empty nothing, at first one after another. */
	emptyTries(place: string): number {
		return this.emptied.get(place) ?? 0;
	}

	/** @param place the path of the module and the name of the field */
	setEmptyTries(place: string, count: number): void {
		this.emptied.set(place, count);
	}

	/** The most rows that a path gives, at most the number asked for [open-points 1a]. */
	mostRows(path: string, asked: number): number {
		return Math.min(asked, this.bounds.get(path) ?? asked);
	}

	setMostRows(path: string, most: number): void {
		this.bounds.set(path, most);
	}

	/** True if the path refused the parameter, or a value of it [open-points 3, 6b, 6c]. */
	refuses(path: string, parameter: string): boolean {
		return this.refused.has(`${path} ${parameter}`);
	}

	refuse(path: string, parameter: string): void {
		this.refused.add(`${path} ${parameter}`);
	}

	/** True for a list that refuses `from=0` [open-points 2a]. */
	startsAtOne(path: string): boolean {
		return this.fromOne.has(path);
	}

	startAtOne(path: string): void {
		this.fromOne.add(path);
	}

	/** The greatest `from` of a path, as far as known [open-points 2c, 2d]. */
	greatestFrom(path: string): number {
		return this.deepest.get(path) ?? Infinity;
	}

	setGreatestFrom(path: string, from: number): void {
		this.deepest.set(path, Math.min(from, this.greatestFrom(path)));
	}

	/** The most values by comma that a parameter of a path was seen to take; 0 as long as nothing shows it. */
	mostListed(path: string, parameter: string): number {
		return this.listed.get(`${path} ${parameter}`) ?? 0;
	}

	setMostListed(path: string, parameter: string, most: number): void {
		this.listed.set(`${path} ${parameter}`, Math.max(most, this.mostListed(path, parameter)));
	}

	/**
	 * True for a while after a try did not show that the parameter takes lists. The search may have been late, or there
	 * were too few records.
	 * @param now milliseconds since 1970
	 */
	doubtsLists(path: string, parameter: string, now: number): boolean {
		return now < (this.doubted.get(`${path} ${parameter}`) ?? 0) + DOUBTED_MS;
	}

	doubtLists(path: string, parameter: string, now: number): void {
		this.doubted.set(`${path} ${parameter}`, now);
	}
}
