import { type Change, type History, QUIET } from './history';

const ORDINARY: Omit<History, 'begins' | 'settings' | 'before' | 'actions'> = {
	durable: false,
	points: { order: 'newest', filter: 'inclusive', unit: 'second', filterZone: 'portal', pass: 'first', ahead: 0 },
	zone: 'UTC',
	wrongZone: undefined,
	ourClock: 0,
};

const created = (count: number): Change => ({ do: 'create', count, subject: 0, status: 0 });
const edited = (at: number, count: number, how: 'subject' | 'status' | 'back'): Change => ({
	do: 'edit',
	at,
	count,
	how,
});

/** Histories in which the trigger once lost or repeated an event, shrunk by the model check. */
export const ONCE_LOST: ReadonlyArray<readonly [what: string, history: History]> = [
	[
		'a zone change by twelve hours, a failed second page, and many edits at one instant',
		{
			...ORDINARY,
			points: { ...ORDINARY.points, filterZone: 'UTC' },
			begins: Date.parse('2025-10-26T00:15:00Z'),
			settings: { events: 'updated', start: { from: 'now' }, most: 1_000, pageSize: 4 },
			before: [{ do: 'create', count: 4, subject: 0, status: 0 }],
			actions: [
				{
					...QUIET,
					meanwhile: [
						[
							{ do: 'create', count: 17, subject: 0, status: 0 },
							{ do: 'fault', kind: 'network' },
						],
					],
				},
				{ do: 'wait', ms: 108_000_000 },
				QUIET,
				{ do: 'portal zone', to: 'Etc/GMT+12' },
				created(2),
				{ do: 'republish' },
				{ ...QUIET, meanwhile: [[], [{ do: 'fault', kind: 'network' }]] },
				edited(0, 31, 'subject'),
				edited(0, 1, 'subject'),
			],
		},
	],
	[
		'one event per poll, and an edit during a reading of several pages',
		{
			...ORDINARY,
			points: { ...ORDINARY.points, ahead: -3_600_000 },
			begins: Date.parse('2026-04-04T14:20:00Z'),
			settings: {
				events: 'fieldChanged',
				start: { from: 'instant', at: Date.parse('2026-04-04T14:19:30Z') },
				most: 1,
				pageSize: 30,
			},
			before: [{ do: 'create', count: 31, subject: 0, status: 0 }],
			actions: [
				edited(0, 4, 'status'),
				{ do: 'deactivate', ms: 604_800_000 },
				{ ...QUIET, meanwhile: [[{ do: 'edit', at: 0, count: 1, how: 'back' }]] },
				created(31),
			],
		},
	],
	[
		'a zone change while events wait, and a crash before the next batch is saved',
		{
			...ORDINARY,
			durable: true,
			begins: Date.parse('2025-11-02T08:48:30.500Z'),
			settings: {
				events: 'created',
				start: { from: 'instant', at: Date.parse('2025-11-02T06:48:30.500Z') },
				most: 1,
				pageSize: 4,
			},
			before: [{ do: 'create', count: 4, subject: 0, status: 0 }],
			actions: [
				{ do: 'portal zone', to: 'Australia/Lord_Howe' },
				{ ...QUIET, fate: 'crash-before' },
				edited(0, 4, 'subject'),
			],
		},
	],
	[
		'a batch that is repeated, marked, and dropped again',
		{
			...ORDINARY,
			durable: true,
			zone: 'Australia/Lord_Howe',
			begins: Date.parse('2026-01-14T11:59:57.300Z'),
			settings: {
				events: 'created',
				start: { from: 'instant', at: Date.parse('2026-01-14T09:59:57.300Z') },
				most: 1,
				pageSize: 4,
			},
			before: [{ do: 'create', count: 2, subject: 0, status: 0 }],
			actions: [
				{ do: 'portal zone', to: 'UTC' },
				{ do: 'restart' },
				{ ...QUIET, meanwhile: [[{ do: 'republish' }]] },
				created(1),
			],
		},
	],
	[
		'rows that move to the end of the list within one second by saves without a change',
		{
			...ORDINARY,
			durable: true,
			points: { ...ORDINARY.points, order: 'recently-modified-last' },
			begins: Date.parse('2025-11-02T07:10:00Z'),
			settings: { events: 'created', start: { from: 'now' }, most: 1, pageSize: 6 },
			before: [],
			actions: [
				created(31),
				QUIET,
				{ do: 'restart' },
				{ ...QUIET, meanwhile: [[], [], [], [{ do: 'fault', kind: 'network' }]] },
				{ do: 'edit', at: 1, count: 25, how: 'nothing' },
			],
		},
	],
	[
		'times that go back by eleven hours after a quiet week, and many records of one moment',
		{
			...ORDINARY,
			zone: 'Australia/Lord_Howe',
			begins: Date.parse('2025-11-02T07:10:00Z'),
			settings: { events: 'created', start: { from: 'now' }, most: 1, pageSize: 4 },
			before: [created(1)],
			actions: [
				{ do: 'deactivate', ms: 604_800_000 },
				{ do: 'portal zone', to: 'UTC' },
				created(21),
				QUIET,
				created(31),
			],
		},
	],
	[
		'a start with an empty portal, in a zone with times 22 hours earlier, at the end of summer time',
		{
			...ORDINARY,
			points: { ...ORDINARY.points, filter: 'ignored', filterZone: 'UTC', ahead: 3_600_000 },
			zone: 'America/Los_Angeles',
			wrongZone: 'Pacific/Kiritimati',
			begins: Date.parse('2025-11-02T08:48:30.500Z'),
			ourClock: 90_000,
			settings: { events: 'created', start: { from: 'now' }, most: 1_000, pageSize: 4 },
			before: [],
			actions: [created(1), QUIET],
		},
	],
	[
		'a zone change that only one record outside the overlap shows, and marks that come one poll later',
		{
			...ORDINARY,
			zone: 'Etc/GMT+12',
			begins: Date.parse('2025-11-02T08:48:30.500Z'),
			settings: { events: 'updated', start: { from: 'now' }, most: 1_000, pageSize: 4 },
			before: [],
			actions: [
				created(21),
				{ do: 'wait', ms: 61_000 },
				{ ...QUIET, meanwhile: [[], [edited(0, 1, 'subject')]] },
				{ do: 'deactivate', ms: 604_800_000 },
				{ do: 'portal zone', to: 'UTC' },
				edited(20, 1, 'subject'),
				QUIET,
				edited(1, 1, 'subject'),
			],
		},
	],
];
