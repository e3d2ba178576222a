import { Clock } from '../clock';
import { openDataCentres } from './data-centre';
import type { DataCentres } from './data-centre';
import { fillStore } from './portal/seed';
import { Faults } from './faults/faults';
import { Journal } from './journal';
import type { JournalEntry } from './journal';
import { changedOpenPoints, defaultOpenPoints } from './open-points';
import type { OpenPoints } from './open-points';
import { DEFAULTS } from './options';
import type { SimulatorOptions } from './options';
import { dailyLimitOf } from './quota';
import type { Edition } from './quota';

/** All data of a running simulator. A reset replaces it all. */
interface State {
	readonly clock: Clock;
	readonly centres: DataCentres;
	readonly faults: Faults;
	readonly journal: Journal;
	readonly edition: Edition;
	readonly licences: number;
	points: OpenPoints;
}

/** The state of a simulator and the listeners for its changes. */
export class World {
	private state: State;
	private readonly listeners = new Set<() => void>();
	/** Runs after a request was read and before it is carried out. */
	hook: ((request: JournalEntry) => void) | undefined;

	constructor(options: SimulatorOptions) {
		this.state = this.stateFrom(options);
	}

	get clock(): Clock {
		return this.state.clock;
	}

	get centres(): DataCentres {
		return this.state.centres;
	}

	get faults(): Faults {
		return this.state.faults;
	}

	get journal(): Journal {
		return this.state.journal;
	}

	get points(): OpenPoints {
		return this.state.points;
	}

	get edition(): { name: Edition; licences: number } {
		return { name: this.state.edition, licences: this.state.licences };
	}

	/** Throws an Error that names an unknown switch or value. */
	setOpenPoints(change: Readonly<Record<string, unknown>>): void {
		this.state.points = changedOpenPoints(this.state.points, change);
		this.changed();
	}

	/** Resets the state, as if the simulator had started with these options. */
	reset(options: SimulatorOptions): void {
		this.state = this.stateFrom(options);
		this.hook = undefined;
		this.changed();
	}

	/** Returns a function that removes the listener. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	changed(): void {
		for (const listener of this.listeners) listener();
	}

	private stateFrom(options: SimulatorOptions): State {
		const start = new Date(options.now ?? Date.now());
		const clock = new Clock(start);
		const { edition = DEFAULTS.edition, licences = DEFAULTS.licences, tokenCeiling = DEFAULTS.tokenCeiling } = options;
		const centres = openDataCentres(clock, options.dailyLimit ?? dailyLimitOf(edition, licences), tokenCeiling);
		if (options.seed !== undefined)
			fillStore(centres.main.store, {
				seed: options.seed,
				cases: options.cases ?? DEFAULTS.cases,
				now: start.getTime(),
			});
		return {
			clock,
			centres,
			faults: new Faults(),
			journal: new Journal(() => this.changed()),
			edition,
			licences,
			points: changedOpenPoints(defaultOpenPoints(), options.openPoints ?? {}),
		};
	}
}
