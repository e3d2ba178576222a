/** What each example promises: the items that come out of its nodes, the requests it costs, what arrives on the other side. */
import { newCase } from '../../simulator/desk/new-case';
import type { Simulator } from '../../simulator/simulator';

/** One run of an example; of one whose trigger polls, one poll. */
export interface Round {
	/** What happens on the desk before; nothing when absent. The first round finds an empty desk. */
	happens?: (desk: Simulator) => void;
	/** Items by the name of the node that puts them out; none at all: the workflow must not be started. */
	items: Record<string, number>;
	/** Requests that reach Zoho, sign-in excluded; one of several where times of the records decide. */
	requests: number | readonly number[];
	/** Messages that the example sends on; none when absent. */
	arrives?: number;
}

const FIRST_LIGHT: Round = {
	items: {
		'One item per case': 250,
		'Create 250 cases': 250,
		'Read all cases': 250,
		'Find the urgent cases': 25,
		'Read that case': 1,
		'Close it': 1,
		'Create or update by e-mail': 2,
		'Read its conversation': 2,
		'Delete the new case': 1,
		'What is left of today': 1,
	},
	// 3 to create, 3 to read all (4 where all were made in one second), 1 to search, 1 to read, 1 to update, 4 to match two and write them, 1
	// conversation, 1 to delete.
	requests: [15, 16],
};

/** A published workflow finds out where it stands, or that nothing is new: one request, and no run. */
const SILENT: Round = { items: {}, requests: 1 };

const DAY_MS = 24 * 60 * 60 * 1000;

const customers = (count: number) => (desk: Simulator) => {
	for (let number = 1; number <= count; number += 1) desk.add('requests', newCase(number));
};

/** The newest case that is open gets another status. */
const escalate = (desk: Simulator) => {
	const open = desk.records('requests').filter(({ fields }) => fields.Status === 'Open');
	desk.change('requests', open[open.length - 1]?.id ?? '', { Status: 'Escalated' });
};

/** Two cases of three days ago, one of them closed since, and one of today. */
const twoDaysAgo = (desk: Simulator) => {
	const now = desk.clock.now().getTime();
	desk.clock.set(new Date(now - 3 * DAY_MS));
	customers(2)(desk);
	desk.clock.set(new Date(now));
	desk.change('requests', desk.records('requests')[0]?.id ?? '', { Status: 'Closed' });
	customers(1)(desk);
};

/** By the example's file name without its ending. A last round that starts the workflow shows that no run came late. */
export const PROMISES: Readonly<Record<string, readonly Round[]>> = {
	'first-light': [FIRST_LIGHT],
	'new-case-to-webhook': [
		{ ...SILENT, happens: customers(3) },
		{ happens: customers(2), items: { 'When a case comes in': 2, 'Send it on': 2 }, requests: 1, arrives: 2 },
		SILENT,
		{ happens: customers(1), items: { 'When a case comes in': 1, 'Send it on': 1 }, requests: 1, arrives: 1 },
	],
	'escalated-case': [
		{ ...SILENT, happens: customers(3) },
		{ happens: escalate, items: { 'When a case is escalated': 1, 'Raise it and leave a note': 1 }, requests: 2 },
		// Its own update is no new event.
		SILENT,
		{ happens: escalate, items: { 'When a case is escalated': 1, 'Raise it and leave a note': 1 }, requests: 2 },
	],
	'nightly-report': [
		{ items: { 'Write the report': 1 }, requests: 1, arrives: 1 },
		{
			happens: twoDaysAgo,
			items: { 'Read what changed': 2, 'Count by status': 2, 'Write the report': 1 },
			requests: 1,
			arrives: 1,
		},
	],
};
