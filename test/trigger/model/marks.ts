import type { ModelService, Version } from './records';

/** Number of records that are remembered. With more, any event may be marked as a repeat. */
const REMEMBERED = 2_000;

/** Knows which events may be marked as possible repeats. */
export class Marks {
	/** A process ended after its start. */
	forgot = false;

	/** The static data was emptied while n8n ran. */
	wiped = false;

	/** When the portal's times moved; undefined once a reading has adjusted to it. */
	movedSince: number | undefined;

	/**
	 * Versions up to this tick may come marked: they are from before the move, or from the reading that noticed it.
	 */
	private until = -Infinity;

	constructor(
		private readonly service: ModelService,
		private readonly durable: boolean,
	) {}

	/** More records were created than are remembered. */
	get isCrowd(): boolean {
		return this.service.everCreated > REMEMBERED;
	}

	/** The last batch may be repeated. */
	get repeatsBatch(): boolean {
		return this.wiped || (this.forgot && !this.durable);
	}

	/** A reading noticed that the times moved. */
	seen({ from, to }: { readonly from: number; readonly to: number }): void {
		if (this.movedSince === undefined || from < this.movedSince) return;
		this.until = to;
		this.movedSince = undefined;
	}

	/**
	 * Whether the event of a version may be marked.
	 */
	may({ born }: Version): boolean {
		return this.isCrowd || this.repeatsBatch || this.movedSince !== undefined || born <= this.until;
	}
}
