import { seededRandom } from '../../simulator/seeded-random';
import type { Happening, Switches } from './desk';

/** One poll, and what happens before it and while it runs. */
export interface PollPlan {
	/** When it begins, by the service's clock. */
	readonly at: number;
	readonly before: readonly Happening[];
	/** What happens after its first request, its second and so on. */
	readonly during: readonly Happening[][];
	/** The request that fails, counted from 1; 0: none. */
	readonly fails: number;
	/** The workflow was published anew just before. */
	readonly republished: boolean;
}

/** A life of a help desk and of a trigger. The first poll is the activation: nothing disturbs it. The last two find nothing new but what is owed. */
export interface History {
	readonly switches: Switches;
	/** How far our clock is ahead of the service's. */
	readonly ahead: number;
	readonly before: readonly Happening[];
	readonly polls: readonly PollPlan[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The same history for the same seed. */
export function historyOf(seed: number): History {
	const draw = new Draw(seed);
	const before = draw.past();
	const every = draw.one([1, 5, 15]) * MINUTE;
	const count = 12 + draw.below(24);
	const polls: PollPlan[] = [];
	for (let place = 0; place < count; place += 1) polls.push(draw.poll(draw.now + every, place === 0));
	for (let left = 2; left > 0; left -= 1)
		polls.push({ at: (draw.now += 30 * MINUTE), before: [], during: [], fails: 0, republished: false });
	return {
		switches: draw.switches(),
		ahead: draw.one([0, 0, 2 * SECOND, -2 * SECOND, 90 * SECOND, -90 * SECOND, HOUR, -HOUR]),
		before,
		polls,
	};
}

/** Draws from one seed, and remembers which records are there. */
class Draw {
	now = Date.parse('2026-11-02T09:00:00Z');

	private readonly random: () => number;

	private readonly alive: number[] = [];

	private made = 0;

	constructor(seed: number) {
		this.random = seededRandom(seed);
	}

	below(limit: number): number {
		return Math.floor(this.random() * limit);
	}

	one<Value>(values: readonly [Value, ...Value[]]): Value {
		return values[this.below(values.length)] ?? values[0];
	}

	private chance(part: number): boolean {
		return this.random() < part;
	}

	switches(): Switches {
		return {
			order: this.one(['newest-first', 'oldest-first', 'recently-modified-first', 'scattered']),
			modifiedSince: this.one(['inclusive', 'inclusive', 'exclusive', 'ignored']),
			unit: this.one([SECOND, SECOND, 60_000]),
			filterOffset: this.one([0, 0, 0, -12 * HOUR, 8 * HOUR, 14 * HOUR]),
		};
	}

	/** Records of the three days before the activation. */
	past(): Happening[] {
		const count = this.one([0, 5, 30, 80, 140, 260]) + this.below(20);
		const times = Array.from({ length: count }, () => this.now - this.below(72 * HOUR)).sort((a, b) => a - b);
		return times.map((at) => this.happening(at, 'create'));
	}

	poll(at: number, first: boolean): PollPlan {
		const before = first ? [] : this.spell(this.now, at);
		this.now = at;
		const during =
			first || !this.chance(0.25) ? [] : Array.from({ length: 3 }, (_, place) => this.few(at + place * SECOND));
		this.now += 4 * SECOND;
		return {
			at,
			before,
			during,
			fails: !first && this.chance(0.12) ? 1 + this.below(3) : 0,
			republished: !first && this.chance(0.03),
		};
	}

	/** Quiet, busy, a rush, or a burst of one moment. */
	private spell(from: number, to: number): Happening[] {
		const luck = this.random();
		const count =
			luck < 0.35 ? 0 : luck < 0.8 ? 1 + this.below(4) : luck < 0.94 ? 5 + this.below(50) : 60 + this.below(200);
		const span = luck < 0.94 ? to - from : this.one([SECOND, MINUTE]);
		const times = Array.from({ length: count }, () => to - 1 - this.below(span)).sort((a, b) => a - b);
		return times.map((at) => this.happening(at, luck < 0.94 ? undefined : 'create'));
	}

	private few(at: number): Happening[] {
		return Array.from({ length: this.below(3) }, () => this.happening(at));
	}

	private happening(at: number, wanted?: Happening['kind']): Happening {
		const luck = this.random();
		const kind = wanted ?? (luck < 0.55 || this.alive.length === 0 ? 'create' : luck < 0.9 ? 'edit' : 'delete');
		if (kind === 'create') {
			this.alive.push((this.made += 1));
			return { at, kind, place: this.made };
		}
		// Mostly a record that is new: people work on those.
		const among = this.chance(0.7) ? Math.min(5, this.alive.length) : this.alive.length;
		const index = this.alive.length - 1 - this.below(among);
		const place = this.alive[index] ?? 0;
		if (kind === 'delete') this.alive.splice(index, 1);
		return { at, kind, place };
	}
}
