import fc from 'fast-check';
import type { OpenPoints } from './list-service';
import type { Settings } from './system';
import { type Action, type Change, type History, type Meanwhile, type Poll } from './history';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZONES = [
	'UTC',
	'America/Los_Angeles',
	'Europe/Berlin',
	'Asia/Kolkata',
	'Pacific/Kiritimati',
	'Etc/GMT+12',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
] as const;

/** Ordinary days, and days with a clock change a few hours later. */
const BEGINNINGS = [
	'2026-01-14T11:59:57.300Z',
	'2025-11-02T07:10:00.000Z',
	'2025-11-02T08:48:30.500Z',
	'2026-03-08T09:20:00Z',
	'2025-10-26T00:15:00Z',
	'2026-03-29T00:10:20Z',
	'2026-04-04T14:20:00Z',
].map((text) => Date.parse(text));

const anyWait = fc.record({
	do: fc.constant('wait' as const),
	ms: fc.constantFrom(0, 300, SECOND, 7 * SECOND, 61 * SECOND, 10 * MINUTE, 40 * MINUTE, 3 * HOUR, 30 * HOUR, 8 * DAY),
});
const count = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
	{ weight: 3, arbitrary: fc.integer({ min: 4, max: 30 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 31, max: 90 }) },
);
const place = fc.oneof(
	{ weight: 4, arbitrary: fc.nat(3) },
	{ weight: 2, arbitrary: fc.nat(40) },
	{ weight: 1, arbitrary: fc.nat(400) },
);
const anyCreate = fc.record({ do: fc.constant('create' as const), count, subject: fc.nat(3), status: fc.nat(2) });
const anyEdit = fc.record({
	do: fc.constant('edit' as const),
	at: place,
	count,
	how: fc.constantFrom('subject', 'status', 'back', 'nothing'),
});
const anyDelete = fc.record({ do: fc.constant('delete' as const), at: place, count });

const anyWrite: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 4, arbitrary: anyCreate },
	{ weight: 4, arbitrary: anyEdit },
	{ weight: 2, arbitrary: anyDelete },
);
const anyClock: fc.Arbitrary<Change> = fc.record({
	do: fc.constant('our clock' as const),
	by: fc.constantFrom(-400 * DAY, -DAY, -HOUR, -5 * SECOND, 5 * SECOND, HOUR, DAY, 400 * DAY),
});
const anyZone: fc.Arbitrary<Change> = fc.record({
	do: fc.constant('portal zone' as const),
	to: fc.constantFrom(...ZONES),
});

const anyMeanwhile: fc.Arbitrary<Meanwhile> = fc.oneof(
	{ weight: 12, arbitrary: anyWrite },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(300, SECOND, 20 * SECOND) }),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('fault' as const),
			kind: fc.constantFrom('network', 'garbled', 'quota', 'reserve', 'sign-in'),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'republish' as const }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('poll' as const), by: fc.nat(1) }) },
	{ weight: 1, arbitrary: anyClock },
);

const between = fc.oneof(
	{ weight: 5, arbitrary: fc.constant<Meanwhile[]>([]) },
	{ weight: 3, arbitrary: fc.array(anyMeanwhile, { minLength: 1, maxLength: 2 }) },
	{ weight: 1, arbitrary: fc.array(anyMeanwhile, { maxLength: 5 }) },
);

const anyPoll: fc.Arbitrary<Poll> = fc.record({
	do: fc.constant('poll' as const),
	by: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
	meanwhile: fc.oneof(
		{ weight: 2, arbitrary: fc.constant([]) },
		{ weight: 3, arbitrary: fc.array(between, { maxLength: 8 }) },
	),
	latency: fc.constantFrom(40, 40, 400, 3_000),
	hurried: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
	fate: fc.oneof(
		{ weight: 8, arbitrary: fc.constant('kept' as const) },
		{ weight: 2, arbitrary: fc.constantFrom('crash-before', 'crash-between', 'crash-after', 'not-committed', 'late') },
	),
});

