import type { Helpdesk, HelpdeskRecord } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import { filterTime, spanOf, zohoToIso } from '../../../nodes/ZohoSupport/services/support/times';
import type { TriggerEvent } from '../../../nodes/ZohoSupport/trigger/events/event';
import { serviceTime, steadyTime, wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import type { TriggerMemory } from '../../../nodes/ZohoSupport/trigger/schedule/memory';
import { PollRun } from '../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import type { TriggerSettings } from '../../../nodes/ZohoSupport/trigger/form/settings';
import type { Row, Version } from './model-desk';
import { Fault, type Given, type PollPlace, type Settings, type SystemUnderTest, WATCHED } from './system';

/** The parts of the product that a poll is made of; a deliberate break brings its own. */
export interface Parts {
	readonly PollRun: typeof PollRun;
	readonly zohoToIso: typeof zohoToIso;
	readonly spanOf: typeof spanOf;
	readonly filterTime: typeof filterTime;
	readonly HelpdeskError: typeof HelpdeskError;
	readonly ChangesByList: typeof ChangesByList;
}

const PRODUCT: Parts = { PollRun, zohoToIso, spanOf, filterTime, HelpdeskError, ChangesByList };

const DRIFT = 27 * 60 * 60 * 1000;
const PLENTY = 1_000_000_000;
const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined };

let processes = 0;

/** The trigger of the product, driven as trigger/poll.ts does. */
export function ours(name = 'the product', given: Parts = PRODUCT): SystemUnderTest {
	const parts = remembering(given);
	return {
		name,
		start: (settings) => {
			const memory: TriggerMemory = { busy: false };
			const process = `process ${(processes += 1)}`;
			return { poll: async (place) => await once(parts, memory, process, settings, place) };
		},
	};
}

/** The same, but that a text is worked out once: zones are slow, and histories have few times. */
function remembering(parts: Parts): Parts {
	const { spanOf: span, zohoToIso: toIso, filterTime: asked } = parts;
	return {
		...parts,
		spanOf: remembered((iso: string | null | undefined, zone: string) => `${iso} ${zone}`, span),
		zohoToIso: remembered((text: string, zone: string) => `${text} ${zone}`, toIso),
		// The question is asked to the minute.
		filterTime: remembered((since: Date, zone: string) => `${Math.floor(since.getTime() / 60_000)} ${zone}`, asked),
	};
}

function remembered<Given extends unknown[], Result>(
	key: (...given: Given) => string,
	work: (...given: Given) => Result,
): (...given: Given) => Result {
	const known = new Map<string, Result>();
	return (...given) => {
		const name = key(...given);
		const before = known.get(name);
		if (before !== undefined || known.has(name)) return before as Result;
		if (known.size > 100_000) known.clear();
		const result = work(...given);
		known.set(name, result);
		return result;
	};
}

async function once(
	parts: Parts,
	memory: TriggerMemory,
	process: string,
	settings: Settings,
	place: PollPlace,
): Promise<readonly Given[]> {
	if (memory.busy) return [];
	memory.busy = true;
	try {
		const { staticData, shared, durable, budget, wall, steady } = place;
		const host = {
			staticData,
			process,
			seed: seedIn(shared),
			durable,
			budget,
			now: () => ({ wall: wallTime(wall()), steady: steadyTime(steady()) }),
			log: silent,
		};
		const open = {
			helpdesk: helpdeskOf(parts, settings, place),
			place: 'portal department',
			words: { name: 'Zoho Support', endOfDay: 'midnight Pacific time' },
			usage: () => usageOf(place),
		};
		const { events } = await new parts.PollRun(host, memory, open, formOf(settings)).run();
		return events.map(givenOf);
	} finally {
		memory.busy = false;
	}
}

function seedIn(shared: Record<string, unknown>) {
	const write = (state: unknown) => {
		if (state !== undefined) shared.seed = state;
		else delete shared.seed;
	};
	return { read: () => shared.seed, write };
}

function formOf({ events, start: chosen, most }: Settings): TriggerSettings {
	const start = chosen.from === 'instant' ? { ...chosen, at: serviceTime(chosen.at) } : chosen;
	const watch = { events, most, fields: events === 'fieldChanged' ? [WATCHED] : [], conditions: [] };
	return {
		module: 'case',
		plural: 'cases',
		watch,
		start,
		startKey: JSON.stringify(start),
		fields: undefined,
		options: { format: 'json' },
		repeatAfterRestart: true,
	};
}

function usageOf({ spentUntil, wall }: PollPlace) {
	const until = spentUntil();
	const resetsAt = new Date(until ?? wall() + 12 * 60 * 60 * 1000).toISOString();
	return { limit: PLENTY, used: 0, left: PLENTY, reserve: 0, resetsAt, spent: until !== undefined };
}

/** Which row a record came from: the product hands out the records that it was given. */
const origin = new WeakMap<HelpdeskRecord, Version>();

/** The one method that a poll needs, between the wire and the domain as the classic API has it. */
function helpdeskOf(parts: Parts, { pageSize }: Settings, { zone, ask }: PollPlace): Helpdesk {
	const used: Pick<Helpdesk, 'changes' | 'createdField' | 'modifiedField' | 'times' | 'page'> = {
		changes: new parts.ChangesByList({ pageSize, filterDrift: DRIFT }),
		createdField: 'Created Time',
		modifiedField: 'Modified Time',
		times: (record) => ({
			created: parts.spanOf(record['Created Time'], zone),
			modified: parts.spanOf(record['Modified Time'], zone),
		}),
		page: async ({ modifiedSince }, window) => {
			const since = modifiedSince && parts.filterTime(modifiedSince, zone);
			const rows = await ask(since, window).catch((error: unknown) => {
				throw error instanceof Fault ? new parts.HelpdeskError(problem(error.kind, error.message, '')) : error;
			});
			return rows.map((row) => recordOf(parts, row, zone));
		},
	};
	// The port's other methods are no part of a poll.
	return used as Helpdesk;
}

function recordOf(
	{ zohoToIso: toIso }: Parts,
	{ id, created, modified, content, overdue, version }: Row,
	zone: string,
): HelpdeskRecord {
	const times = { 'Created Time': toIso(created, zone) ?? created, 'Modified Time': toIso(modified, zone) ?? modified };
	const record: HelpdeskRecord = { id, ...content, ...times, 'Is Overdue': overdue };
	origin.set(record, version);
	return record;
}

function givenOf({ kind, record, possibleRepeat, changes, certain, isEarlier }: TriggerEvent): Given {
	const version = origin.get(record);
	if (version === undefined) throw new Error(`an event shows a record ${record.id} that no answer held`);
	return {
		kind,
		version,
		possibleRepeat,
		...(isEarlier === true && { isEarlier }),
		...(changes !== undefined && certain && { old: changes[0].old }),
	};
}
