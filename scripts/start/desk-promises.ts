/** What the acts on Zoho Desk promise. Credits are those of the dearer table [open-points 8]. */
import type { PollPromise, StepPromise } from './promises';

/** Tickets of the organization; a tenth of them is in another department, which the credential leaves out. */
export const TICKETS = 340;
const SEEN = 306;
const OWN = 60;

const TICKET = ['id', 'subject', 'contactId', 'status', 'createdTime', 'departmentId'];
const BY_LABELS = ['id', 'Subject', 'Contact Name', 'Status', 'Created Time', 'Department'];

/** The steps of examples/desk/first-light.json in the order they run. */
export const DESK_FIRST_LIGHT: readonly StepPromise[] = [
	{ step: 'Start here', items: 1, requests: 0, credits: 0 },
	// The organizations, one ticket, and the department of the credential.
	{ step: 'Check the connection', items: 1, requests: 3, credits: 7, fields: ['message', 'dailyLimit', 'leftToday'] },
	// The fields of contacts, a search, a creation.
	{ step: 'Know the customer', items: 1, requests: 3, credits: 7, fields: ['id'], values: { outcome: 'created' } },
	{ step: 'Write 60 tickets', items: 1, requests: 0, credits: 0, fields: ['tickets'] },
	{ step: 'One item per ticket', items: OWN, requests: 0, credits: 0, fields: ['subject', 'contactId'] },
	// The fields of tickets, once for all steps.
	{ step: 'Create 60 tickets', items: OWN, requests: OWN + 1, credits: OWN + 3, values: { outcome: 'created' } },
	// Fifty together, and ten one by one: that costs less.
	{ step: 'Raise all of them', items: OWN, requests: 11, credits: 35, values: { outcome: 'updated' } },
	{ step: 'Read the newest five', items: 5, requests: 1, credits: 3, fields: TICKET, values: { priority: 'Medium' } },
	{ step: 'Read all tickets', items: SEEN + OWN, requests: 4, credits: 12, fields: TICKET },
	{ step: 'Read five by labels', items: 5, requests: 1, credits: 3, fields: BY_LABELS },
	{ step: 'Read one ticket', items: 1, requests: 1, credits: 1, fields: [...TICKET, 'description', 'modifiedTime'] },
	{ step: 'Close it', items: 1, requests: 1, credits: 1, values: { outcome: 'updated', status: 'Closed' } },
	{ step: 'Leave a comment', items: 1, requests: 1, credits: 1, values: { outcome: 'commented' } },
	// The list of its messages, and the text of the one that it has.
	{ step: 'Read a conversation', items: 1, requests: 2, credits: 4, fields: ['caseId', 'content'] },
	{ step: 'Gather what was created', items: 1, requests: 0, credits: 0 },
	{ step: 'One item per created ticket', items: OWN, requests: 0, credits: 0, fields: ['id'] },
	{ step: 'Delete all of them', items: OWN, requests: 2, credits: 360, values: { outcome: 'deleted' } },
	{ step: 'What is left of today', items: 1, requests: 0, credits: 0, fields: ['dailyLimit', 'leftToday', 'resetsAt'] },
];

const EVENT = [...BY_LABELS.filter((field) => field !== 'Department'), 'Email', 'eventTime'];
/** One page of the list and one of the search. */
const POLL = { requests: 2, credits: 6 };
/** A new process also asks for the organization and for the fields. */
const FIRST_POLL = { requests: 4, credits: 12 };

/** The polls of a trigger for new and changed tickets. */
export const DESK_SECOND_ACT: readonly PollPromise[] = [
	{ step: 'The workflow is activated', items: 0, ...FIRST_POLL },
	{ step: 'A ticket comes in', happens: 1, items: 1, ...POLL, fields: EVENT, values: { event: 'created' } },
	{ step: 'Nothing new', items: 0, ...POLL },
	{ step: 'An agent changes it', happens: 'change', items: 1, ...POLL, fields: EVENT, values: { event: 'updated' } },
	{ step: 'n8n restarts (durable cursors: nothing repeats)', happens: 'restart', items: 0, ...FIRST_POLL },
	{ step: 'Two more tickets come in', happens: 2, items: 2, ...POLL, fields: EVENT, values: { event: 'created' } },
	{ step: 'Nothing new again', items: 0, ...POLL },
];
