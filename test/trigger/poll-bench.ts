import type { Helpdesk, HelpdeskRecord, RecordQuery, Span } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { RowWindow } from '../../nodes/ZohoSupport/helpdesk/row-window';
import type { TriggerEvent } from '../../nodes/ZohoSupport/trigger/events/event';
import type { TriggerSettings } from '../../nodes/ZohoSupport/trigger/form/settings';
import { steadyTime, wallTime } from '../../nodes/ZohoSupport/helpdesk/instants';
import type { TriggerMemory } from '../../nodes/ZohoSupport/trigger/schedule/memory';
import type { PolledHelpdesk, PollHost } from '../../nodes/ZohoSupport/trigger/schedule/poll-host';
import { PollRun } from '../../nodes/ZohoSupport/trigger/schedule/poll-run';
import { type SavedState, stateFromJson } from '../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { DAY, HOUR, MINUTE, NOON, second, SECOND } from './rows';
import { CATALOGUE } from '../../nodes/ZohoSupport/services/support/catalogue';
import { type Json, jsonText } from '../../nodes/ZohoSupport/helpdesk/json';
import type { ReadRequest } from '../../nodes/ZohoSupport/services/support/changes/question';
import { ChangesByList } from '../../nodes/ZohoSupport/services/support/changes/changes';

const WORDS = { name: 'Zoho Support', endOfDay: 'midnight Pacific time' };

const CREATED = 'Created Time';
const MODIFIED = 'Modified Time';

/** A trigger without n8n: records of a service, the static data of n8n, and a clock that tests move. */
export class PollBench {
	readonly records: HelpdeskRecord[] = [];

	memory: TriggerMemory = { busy: false };

	staticData: Record<string, unknown> = {};

	seed: unknown;

	clock = NOON;

	process = 'a process';

	durable = true;

	budget = 60_000;

	/** Duration of each answer, in milliseconds. */
	tookMs = 0;

	limit = 100_000;

	used = 0;

	reserve = 0;

	spent = false;

	portal = 'portal';

	/** The requests, as the service sees them. */
	readonly asked: Array<RecordQuery & RowWindow> = [];

	readonly logged: string[] = [];

	/** The fields to show of the last poll's events. */
	shown: readonly string[] | undefined;

	/** Thrown by the next request. */
	trouble: unknown;

	ignoresFilter = false;

	/** The instants that a time may stand for. */
	spanOf: (at: number) => Span = second;

	/** The offset of all times, from the zone of the credential. */
	private offset = 'Z';

	settings: TriggerSettings = {
		module: 'case',
		plural: 'cases',
		watch: { events: 'created', fields: [], conditions: [], most: 1_000 },
		start: { from: 'now' },
		startKey: 'now',
		fields: undefined,
		isSimple: false,
		options: { format: 'json' },
		repeatAfterRestart: true,
	};

	/** Creates a record of the chosen module, now or at an instant. */
	add(id: number, more: HelpdeskRecord | object = {}, at = this.clock): void {
		const time = this.timeOf(at);
		this.records.push({
			id: String(id),
			Module: this.settings.module,
			[CREATED]: time,
			[MODIFIED]: time,
			Subject: `Case ${id}`,
			...more,
		});
	}

	change(id: number, more: object): void {
		const record = this.records.find((one) => one.id === String(id));
		if (record !== undefined) Object.assign(record, more, { [MODIFIED]: this.timeOf(this.clock) });
	}

	/**
	 * Corrects the zone of the credential: the same local times are other instants now.
	 * @param offset such as `+09:00`
	 */
	correctZone(offset: string): void {
		for (const record of this.records) {
			for (const [label, value] of Object.entries(record))
				if (typeof value === 'string' && /T[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value))
					record[label] = value.replace(/(Z|[+-]\d\d:\d\d)$/, offset);
		}
		this.offset = offset;
	}

	private timeOf(at: number): string {
		return new Date(at).toISOString().replace('Z', this.offset);
	}

