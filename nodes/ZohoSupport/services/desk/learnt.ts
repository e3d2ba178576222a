/** What a portal showed of itself where sources disagree. It is kept for the life of the process. */
export class Learnt {
	private readonly bounds = new Map<string, number>();

	private readonly refused = new Set<string>();

	private readonly fromOne = new Set<string>();

	private readonly lists = new Map<string, boolean>();

	private readonly deepest = new Map<string, number>();

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

	/** Whether a parameter of a path takes several values by comma; undefined as long as nothing shows it. */
	takesLists(path: string, parameter: string): boolean | undefined {
		return this.lists.get(`${path} ${parameter}`);
	}

	setTakesLists(path: string, parameter: string, takes: boolean): void {
		this.lists.set(`${path} ${parameter}`, takes);
	}
}
