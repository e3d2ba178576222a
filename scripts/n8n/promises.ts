/** What each example promises: the items that come out of its nodes, the requests it costs, what arrives on the other side. */
import type { DeskSimulator } from '../../simulator/desk/simulator';
import { newCase } from '../../simulator/support/portal/new-case';
import type { Simulator } from '../../simulator/support/simulator';
import { DESK_FIRST_LIGHT } from '../start/desk-promises';
import { FIRST_LIGHT, type StepPromise } from '../start/promises';

/** One run of an example; of one whose trigger polls, one poll. */
export interface Round {
	/** What happens in the help desk before it. The first round finds an empty one. */
	happens?: (zoho: Simulator, desk: DeskSimulator) => void;
	/** Items by the name of the node that puts them out. Without any the workflow must not be started. */
	items: Record<string, number>;
	/** Requests that reach Zoho, sign-in excluded; one of several where times of the records decide. Undefined: as many as it needs. */
	requests?: number | readonly number[];
	/** Messages that the example sends on. */
	arrives?: number;
}

/** A poll that finds nothing, or the first one of a published workflow: one request, and no run. */
const SILENT: Round = { items: {}, requests: 1 };

const DAY_MS = 24 * 60 * 60 * 1000;

const customers = (count: number) => (zoho: Simulator) => {
	for (let number = 1; number <= count; number += 1) zoho.add('requests', newCase(number));
};

/** The newest case that is open gets another status. */
const escalate = (zoho: Simulator) => {
	const open = zoho.records('requests').filter(({ fields }) => fields.Status === 'Open');
	zoho.change('requests', open.at(-1)?.id ?? '', { Status: 'Escalated' });
};

/** Two cases of three days ago, one of them closed since, and one of today. */
const threeDays = (zoho: Simulator) => {
	const now = zoho.clock.now().getTime();
	zoho.clock.set(new Date(now - 3 * DAY_MS));
	customers(2)(zoho);
	zoho.clock.set(new Date(now));
	zoho.change('requests', zoho.records('requests')[0]?.id ?? '', { Status: 'Closed' });
	customers(1)(zoho);
};

const arrivals = (count: number): Round => ({
	happens: customers(count),
	items: { 'When a case comes in': count, 'Send it on': count },
	requests: 1,
	arrives: count,
});

const ESCALATION: Round = {
	happens: escalate,
	items: { 'When a case is escalated': 1, 'Raise it and leave a note': 1 },
	requests: 2,
};

const itemsOf = (steps: readonly StepPromise[]) => Object.fromEntries(steps.map(({ step, items }) => [step, items]));

/** E-mails of customers, each a ticket with one message. */
const mails =
	(...subjects: string[]) =>
	(_zoho: Simulator, desk: DeskSimulator) => {
		const email = 'ann.lee@example.com';
		const departmentId = desk.access.departments.support;
		const common = { email, contact: { lastName: 'Lee', email }, departmentId, channel: 'Email', threadCount: '1' };
		for (const subject of subjects) desk.add('tickets', { ...common, subject });
	};

/** What is asked of an example that is not in the list: to end well. */
export const UNPROMISED: readonly Round[] = [{ items: {} }];

/** By the example's file name without its ending. A last round that starts the workflow shows that no run came late. */
export const PROMISES: Readonly<Record<string, readonly Round[]>> = {
	// The sum of its steps.
	'first-light': [{ items: itemsOf(FIRST_LIGHT), requests: [15, 16] }],
	// The help desk holds only what the example creates. What it costs, `npm start` checks.
	'desk/first-light': [{ items: { ...itemsOf(DESK_FIRST_LIGHT), 'Read all tickets': 60 } }],
	'new-case-to-webhook': [{ ...SILENT, happens: customers(3) }, arrivals(2), SILENT, arrivals(1)],
	// Its own update is not a new event.
	'escalated-case': [{ ...SILENT, happens: customers(3) }, ESCALATION, SILENT, ESCALATION],
	'nightly-report': [
		{ items: { 'Write the report': 1 }, requests: 1, arrives: 1 },
		{
			happens: threeDays,
			items: { 'Read what changed': 2, 'Count by status': 2, 'Write the report': 1 },
			requests: 1,
			arrives: 1,
		},
	],
	'desk/classify-open-tickets': [
		{
			happens: mails('The printer is broken', 'Where is my invoice?'),
			items: { 'Read the first message': 2, 'Call it a problem': 1, 'Call it a question': 1 },
		},
	],
	'desk/answer-new-tickets': [
		{ items: {} },
		{ happens: mails('The printer is broken'), items: { 'Draft a reply': 1, 'Leave a note': 1 } },
		{ items: {} },
	],
};
