interface Entry<Value> {
	readonly at: number;
	readonly value: Promise<Value>;
}

/**
 * Values that this process keeps for a while. Those who ask at the same time share one request. A failure is not kept,
 * nor is undefined.
 */
export class Remembered<Value> {
	private readonly entries = new Map<string, Entry<Value>>();

	/**
	 * @param keptMs how long, in milliseconds
	 * @param most the most values; the oldest go first
	 * @param now the steady clock
	 */
	constructor(
		private readonly keptMs: number,
		private readonly most = 1_000,
		private readonly now: () => number = () => performance.now(),
	) {}

	async get(key: string, make: () => Promise<Value>): Promise<Value> {
		const known = this.known(key);
		if (known !== undefined) return await known;
		const entry = { at: this.now(), value: make() };
		this.entries.delete(key);
		this.entries.set(key, entry);
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= this.most) break;
			this.entries.delete(oldest);
		}
		const drop = () => {
			if (this.entries.get(key) === entry) this.entries.delete(key);
		};
		entry.value.then((value) => value === undefined && drop(), drop);
		return await entry.value;
	}

	/** What is kept now; undefined if nothing is. */
	known(key: string): Promise<Value> | undefined {
		const entry = this.entries.get(key);
		return entry !== undefined && this.now() - entry.at < this.keptMs ? entry.value : undefined;
	}

	forget(key: string): void {
		this.entries.delete(key);
	}

	clear(): void {
		this.entries.clear();
	}
}
