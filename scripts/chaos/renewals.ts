/** Lets the token of Zoho Desk end while two calls are under way, and writes down which tokens n8n asks for then. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Renewal } from './reckoning';

/** Milliseconds that a call waits for a second one. */
const TOGETHER_WITHIN = 300;
/** Milliseconds between two ends: Zoho gives ten tokens in ten minutes, and a kill may cost one more. */
const EACH = 90_000;

export class Renewals {
	readonly made: Renewal[] = [];
	/** How often the token ended. */
	private ends = 0;
	private lastEnd = -Infinity;
	/** The call that waits for a second one. */
	private first: AbortController | undefined;

	/** @param end ends all access tokens */
	constructor(
		private readonly end: () => void,
		private readonly lives: { readonly life: number },
	) {}

	/** Notes a request, and lets it go on when this ends. */
	async see(operationId: string | null, now = performance.now()): Promise<void> {
		if (operationId === 'token') this.made.push({ end: this.ends, life: this.lives.life });
		if (operationId !== 'getContacts' || now - this.lastEnd < EACH) return;
		if (this.first === undefined) return await this.waitForSecond();
		this.lastEnd = now;
		this.ends += 1;
		this.end();
		this.first.abort();
	}

	private async waitForSecond(): Promise<void> {
		const call = new AbortController();
		this.first = call;
		await wait(TOGETHER_WITHIN, undefined, { signal: call.signal }).catch(() => undefined);
		if (this.first === call) this.first = undefined;
	}
}
