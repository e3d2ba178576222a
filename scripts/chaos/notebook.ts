/** What was seen of one service from outside: cases that came in, how often it was polled, what the workflow told. */
import type { OwnedCase, Telling } from './reckoning';

/** Milliseconds: polls are five seconds apart. */
const TURN = 3_000;

export class Notebook {
	readonly cases: OwnedCase[] = [];
	readonly tellings: Telling[] = [];
	/** How often the service was asked for its list. */
	polls = 0;
	/** The same, but polls within three seconds count once: after a start n8n's scheduler catches up with many at once. */
	turns = 0;
	/** The cases that the workflow read again. */
	readonly readAgain = new Set<string>();
	private lastTurn = -Infinity;
	private readonly held = new Map<string, Promise<void>>();
	private readonly givenUp = new Set<string>();

	/** @param lives how often n8n was started */
	constructor(private readonly lives: { readonly life: number } = { life: 1 }) {}

	polled(now = performance.now()): void {
		this.polls += 1;
		if (now - this.lastTurn < TURN) return;
		this.turns += 1;
		this.lastTurn = now;
	}

	/** Ends when the telling may be answered. */
	async told(telling: Omit<Telling, 'life'>): Promise<void> {
		this.tellings.push({ ...telling, life: this.lives.life });
		await this.held.get(telling.id);
	}

	/** The telling of this case is answered only when the function that this gives is called. */
	hold(id: string): () => void {
		let release = () => {};
		this.held.set(id, new Promise((resolve) => (release = resolve)));
		return release;
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

	/** Waits no longer for what was not told by now. It may still come. */
	giveUp(): void {
		for (const id of this.untold()) this.givenUp.add(id);
	}
}
