/** A list that stays in order when items are added or removed. Items are found by binary search. */
export class OrderedList<Item> {
	/** How often two items were compared, for tests. */
	comparisons = 0;
	private readonly items: Item[];

	/** `compare` must not return 0 for two different items. */
	constructor(
		items: Iterable<Item>,
		private readonly compare: (left: Item, right: Item) => number,
	) {
		this.items = [...items].sort(compare);
	}

	get size(): number {
		return this.items.length;
	}

	/** The item at a position from 0; undefined past the end. */
	at(place: number): Item | undefined {
		return this.items[place];
	}

	/** The first position whose item does not come before the one sought. The items before it must come first. */
	firstNot(isBefore: (item: Item) => boolean): number {
		let low = 0;
		let high = this.items.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const there = this.items[middle];
			if (there !== undefined && isBefore(there)) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	insert(item: Item): void {
		const last = this.items.at(-1);
		if (last === undefined || this.compared(last, item) < 0) this.items.push(item);
		else this.items.splice(this.placeOf(item), 0, item);
	}

	/** Call it before a change that affects the order. */
	remove(item: Item): void {
		const place = this.placeOf(item);
		if (this.items[place] === item) this.items.splice(place, 1);
	}

	[Symbol.iterator](): Iterator<Item> {
		return this.items[Symbol.iterator]();
	}

	private placeOf(item: Item): number {
		return this.firstNot((there) => this.compared(there, item) < 0);
	}

	private compared(left: Item, right: Item): number {
		this.comparisons += 1;
		return this.compare(left, right);
	}
}
