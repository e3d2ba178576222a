import { times } from 'es-toolkit/compat';
import { Chance } from '../../simulator/chance';
import type { Happening, Switches } from './portal';

/** One poll, and what happens before it and while it runs. */
export interface PollPlan {
	/** When it begins, by the service's clock. */
	readonly at: number;
	readonly before: Happening[];
	/** What happens after its first request, its second and so on. */
	readonly during: readonly Happening[][];
	/** The request that fails, counted from 1; 0 when none fails. */
	readonly fails: number;
	/** True when the workflow was published again just before. */
	readonly republished: boolean;
}

/** What happens in a portal and to a trigger. Nothing disturbs the first poll, which is the activation, nor the last two. */
export interface History {
	readonly switches: Switches;
	/** How far our clock is ahead of the service's. */
	readonly ahead: number;
	readonly before: readonly Happening[];
	readonly polls: readonly PollPlan[];
}

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000] as const;

const QUIET = { before: [], during: [], fails: 0, republished: false };

/** The same history for the same seed. The order of the draws is part of the seed: changing it changes all figures. */
export function historyOf(seed: number): History {
	const draw = new Draw(seed);
	const before = draw.past();
	const every = draw.one([1, 5, 15]) * MINUTE;
	const polls = times(12 + draw.below(24), (place) => draw.poll(draw.now + every, place === 0));
	for (const at of [draw.now + 30 * MINUTE, draw.now + 60 * MINUTE]) polls.push({ at, ...QUIET });
	return {
		switches: {
			recordOrder: draw.one(['newest-first', 'oldest-first', 'recently-modified-first', 'none']),
			lastModifiedTime: draw.one(['inclusive', 'inclusive', 'exclusive', 'ignored']),
			unit: draw.one([SECOND, SECOND, MINUTE]),
			filterOffset: draw.one([0, 0, 0, -12 * HOUR, 8 * HOUR, 14 * HOUR]),
		},
		ahead: draw.one([0, 0, 2 * SECOND, -2 * SECOND, 90 * SECOND, -90 * SECOND, HOUR, -HOUR]),
		before,
		polls,
	};
}

/** Draws from one seed, and remembers which records are there. */
class Draw extends Chance {
	now = Date.parse('2026-11-02T09:00:00Z');

	private readonly alive: number[] = [];

	private made = 0;

	/** Records of the three days before the activation. */
	past(): Happening[] {
		return this.happenings(this.one([0, 5, 30, 80, 140, 260]) + this.below(20), this.now, 72 * HOUR, true);
	}

	poll(at: number, first: boolean): PollPlan {
		const before = first ? [] : this.spell(this.now, at);
		const disturbed = !first && this.next() < 0.25;
		const during = disturbed ? times(3, (place) => this.happenings(this.below(3), at + place * SECOND)) : [];
		this.now = at + 4 * SECOND;
		const fails = !first && this.next() < 0.12 ? 1 + this.below(3) : 0;
		return { at, before, during, fails, republished: !first && this.next() < 0.03 };
	}

	/** Quiet, busy, a rush, or a burst of new records in one moment. */
	private spell(from: number, to: number): Happening[] {
		const luck = this.next();
		if (luck >= 0.94) return this.happenings(60 + this.below(200), to - 1, this.one([SECOND, MINUTE]), true);
		const count = luck >= 0.8 ? 5 + this.below(50) : luck >= 0.35 ? 1 + this.below(4) : 0;
		return this.happenings(count, to - 1, to - from);
	}

	private happenings(count: number, until: number, span = 0, allNew = false): Happening[] {
		const instants = times(count, () => (span === 0 ? until : until - this.below(span)));
		return instants.sort((a, b) => a - b).map((at) => this.happening(at, allNew));
	}

	private happening(at: number, isNew: boolean): Happening {
		const luck = this.next();
		if (isNew || luck < 0.55 || this.alive.length === 0) {
			this.alive.push((this.made += 1));
			return { at, kind: 'save', place: this.made };
		}
		// People mostly work on new records.
		const among = this.next() < 0.7 ? Math.min(5, this.alive.length) : this.alive.length;
		const index = this.alive.length - 1 - this.below(among);
		if (luck < 0.9) return { at, kind: 'save', place: this.alive[index] };
		return { at, kind: 'delete', place: this.alive.splice(index, 1)[0] };
	}
}