const anyAction: fc.Arbitrary<Action> = fc.oneof(
	{ weight: 10, arbitrary: anyPoll },
	{ weight: 12, arbitrary: anyWrite },
	{ weight: 7, arbitrary: anyWait },
	{ weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom({ do: 'republish' as const }, { do: 'republish' as const }, { do: 'wipe' as const }),
	},
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('deactivate' as const), ms: fc.constantFrom(MINUTE, HOUR, 7 * DAY) }),
	},
	{ weight: 1, arbitrary: anyClock },
	{
		weight: 1,
		arbitrary: fc.oneof(
			{ weight: 3, arbitrary: anyZone },
			{ weight: 1, arbitrary: fc.constant({ do: 'credential zone' as const }) },
		),
	},
);

/** Creates more records than fit in a page, then polls while they change between the pages. */
const burst: fc.Arbitrary<Action[]> = fc
	.record({
		create: fc.record({
			do: fc.constant('create' as const),
			count: fc.integer({ min: 12, max: 60 }),
			subject: fc.nat(3),
			status: fc.nat(2),
		}),
		wait: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 2 * SECOND, 61 * SECOND) }),
		poll: anyPoll,
		between: fc.array(
			fc.array(
				fc.record({
					do: fc.constant('edit' as const),
					at: fc.nat(60),
					count: fc.integer({ min: 1, max: 6 }),
					how: fc.constantFrom('subject', 'status', 'back'),
				}),
				{ maxLength: 2 },
			),
			{ maxLength: 12 },
		),
	})
	.map(({ create, wait, poll, between }) => [create, wait, { ...poll, meanwhile: [[], ...between] }]);

const anyPoints: fc.Arbitrary<OpenPoints> = fc.record({
	order: fc.constantFrom(
		'newest',
		'oldest',
		'hash',
		'recently-modified',
		'recently-modified-older-first',
		'recently-modified-last',
	),
	filter: fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom('inclusive' as const, 'exclusive' as const) },
		{ weight: 1, arbitrary: fc.constant('ignored' as const) },
	),
	unit: fc.constantFrom('second', 'minute'),
	filterZone: fc.oneof(
		{ weight: 3, arbitrary: fc.constant('portal') },
		{ weight: 1, arbitrary: fc.constantFrom(...ZONES) },
	),
	pass: fc.constantFrom('first', 'second'),
	ahead: fc.constantFrom(0, 0, HOUR, -HOUR, 1_500),
});

/** Settings of the trigger. @param begins when the history begins */
const anySettings = (begins: number): fc.Arbitrary<Settings> =>
	fc.record({
		events: fc.constantFrom('created', 'updated', 'createdOrUpdated', 'fieldChanged'),
		start: fc.oneof(
			{ weight: 3, arbitrary: fc.constant({ from: 'now' as const }) },
			{
				weight: 1,
				arbitrary: fc.record({
					from: fc.constant('instant' as const),
					at: fc.constantFrom(begins - 2 * HOUR, begins - 30 * SECOND, begins),
				}),
			},
			{
				weight: 1,
				arbitrary: fc.record({ from: fc.constant('everything' as const), most: fc.constantFrom(1_000, 1_000, 7) }),
			},
		),
		most: fc.oneof({ weight: 3, arbitrary: fc.constant(1_000) }, { weight: 1, arbitrary: fc.constantFrom(1, 4, 30) }),
		pageSize: fc.oneof(
			{ weight: 4, arbitrary: fc.integer({ min: 4, max: 10 }) },
			{ weight: 1, arbitrary: fc.constantFrom(30, 200) },
		),
	});

/** Complete histories; shrinking tries short ones first. */
export const histories: fc.Arbitrary<History> = fc.constantFrom(...BEGINNINGS).chain((begins) =>
	fc.record({
		durable: fc.boolean(),
		points: anyPoints,
		zone: fc.constantFrom(...ZONES),
		wrongZone: fc.oneof(
			{ weight: 6, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.constantFrom(...ZONES) },
		),
		begins: fc.constant(begins),
		ourClock: fc.constantFrom(0, 0, 0, -400 * DAY, -3 * HOUR, 90 * SECOND, 20 * HOUR),
		settings: anySettings(begins),
		before: fc.array(fc.oneof({ weight: 3, arbitrary: anyWrite }, { weight: 1, arbitrary: anyWait }), { maxLength: 6 }),
		actions: fc
			.array(
				fc.oneof({ weight: 15, arbitrary: anyAction.map((action) => [action]) }, { weight: 1, arbitrary: burst }),
				{ minLength: 1, maxLength: 24 },
			)
			.map((parts) => parts.flat()),
	}),
);
