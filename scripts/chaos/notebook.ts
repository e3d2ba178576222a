/** What was seen from outside: cases that came in, what the help desk was asked, what the workflow told. */
import type { JournalEntry } from '../../simulator/simulator';
import type { OwnedCase, Telling } from './reckoning';

/** Milliseconds: polls are five seconds apart. */
const TURN = 3_000;

export class Notebook {
	readonly cases: OwnedCase[] = [];
	readonly tellings: Telling[] = [];
	/** How often n8n was started. */
	life = 0;
	/** How often it was killed, and how often it gave up while it started. */
	kills = 0;
	gaveUp = 0;
	/** How often the help desk was asked for its list. */
	polls = 0;
	/** The same, but what was asked within seconds counts once: after a start n8n's scheduler catches up with many polls at once. */
	turns = 0;
	private lastTurn = -Infinity;
	private readonly givenUp = new Set<string>();
	/** The cases that the last node of the workflow read again. */
	readonly readAgain = new Set<string>();
	private readonly waiting = new Set<() => void>();

	asked({ method, parameters }: Pick<JournalEntry, 'method' | 'parameters'>, now = performance.now()): void {
		if (method === 'getrecords') this.polled(now);
		if (method === 'getrecordsbyid') this.readAgain.add(parameters.id ?? '');
		this.look();
	}

	private polled(now: number): void {
		this.polls += 1;
		if (now - this.lastTurn < TURN) return;
		this.turns += 1;
		this.lastTurn = now;
	}

	told(telling: Omit<Telling, 'life'>): void {
		this.tellings.push({ ...telling, life: this.life });
		this.look();
	}

	isTold(id: string): boolean {
		return this.tellings.some((telling) => telling.id === id);
	}

	untold(): string[] {
		return this.cases.map(({ id }) => id).filter((id) => !this.isTold(id));
	}

	/** The cases that were not told and are still waited for. */
	awaited(): string[] {
		return this.untold().filter((id) => !this.givenUp.has(id));
	}

	/** Waits no longer for what was not told by now; it may yet come. */
	giveUp(): void {
		for (const id of this.untold()) this.givenUp.add(id);
	}

	/**
	 * Waits until something that is written down here holds.
	 * @param what what is waited for, for the sentence of the error
	 * @param within milliseconds
	 * @throws when it does not come, and the signal's reason when aborted
	 */
	async until(what: string, holds: () => boolean, within: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		let look = () => {};
		let stop = () => {};
		let timer: NodeJS.Timeout | undefined;
		const held = new Promise<void>((resolve, reject) => {
			look = () => holds() && resolve();
			stop = () => reject(signal?.reason as Error);
			timer = setTimeout(() => reject(new Error(`${what} did not come within ${within / 1_000} s.`)), within);
		});
		signal?.addEventListener('abort', stop, { once: true });
		this.waiting.add(look);
		look();
		try {
			await held;
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener('abort', stop);
			this.waiting.delete(look);
		}
	}

	private look(): void {
		for (const look of this.waiting) look();
	}
}
