import { isMatch } from 'es-toolkit/compat';

const ENTRIES_KEPT = 100_000;

/** All requests since the start or the last clear, oldest first. Only the newest 100,000 are kept. */
export class RequestLog<Entry extends object> {
	private kept: Entry[] = [];

	/** Calls `changed` after every entry and every clear. */
	constructor(private readonly changed: () => void) {}

	write(entry: Entry): void {
		if (this.kept.length >= ENTRIES_KEPT) this.kept = this.kept.slice(ENTRIES_KEPT / 10);
		this.kept.push(entry);
		this.changed();
	}

	entries(): Entry[] {
		return [...this.kept];
	}

	/** The entries whose members are equal to those of the filter. */
	matching(filter: Partial<Entry>): Entry[] {
		return this.kept.filter((entry) => isMatch(entry, filter));
	}

	count(filter: Partial<Entry> = {}): number {
		return this.matching(filter).length;
	}

	clear(): void {
		this.kept = [];
		this.changed();
	}
}
