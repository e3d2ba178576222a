import { type Change, type History, type Poll, QUIET } from '../history';
import type { DeskPoints } from './points';

const POINTS: DeskPoints = {
	lag: 30_000,
	outOfOrder: false,
	ghosts: false,
	ends: 'inclusive',
	unit: 'millisecond',
	listBase: 0,
	ties: 'id',
	tiesTurn: false,
	commentsMove: false,
	ahead: 0,
};

const LATE_IN_ORDER = { ...POINTS, lag: 300_000 };
const LATE = { ...LATE_IN_ORDER, outOfOrder: true };

type Told = Pick<History, 'settings' | 'actions'> & Partial<Pick<History, 'before' | 'durable' | 'desk'>>;

const told = (history: Told): History => ({
	durable: false,
	// Those of the classic API do not count.
	points: { order: 'newest', filter: 'inclusive', unit: 'second', filterZone: 'UTC', pass: 'first', ahead: 0 },
	zone: 'UTC',
	wrongZone: undefined,
	begins: Date.parse('2026-01-14T12:00:00Z'),
	ourClock: 0,
	before: [],
	desk: POINTS,
	...history,
});

const created = (count: number): Change => ({ do: 'create', count, subject: 0, status: 0 });
const edited = (at: number, count: number, how: 'subject' | 'status' = 'subject'): Change => ({
	do: 'edit',
	at,
	count,
	how,
});
const wait = (ms: number): Change => ({ do: 'wait', ms });
const poll = (other: Partial<Poll>): Poll => ({ ...QUIET, ...other });

const SMALL = { most: 1_000, pageSize: 4, reach: 5_000 };
const NOW = { from: 'now' } as const;
const EVERYTHING = { from: 'everything', most: 1_000 } as const;

/** Histories in which the trigger once lost or repeated an event, or a deliberate break does; by what happens. */
export const DESK_ONCE_LOST = {
	'more new records than the list can show, before the index has them': told({
		settings: { ...SMALL, events: 'created', start: NOW, most: 1, reach: 20 },
		actions: [created(31), QUIET],
	}),
	'an edit while records are read one by one, of which the index shows the earlier version': told({
		desk: LATE,
		settings: { ...SMALL, events: 'fieldChanged', start: EVERYTHING, pageSize: 30 },
		actions: [
			created(51),
			wait(61_000),
			poll({ meanwhile: [[], [edited(0, 1, 'status')]] }),
			created(12),
			wait(2_000),
			QUIET,
			poll({ hurried: true, fate: 'crash-before' }),
		],
	}),
	'two versions of one moment, the later of which was read by id': told({
		desk: { ...POINTS, outOfOrder: true },
		settings: {
			...SMALL,
			events: 'createdOrUpdated',
			start: { from: 'instant', at: Date.parse('2026-01-14T10:00:00Z') },
			pageSize: 30,
		},
		before: [created(11), edited(0, 4)],
		actions: [poll({ hurried: true }), created(12), poll({ fate: 'crash-before' }), wait(0)],
	}),
	'a batch repeated by another process, while list and search end early': told({
		durable: true,
		desk: LATE,
		settings: { ...SMALL, events: 'createdOrUpdated', start: EVERYTHING, most: 1 },
		actions: [
			created(39),
			wait(61_000),
			poll({ by: 1, latency: 400 }),
			created(12),
			wait(61_000),
			poll({ latency: 400 }),
			wait(0),
		],
	}),
	'a start with now while the index shows only some of the records': told({
		desk: { ...POINTS, outOfOrder: true, tiesTurn: true },
		settings: { ...SMALL, events: 'createdOrUpdated', start: NOW },
		before: [created(6), wait(40 * 60_000), edited(0, 31)],
		actions: [QUIET],
	}),
	'a crash while the only event of a record waits that was read by id': told({
		desk: LATE,
		settings: { ...SMALL, events: 'fieldChanged', start: NOW, most: 1 },
		actions: [
			created(12),
			poll({
				latency: 3_000,
				fate: 'crash-between',
				meanwhile: [[], [edited(12, 3)], [edited(0, 1), edited(0, 1, 'status')]],
			}),
		],
	}),
	'records of one moment in the same order from both ends': told({
		desk: { ...POINTS, unit: 'second', ties: 'hash', lag: 300_000 },
		settings: { ...SMALL, events: 'created', start: NOW, pageSize: 5, reach: 25 },
		actions: [created(47), QUIET, edited(0, 28), created(4)],
	}),
	'more new records in front of a list that a poll had begun to read than one reading gets by id': told({
		desk: LATE_IN_ORDER,
		settings: { ...SMALL, events: 'created', start: NOW },
		actions: [
			created(28),
			wait(0),
			poll({ meanwhile: [[]], hurried: true, fate: 'late' }),
			created(73),
			QUIET,
			wait(0),
		],
	}),
	'a batch repeated by another process a week later, while the list has more new records than it can show': told({
		durable: true,
		desk: { ...POINTS, lag: 0, listBase: 1 },
		settings: { ...SMALL, events: 'created', start: EVERYTHING, most: 1, reach: 20 },
		before: [created(16)],
		actions: [
			{ do: 'deactivate', ms: 7 * 24 * 60 * 60_000 },
			{ do: 'delete', at: 0, count: 15 },
			created(18),
			wait(0),
			poll({ meanwhile: [[]] }),
			poll({ by: 1 }),
			QUIET,
		],
	}),
	'an index that shows the first page of the list, and not all behind it': told({
		desk: { ...POINTS, outOfOrder: true },
		settings: { ...SMALL, events: 'createdOrUpdated', start: NOW },
		actions: [
			created(20),
			wait(0),
			poll({ by: 1, meanwhile: [[]], latency: 3_000 }),
			poll({ meanwhile: [[{ do: 'delete', at: 0, count: 5 }]] }),
		],
	}),
	'a batch repeated by another process, while the list has more new records than it can show': told({
		desk: { ...LATE_IN_ORDER, tiesTurn: true },
		settings: { ...SMALL, events: 'created', start: NOW, most: 1, reach: 20 },
		actions: [
			poll({ meanwhile: [[created(31), { do: 'republish' }]] }),
			poll({ fate: 'crash-before' }),
			created(12),
			wait(0),
			poll({ meanwhile: [[]] }),
			poll({ by: 1, fate: 'crash-before' }),
			QUIET,
		],
	}),
	'an index that fills while the list is read': told({
		desk: { ...POINTS, outOfOrder: true },
		settings: { ...SMALL, events: 'created', start: NOW },
		actions: [created(20), poll({ latency: 3_000 }), wait(0)],
	}),
} as const satisfies Readonly<Record<string, History>>;
