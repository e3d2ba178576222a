import type { ModelDesk, Version } from './model-desk';

/** Records that are remembered one by one; beyond, repeats may be marked at any time. */
const REMEMBERED = 2_000;

/** Where an event may say that it may be a repeat. */
export class Marks {
	/** A process ended after it had begun. */
	forgot = false;

	/** What n8n kept was emptied while it ran. */
	wiped = false;

	/** When the times of the portal moved, until a reading has gone along. */
	movedSince: number | undefined;

	/** Up to here versions may come marked, since they are from before the times moved, or from the reading that saw it. */
	private until = -Infinity;

	constructor(
		private readonly desk: ModelDesk,
		private readonly durable: boolean,
	) {}

	/** More was made than is remembered. */
	get isCrowd(): boolean {
		return this.desk.everMade > REMEMBERED;
	}

	/** A new process may give the last batch again. */
	get repeatsBatch(): boolean {
		return this.wiped || (this.forgot && !this.durable);
	}

	/** A reading showed that the times moved. */
	seen({ from, to }: { readonly from: number; readonly to: number }): void {
		if (this.movedSince === undefined || from < this.movedSince) return;
		this.until = to;
		this.movedSince = undefined;
	}

	/** After a restart by default, where more changed at once than is remembered, and where the times of the portal moved. */
	may({ born }: Version): boolean {
		return this.isCrowd || this.repeatsBatch || this.movedSince !== undefined || born <= this.until;
	}
}
