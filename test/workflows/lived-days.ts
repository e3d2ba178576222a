import { DateTime } from 'luxon';
import type { Simulator } from '../../simulator/support/simulator';
import type { ActiveTrigger } from './active-trigger';
import type { Happening } from './office-days';

/** How a trigger is run through days of a help desk. */
export interface Life {
	readonly simulator: Simulator;
	readonly trigger: ActiveTrigger;
	/** Moves n8n's wall clock and steady clock, and the service's clock with them. */
	readonly setClock: (at: number) => void;
	readonly from: number;
	readonly until: number;
	/** The time between two polls of n8n. */
	readonly everyMinutes: number;
	readonly happenings: readonly Happening[];
}

/** The result. */
export interface Lived {
	/** Milliseconds from the creation of each case until the workflow started with it, in the order of starts. */
	readonly waits: readonly number[];
	/** Cases for which no workflow was started. */
	readonly missed: number;
	/** How often a workflow was started for a case again, or for a case that existed before. */
	readonly repeated: number;
	readonly errors: readonly string[];
	/**
	 * Requests of each Pacific day, as the service counted them by its own clock. The last day has only its first hours.
	 */
	readonly requestsADay: readonly number[];
	/** Polls of n8n. The trigger skips most of them. */
	readonly polls: number;
}

const MINUTE_MS = 60_000;

/** Once the pace has let the trigger ask again, it has seen all cases. */
const AFTERMATH_MS = 2 * 60 * MINUTE_MS;

/** Runs a trigger through days of a help desk, and waits for the last case. */
export async function live({
	simulator,
	trigger,
	setClock,
	from,
	until,
	everyMinutes,
	happenings,
}: Life): Promise<Lived> {
	const cases = new Cases(simulator);
	const spent = new Map<string, number>();
	const errors: string[] = [];
	const waiting = [...happenings];
	let polls = 0;
	for (let at = from; at < until + AFTERMATH_MS; at += everyMinutes * MINUTE_MS) {
		while (waiting[0] !== undefined && waiting[0].at <= at) {
			setClock(waiting[0].at);
			cases.happen(waiting[0]);
			waiting.shift();
		}
		setClock(at);
		const { items, error } = await trigger.poll();
		polls += 1;
		if (error !== undefined) errors.push(`${new Date(at).toISOString()} ${error.message}`);
		cases.started(
			items.map(({ id }) => String(id)),
			at,
		);
		spent.set(pacificDay(simulator.clock.now()), simulator.quota.used());
	}
	return { ...cases.counted(), errors, requestsADay: [...spent.values()], polls };
}

function pacificDay(at: Date): string {
	return DateTime.fromJSDate(at, { zone: 'America/Los_Angeles' }).toISODate() ?? '';
}

/** The cases of these days, and when the workflow was started for each. */
class Cases {
	private readonly ids: string[] = [];

	private readonly born = new Map<string, number>();

	private readonly waits = new Map<string, number>();

	private repeated = 0;

	constructor(private readonly simulator: Simulator) {}

	happen({ at, place, kind }: Happening): void {
		if (kind === 'changed')
			return this.simulator.change('requests', this.ids[place] ?? '', {
				Status: at % 2 === 0 ? 'On Hold' : 'Escalated',
			});
		const id = this.simulator.add('requests', { Subject: `Case ${place + 1}`, 'Contact Name': 'Ann Lee' });
		this.ids[place] = id;
		this.born.set(id, at);
	}

	started(ids: readonly string[], at: number): void {
		for (const id of ids) {
			const born = this.born.get(id);
			if (born === undefined || this.waits.has(id)) this.repeated += 1;
			else this.waits.set(id, at - born);
		}
	}

	counted(): Pick<Lived, 'waits' | 'missed' | 'repeated'> {
		return { waits: [...this.waits.values()], missed: this.born.size - this.waits.size, repeated: this.repeated };
	}
}
