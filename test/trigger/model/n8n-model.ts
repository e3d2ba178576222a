import type { TriggerProcess } from './system';

type Json = Record<string, unknown>;

/** What n8n keeps of a trigger, and where: a database that outlives processes, and what a process holds of it. */
export class N8nModel {
	/** As the database has it. */
	saved: string = '{}';

	/** What the database has for the whole workflow. */
	savedShared = '{}';

	/** Default mode: the object that polls change, live in the memory of the process. */
	private live: Json = watched('{}');

	/** One or two processes; a second only where cursors are durable. */
	private processes: TriggerProcess[] = [];

	/** Counts lives of the workflow in memory: a poll of an earlier one is discarded. */
	life = 0;

	/** A durable commit that has not come to the database yet. */
	private late: { readonly by: number; readonly commit: () => void } | undefined;

	constructor(
		readonly durable: boolean,
		private readonly start: () => TriggerProcess,
	) {
		this.restart();
	}

	/** Nothing was ever saved. */
	get empty(): boolean {
		return this.saved === '{}' && this.savedShared === '{}';
	}

	/** Static data of the whole workflow, which each durable poll loads anew. */
	shared(): Json {
		return parse(this.savedShared);
	}

	process(by: number): TriggerProcess {
		return this.processes[this.durable ? by : 0];
	}

	/** What a poll may write to. */
	staticData(): Json {
		return this.durable ? parse(this.saved) : this.live;
	}

	/** Every process ends and begins again from the database. */
	restart(): void {
		this.processes = [this.start(), this.start()];
		this.late = undefined;
		this.republish();
	}

	/** A new workflow from the database, in the same process. */
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

	/** Saves when `land` is called. */
	saveLate(by: number, commit: () => void): void {
		this.late = { by, commit };
	}

	land(): void {
		this.late?.commit();
		this.late = undefined;
	}

	/** Limit: a commit that takes longer than until another process polls can't be known of there; n8n's own fence lets it pass. */
	landFor(by: number): void {
		if (this.late?.by !== by) this.land();
	}
}

/** n8n marks the static data that it watches. */
function watched(json: string): Json {
	return Object.defineProperty(parse(json), '__dataChanged', { value: false, enumerable: false, writable: true });
}

function parse(json: string): Json {
	const value: unknown = JSON.parse(json);
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
