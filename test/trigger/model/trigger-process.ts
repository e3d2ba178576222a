import type { Helpdesk, HelpdeskRecord } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { serviceTime, steadyTime, wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { type Json, jsonText } from '../../../nodes/ZohoSupport/helpdesk/json';
import { type HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { TriggerEvent } from '../../../nodes/ZohoSupport/trigger/events/event';
import type { TriggerSettings } from '../../../nodes/ZohoSupport/trigger/form/settings';
import type { TriggerMemory } from '../../../nodes/ZohoSupport/trigger/schedule/memory';
import type { PollRun } from '../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import type { Row, Version } from './records';
import { Fault, type Given, type PollPlace, type Settings, type SystemUnderTest, WATCHED } from './system';

/** The parts of the product that each service uses. A deliberate break replaces them. */
export interface CommonParts {
	readonly PollRun: typeof PollRun;
	readonly HelpdeskError: typeof HelpdeskError;
}

/** What a poll uses of a help desk. */
export interface PolledPart<Question extends object>
	extends Pick<Helpdesk, 'catalogue' | 'changesOf' | 'createdField' | 'modifiedField' | 'times'> {
	changed(question: Question): Promise<HelpdeskRecord[]>;
}

const PLENTY = 1_000_000_000;
const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined };

let processes = 0;

/** The trigger of the product, called as trigger/poll.ts calls it. */
export function triggerWith<Question extends object>(
	name: string,
	parts: CommonParts,
	helpdeskOf: (settings: Settings, place: PollPlace) => PolledPart<Question>,
): SystemUnderTest {
	return {
		name,
		start: (settings) => {
			const memory: TriggerMemory = { busy: false };
			const process = `process ${(processes += 1)}`;
			const poll = async (place: PollPlace) => {
				// A poll does not use the other methods of the port.
				const helpdesk = helpdeskOf(settings, place) as unknown as Helpdesk;
				const events = await pollWith(parts, memory, process, formOf(settings), place, helpdesk);
				return events.map(givenOf);
			};
			return { poll };
		},
	};
}

/** One poll of a trigger, as n8n calls it. */
export async function pollWith(
	parts: Pick<CommonParts, 'PollRun'>,
	memory: TriggerMemory,
	process: string,
	settings: TriggerSettings,
	place: PollPlace,
	helpdesk: Helpdesk,
): Promise<readonly TriggerEvent[]> {
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
			helpdesk,
			place: 'portal department',
			words: { name: 'Zoho Support', endOfDay: 'midnight Pacific time' },
			usage: () => usageOf(place),
		};
		const { events } = await new parts.PollRun(host, memory, open, settings).run();
		return events;
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
		isSimple: false,
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

/** Sends a request of a poll. A fault comes as the product would see it. */
export async function sent(parts: CommonParts, { ask }: PollPlace, question: object): Promise<readonly Row[]> {
	return await ask(question).catch((error: unknown) => {
		throw error instanceof Fault ? new parts.HelpdeskError(problem(error.kind, error.message, '')) : error;
	});
}

/** The version behind each record: events have the same record objects that the answers had. */
const origin = new WeakMap<HelpdeskRecord, Version>();

export function shownAs(record: HelpdeskRecord, version: Version): HelpdeskRecord {
	origin.set(record, version);
	return record;
}

function givenOf({ kind, record, possibleRepeat, changes, certain, isEarlier }: TriggerEvent): Given {
	const version = origin.get(record);
	if (kind === 'newComment' || kind === 'newReply') throw new Error('an event of a message');
	if (version === undefined) throw new Error(`an event shows a record ${record.id} that no answer held`);
	return {
		kind,
		version,
		possibleRepeat,
		...(isEarlier === true && { isEarlier }),
		...(changes !== undefined && certain && { old: textOrNull(changes[0].old) }),
	};
}
