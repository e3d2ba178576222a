import type { TriggerProcess } from './system';

type Json = Record<string, unknown>;

/** Models how n8n keeps the state of a trigger: in a database, and in the memory of its processes. */
export class N8nModel<Process extends object = TriggerProcess> {
	/** The static data of the node in the database. */
	saved: string = '{}';

	/** The static data of the workflow in the database. */
	savedShared = '{}';

	/** In default mode, the object in memory that polls change. */
	private live: Json = watched('{}');

	/** The processes; the second one is used with durable cursors only. */
	private processes: Process[] = [];

	/** Number of publications. A poll that began before the last one is discarded. */
	life = 0;

	/** A durable commit that has not reached the database yet. */
	private late: { readonly by: number; readonly commit: () => void } | undefined;

	constructor(
		readonly durable: boolean,
		private readonly start: () => Process,
	) {
		this.restart();
	}

	/** Nothing was ever saved. */
	get empty(): boolean {
		return this.saved === '{}' && this.savedShared === '{}';
	}

	/** The static data of the workflow, loaded for each durable poll. */
	shared(): Json {
		return parse(this.savedShared);
	}

	process(by: number): Process {
		return this.processes[this.durable ? by : 0];
	}

	/** The static data that a poll writes to. */
	staticData(): Json {
		return this.durable ? parse(this.saved) : this.live;
	}

	/** Ends every process and starts new ones from the database. */
	restart(): void {
		this.processes = [this.start(), this.start()];
		this.late = undefined;
		this.republish();
	}

	/** Loads the workflow from the database again, in the same process. */
	republish(): void {
		this.life += 1;
		this.live = watched(this.saved);
	}

	wipe(): void {
		this.late = undefined;
		this.saved = '{}';
		this.savedShared = '{}';
	}

	save(staticData: Json): void {
		this.saved = JSON.stringify(staticData);
	}

	/** Saves later, when `land` is called. */
	saveLate(by: number, commit: () => void): void {
		this.late = { by, commit };
	}

	land(): void {
		this.late?.commit();
		this.late = undefined;
	}

	/**
	 * Lands the late commit of another process before `by` polls. Limit: a commit that lands after that poll is not
	 * modelled. The process cannot know of it, and n8n accepts both.
	 */
	landFor(by: number): void {
		if (this.late?.by !== by) this.land();
	}
}

/** n8n marks static data whose changes it tracks. */
function watched(json: string): Json {
	return Object.defineProperty(parse(json), '__dataChanged', { value: false, enumerable: false, writable: true });
}

function parse(json: string): Json {
	const value: unknown = JSON.parse(json);
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
