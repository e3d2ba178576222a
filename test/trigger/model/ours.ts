import type { Helpdesk, HelpdeskRecord } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { type Json, jsonText } from '../../../nodes/ZohoSupport/helpdesk/json';
import { HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { CATALOGUE } from '../../../nodes/ZohoSupport/services/support/catalogue';
import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import type { ReadRequest } from '../../../nodes/ZohoSupport/services/support/changes/question';
import { filterTime, spanOf, zohoToIso } from '../../../nodes/ZohoSupport/services/support/times';
import type { TriggerEvent } from '../../../nodes/ZohoSupport/trigger/events/event';
import { serviceTime, steadyTime, wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import type { TriggerMemory } from '../../../nodes/ZohoSupport/trigger/schedule/memory';
import { PollRun } from '../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import type { TriggerSettings } from '../../../nodes/ZohoSupport/trigger/form/settings';
import type { Row, Version } from './model-service';
import { Fault, type Given, type PollPlace, type Settings, type SystemUnderTest, WATCHED } from './system';

/** The parts of the product that a poll uses. A deliberate break replaces them. */
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

/** The trigger of the product, called as trigger/poll.ts calls it. */
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

/** Caches the conversion of times: zones are slow, and histories have few distinct times. */
function remembering(parts: Parts): Parts {
	const { spanOf: span, zohoToIso: toIso, filterTime: asked } = parts;
	return {
		...parts,
		spanOf: remembered((iso: string | null | undefined, zone: string) => `${iso} ${zone}`, span),
		zohoToIso: remembered((text: string, zone: string) => `${text} ${zone}`, toIso),
		// The filter takes whole minutes.
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

const textOrNull = (value: Json) => (value === null ? null : jsonText(value));

/** The version behind each record: events have the same record objects that the answers had. */
const origin = new WeakMap<HelpdeskRecord, Version>();

/** The part of the port that a poll needs, with the times of the classic API. */
function helpdeskOf(parts: Parts, { pageSize }: Settings, { zone, ask }: PollPlace): Helpdesk {
	const used: Pick<Helpdesk, 'catalogue' | 'changesOf' | 'createdField' | 'modifiedField' | 'times'> & {
		changed(request: ReadRequest): Promise<HelpdeskRecord[]>;
	} = {
		catalogue: CATALOGUE,
		changesOf: () => new parts.ChangesByList({ pageSize, filterDrift: DRIFT }),
		createdField: 'Created Time',
		modifiedField: 'Modified Time',
		times: (record) => ({
			created: parts.spanOf(jsonText(record['Created Time']), zone),
			modified: parts.spanOf(jsonText(record['Modified Time']), zone),
		}),
		changed: async ({ since, window }) => {
			const asked = since === null ? undefined : parts.filterTime(new Date(since), zone);
			const rows = await ask(asked, window).catch((error: unknown) => {
				throw error instanceof Fault ? new parts.HelpdeskError(problem(error.kind, error.message, '')) : error;
			});
			return rows.map((row) => recordOf(parts, row, zone));
		},
	};
	// A poll does not use the other methods of the port.
	return used as unknown as Helpdesk;
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
		...(changes !== undefined && certain && { old: textOrNull(changes[0].old) }),
	};
}