	/** Polls after a time; returns the ids. @param dropped true if n8n drops the result, as at activation */
	async poll(after = 0, dropped = false): Promise<string[]> {
		return (await this.events(after, dropped)).map(({ record }) => record.id);
	}

	async events(after = 0, dropped = false): Promise<readonly TriggerEvent[]> {
		this.clock += after;
		const before = JSON.stringify(this.staticData);
		try {
			const { events, fields } = await new PollRun(this.host(), this.memory, this.open(), this.settings).run();
			this.shown = fields;
			return events;
		} finally {
			if (dropped) this.staticData = JSON.parse(before);
		}
	}

	/** Starts another process, which knows only what n8n saved. */
	restart(name = 'another process'): void {
		this.memory = { busy: false };
		this.process = name;
		this.staticData = JSON.parse(JSON.stringify(this.staticData));
	}

	get saved(): SavedState | undefined {
		return stateFromJson(this.staticData.trigger);
	}

	get resetsAt(): number {
		return NOON + DAY;
	}

	private host(): PollHost {
		return {
			staticData: this.staticData,
			seed: { read: () => this.seed, write: (state) => (this.seed = state) },
			durable: this.durable,
			process: this.process,
			budget: this.budget,
			now: () => ({ wall: wallTime(this.clock), steady: steadyTime(this.clock - NOON) }),
			log: {
				info: (text) => this.logged.push(`info ${text}`),
				warn: (text) => this.logged.push(`warn ${text}`),
				debug: (text) => this.logged.push(`debug ${text}`),
			},
		};
	}

	private open(): PolledHelpdesk {
		const instant = (text: Json | undefined) => (typeof text === 'string' ? this.spanOf(Date.parse(text)) : undefined);
		const used: Pick<Helpdesk, 'catalogue' | 'changesOf' | 'createdField' | 'modifiedField' | 'times'> & {
			changed(request: ReadRequest, query: RecordQuery): Promise<HelpdeskRecord[]>;
		} = {
			catalogue: CATALOGUE,
			changesOf: () => new ChangesByList({ pageSize: 200, filterDrift: 27 * HOUR }),
			createdField: CREATED,
			modifiedField: MODIFIED,
			times: (record) => ({ created: instant(record[CREATED]), modified: instant(record[MODIFIED]) }),
			changed: async ({ since, window }, query) =>
				await this.page({ ...query, ...(since !== null && { modifiedSince: new Date(since) }) }, window),
		};
		const usage = () => ({
			limit: this.limit,
			reserve: this.reserve,
			used: this.used,
			left: this.limit - this.used,
			spent: this.spent,
			resetsAt: new Date(this.resetsAt).toISOString(),
		});
		// A poll does not use the other methods of the port.
		return { words: WORDS, place: this.portal, usage, helpdesk: used as Helpdesk };
	}

	private page(query: RecordQuery, window: RowWindow): Promise<HelpdeskRecord[]> {
		const { trouble } = this;
		this.trouble = undefined;
		if (trouble !== undefined) return Promise.reject(trouble);
		this.asked.push({ ...query, ...window });
		this.used += 1;
		this.clock += this.tookMs;
		const since = this.ignoresFilter || query.modifiedSince === undefined ? 0 : filterInstant(query.modifiedSince);
		const rows = this.records.filter(
			(record) => record.Module === query.module && Date.parse(jsonText(record[MODIFIED])) >= since,
		);
		return Promise.resolve(rows.slice(window.from - 1, window.to).map((record) => shown(record, query.fields)));
	}
}

function shown(record: HelpdeskRecord, fields: readonly string[] | undefined): HelpdeskRecord {
	if (fields === undefined) return { ...record };
	return { id: record.id, ...Object.fromEntries(fields.map((field) => [field, record[field] ?? null])) };
}

/** The filter takes whole minutes and one second more, as in `filterTime`. */
function filterInstant(since: Date): number {
	return Math.floor(since.getTime() / MINUTE) * MINUTE - SECOND;
}
