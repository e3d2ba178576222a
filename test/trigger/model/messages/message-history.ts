import fc from 'fast-check';

const MINUTE = 60_000;

/** Something that happens in the help desk. `at` picks a ticket by its position from the newest one. */
export type MessageChange =
	| { readonly do: 'ticket'; readonly count: number; readonly hasMail: boolean }
	/** Messages of one moment. */
	| { readonly do: 'write'; readonly at: number; readonly count: number; readonly by: Writer; readonly kind: Kind }
	| { readonly do: 'draft'; readonly at: number }
	| { readonly do: 'send'; readonly which: number }
	| { readonly do: 'delete'; readonly at: number }
	| { readonly do: 'edit'; readonly at: number; readonly count: number }
	/** A ticket goes to another department, or comes back. */
	| { readonly do: 'move'; readonly at: number }
	| { readonly do: 'wait'; readonly ms: number }
	| { readonly do: 'our clock'; readonly by: number };

export type Writer = 'customer' | 'agent';
export type Kind = 'comment' | 'reply';

export interface MessagePoll {
	readonly do: 'poll';
	readonly by: 0 | 1;
	/** What happens before each answer. */
	readonly meanwhile: ReadonlyArray<readonly MessageChange[]>;
	/** The answer that fails, counted from 0; none if absent. */
	readonly fails?: number;
	/** The answer that comes up short if it is a list of messages, counted from 0; none if absent. */
	readonly short?: number;
	readonly latency: number;
	/** A time limit that is short, so that the reading goes on with the next poll. */
	readonly hurried: boolean;
	readonly fate: 'kept' | 'crash-before' | 'crash-between' | 'crash-after' | 'not-committed';
}

export type MessageAction = MessageChange | MessagePoll | { readonly do: 'restart' };

/** How Zoho Desk behaves where nobody knows. */
export interface MessagePoints {
	readonly commentMoves: boolean;
	readonly replyMoves: boolean;
	readonly draftCounts: boolean;
	/** The number of messages includes those that no list shows any more. */
	readonly countsDeleted: boolean;
	readonly lag: number;
	readonly outOfOrder: boolean;
	readonly ends: 'inclusive' | 'exclusive';
	readonly unit: 1 | 1_000;
	readonly listBase: 0 | 1;
	/** How far its clock is ahead of ours. */
	readonly ahead: number;
}

export interface MessageHistory {
	readonly durable: boolean;
	readonly points: MessagePoints;
	readonly kind: Kind;
	readonly writer: Writer | 'anyone';
	readonly most: number;
	readonly pageSize: number;
	/** Tickets that a look through the list reads. */
	readonly mostListed: number;
	readonly before: readonly MessageChange[];
	readonly actions: readonly MessageAction[];
}

export const QUIET_POLL: MessagePoll = {
	do: 'poll',
	by: 0,
	meanwhile: [],
	latency: 40,
	hurried: false,
	fate: 'kept',
};

const at = fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(30));
const count = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.integer({ min: 4, max: 14 }));
const kind = fc.constantFrom<Kind>('comment', 'reply');
const writer = fc.constantFrom<Writer>('customer', 'agent');

const wait = fc.record({
	do: fc.constant('wait' as const),
	ms: fc.constantFrom(0, 1, 400, 2_000, MINUTE, MINUTE, 3 * MINUTE, 7 * MINUTE, 20 * MINUTE, 70 * MINUTE),
});
const write = fc.record({ do: fc.constant('write' as const), at, count, by: writer, kind });

const change: fc.Arbitrary<MessageChange> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('ticket' as const), count, hasMail: fc.boolean() }) },
	{ weight: 10, arbitrary: write },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('draft' as const), at }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('send' as const), which: fc.nat(3) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), at }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), at, count }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), at }) },
	{ weight: 6, arbitrary: wait },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('our clock' as const), by: fc.constantFrom(-90 * MINUTE, 90 * MINUTE) }),
	},
);

const poll: fc.Arbitrary<MessagePoll> = fc.record(
	{
		do: fc.constant('poll' as const),
		by: fc.constantFrom<0 | 1>(0, 1),
		meanwhile: fc.oneof(
			{ weight: 2, arbitrary: fc.constant([]) },
			fc.array(fc.array(change, { maxLength: 2 }), { maxLength: 6 }),
		),
		fails: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(6)),
		short: fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, fc.nat(6)),
		latency: fc.constantFrom(40, 40, 400, 3_000),
		hurried: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
		fate: fc.constantFrom(
			...(['kept', 'kept', 'kept', 'kept'] as const),
			'crash-before',
			'crash-between',
			'crash-after',
			'not-committed',
		),
	},
	{ requiredKeys: ['do', 'by', 'meanwhile', 'latency', 'hurried', 'fate'] },
);

const points: fc.Arbitrary<MessagePoints> = fc.record({
	commentMoves: fc.boolean(),
	replyMoves: fc.boolean(),
	draftCounts: fc.boolean(),
	countsDeleted: fc.boolean(),
	lag: fc.constantFrom(0, 0, MINUTE / 2, 5 * MINUTE),
	outOfOrder: fc.boolean(),
	ends: fc.constantFrom('inclusive', 'exclusive'),
	unit: fc.constantFrom(1, 1_000),
	listBase: fc.constantFrom(0, 1),
	ahead: fc.constantFrom(0, 0, 60 * MINUTE, -60 * MINUTE, 1_500),
});

/** Some hours of a help desk, of n8n, and of a trigger that waits for messages. */
export const messageHistories: fc.Arbitrary<MessageHistory> = fc.record({
	durable: fc.boolean(),
	points,
	kind,
	writer: fc.constantFrom<MessageHistory['writer']>('anyone', 'anyone', 'customer', 'agent'),
	most: fc.constantFrom(1, 2, 1_000, 1_000),
	pageSize: fc.constantFrom(4, 5, 30),
	mostListed: fc.constantFrom(20, 60, 2_000),
	before: fc.array(change, { maxLength: 8 }),
	actions: fc.array(
		fc.oneof(
			{ weight: 5, arbitrary: change },
			{ weight: 5, arbitrary: poll },
			{ weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
		),
		{ minLength: 2, maxLength: 24 },
	),
});
