import { type MessageChange, type MessageHistory, type MessagePoll, QUIET_POLL } from './message-history';

const POINTS: MessageHistory['points'] = {
	commentMoves: false,
	replyMoves: false,
	draftCounts: false,
	countsDeleted: false,
	lag: 0,
	outOfOrder: false,
	ends: 'inclusive',
	unit: 1,
	listBase: 0,
	ahead: 0,
};

const told = (history: Pick<MessageHistory, 'before' | 'actions'> & Partial<MessageHistory>): MessageHistory => ({
	durable: false,
	points: POINTS,
	kind: 'comment',
	writer: 'anyone',
	most: 1,
	pageSize: 4,
	mostListed: 20,
	...history,
});

const TICKET: MessageChange = { do: 'ticket', count: 1, hasMail: false };
const COMMENT: MessageChange = { do: 'write', at: 0, count: 1, by: 'customer', kind: 'comment' };
const answer = (at: number): MessageChange => ({ do: 'write', at, count: 1, by: 'customer', kind: 'reply' });
const MOVE: MessageChange = { do: 'move', at: 0 };
const wait = (ms: number): MessageChange => ({ do: 'wait', ms });
const poll = (other: Partial<MessagePoll>): MessagePoll => ({ ...QUIET_POLL, ...other });

/** Histories in which the trigger once lost a message, by what happens. */
export const MESSAGES_ONCE_LOST = {
	'a crash after messages that were found while a batch was repeated': told({
		points: { ...POINTS, lag: 300_000 },
		before: [],
		actions: [
			TICKET,
			COMMENT,
			wait(420_000),
			QUIET_POLL,
			COMMENT,
			poll({ fate: 'crash-before' }),
			poll({ fate: 'crash-between' }),
		],
	}),
	'a ticket that is in another department just when its messages are read': told({
		durable: true,
		before: [TICKET],
		actions: [poll({ meanwhile: [[COMMENT], [MOVE]] }), MOVE, poll({ hurried: true })],
	}),
	'a customer who answers in a ticket that the list does not reach': told({
		kind: 'reply',
		before: [TICKET, wait(2_000), { do: 'ticket', count: 30, hasMail: false }],
		actions: [
			wait(1_200_000),
			{ do: 'ticket', count: 1, hasMail: false },
			QUIET_POLL,
			answer(31),
			wait(4_200_000),
			QUIET_POLL,
		],
	}),
	'a comment that was deleted before another one came': told({
		before: [TICKET, COMMENT, COMMENT],
		actions: [wait(1_200_000), { do: 'delete', at: 0 }, wait(420_000), QUIET_POLL, COMMENT, wait(420_000), QUIET_POLL],
	}),
	'a list of messages that comes without a body once': told({
		points: { ...POINTS, commentMoves: true },
		before: [TICKET],
		actions: [wait(420_000), COMMENT, poll({ short: 2 })],
	}),
	'a second page of messages that comes without a body, and then nothing but time': told({
		most: 1_000,
		before: [TICKET],
		actions: [wait(420_000), { ...COMMENT, count: 14 }, poll({ short: 2 }), wait(25 * 60 * 60_000), TICKET],
	}),
	'a list of messages that comes up short after three days off': told({
		most: 1_000,
		points: { ...POINTS, commentMoves: true },
		before: [TICKET],
		actions: [QUIET_POLL, wait(60_000), { ...COMMENT, count: 9 }, wait(72 * 60 * 60_000), TICKET, poll({ short: 2 })],
	}),
	'a list of messages that comes up short while a batch is repeated': told({
		durable: true,
		kind: 'reply',
		before: [TICKET],
		actions: [
			QUIET_POLL,
			{ ...answer(0), count: 4 } as MessageChange,
			wait(1_200_000),
			QUIET_POLL,
			poll({ by: 1, short: 2 }),
			QUIET_POLL,
		],
	}),
} as const satisfies Readonly<Record<string, MessageHistory>>;
