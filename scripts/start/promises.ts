import { uniq } from 'es-toolkit';
import type { IDataObject } from 'n8n-workflow';

/** What an example promises of one step, or of one poll: its price in requests, how many items, and what is in them. */
export interface StepPromise {
	step: string;
	items: number;
	/** One of several where times of the records decide. */
	requests: number | readonly number[];
	/** On Zoho Desk. */
	credits?: number | readonly number[];
	/** Fields that every item has, filled. */
	fields?: readonly string[];
	/** Values that every item has; of a list, each item the one in its place. */
	values?: Readonly<Record<string, string | readonly string[]>>;
}

/** What became of one step. */
export interface StepResult {
	step: string;
	items: readonly IDataObject[];
	requests: number;
	/** On Zoho Desk. */
	credits?: number;
	milliseconds: number;
	error?: string;
}

const CASE = ['id', 'Subject', 'Contact Name', 'Email', 'Status', 'Priority', 'Created Time'];

/** The steps of examples/first-light.json in the order they run. */
export const FIRST_LIGHT: readonly StepPromise[] = [
	{ step: 'Start here', items: 1, requests: 0 },
	{ step: 'Write 250 cases', items: 1, requests: 0, fields: ['cases'] },
	{ step: 'One item per case', items: 250, requests: 0, fields: ['Subject', 'Contact Name', 'Email'] },
	{ step: 'Create 250 cases', items: 250, requests: 3, fields: ['id', 'Subject'], values: { outcome: 'created' } },
	// One more where all of them were made in one second.
	{ step: 'Read all cases', items: 250, requests: [3, 4], fields: CASE },
	{ step: 'Find the urgent cases', items: 25, requests: 1, fields: CASE, values: { Priority: 'High' } },
	{ step: 'Take the first', items: 1, requests: 0, fields: CASE },
	{ step: 'Read that case', items: 1, requests: 1, fields: CASE, values: { Status: 'Open' } },
	{
		step: 'Close it',
		items: 1,
		requests: 1,
		fields: ['id', 'Resolution'],
		values: { outcome: 'updated', Status: 'Closed' },
	},
	{ step: 'Bring two more', items: 1, requests: 0, fields: ['cases'] },
	{ step: 'One item per newcomer', items: 2, requests: 0, fields: ['Email'] },
	{
		step: 'Create or update by e-mail',
		items: 2,
		requests: 4,
		fields: ['id'],
		values: { outcome: ['updated', 'created'] },
	},
	{ step: 'Read its conversation', items: 2, requests: 1, fields: ['caseId', 'From', 'Content'] },
	{ step: 'Delete the new case', items: 1, requests: 1, fields: ['id'], values: { outcome: 'deleted' } },
	{ step: 'What is left of today', items: 1, requests: 0, fields: ['dailyLimit', 'leftToday', 'resetsAt'] },
];

const NEW_CASE = [...CASE.filter((field) => field !== 'Priority'), 'eventTime'];
const CREATED = { event: 'created' };

/** A poll, and what happens before it: so many customers open a case, an agent changes one, or n8n ends and starts again. */
export interface PollPromise extends StepPromise {
	happens?: number | 'change' | 'restart';
}

/** The polls of examples/new-case-to-webhook.json in its second act: one request each, whatever they find. */
export const SECOND_ACT: readonly PollPromise[] = [
	{ step: 'The workflow is activated', items: 0, requests: 1 },
	{ step: 'A case comes in', happens: 1, items: 1, requests: 1, fields: NEW_CASE, values: CREATED },
	{ step: 'Nothing new', items: 0, requests: 1 },
	{ step: 'n8n restarts (durable cursors: nothing repeats)', happens: 'restart', items: 0, requests: 1 },
	{ step: 'Two more cases come in', happens: 2, items: 2, requests: 1, fields: NEW_CASE, values: CREATED },
	{ step: 'Nothing new again', items: 0, requests: 1 },
];

/** The promises a run did not keep, each as a sentence; empty when all is well. */
export function brokenPromises(promises: readonly StepPromise[], results: readonly StepResult[]): string[] {
	const unexpected = results.filter(({ step }) => promises.every((promise) => promise.step !== step));
	return [
		...promises.flatMap((promise) => {
			const result = results.find(({ step }) => step === promise.step);
			const broken = result === undefined ? ['did not run'] : brokenBy(promise, result);
			return broken.map((what) => `"${promise.step}" ${what}`);
		}),
		...unexpected.map(({ step }) => `"${step}" ran, but no promise says so`),
	];
}

function brokenBy(promise: StepPromise, { items, requests, credits, error }: StepResult): string[] {
	const [costs, prices] = [[promise.requests].flat(), [promise.credits ?? credits].flat()];
	const lacking = (field: string) => items.filter((item) => (item[field] ?? '') === '').length;
	const given = (field: string) => items.map((item) => String(item[field]));
	const { fields = [], values = {} } = promise;
	const found: Array<[isKept: boolean, otherwise: string]> = [
		[error === undefined, `failed: ${error}`],
		[items.length === promise.items, `gave ${items.length} items instead of ${promise.items}`],
		[costs.includes(requests), `took ${requests} requests instead of ${costs.join(' or ')}`],
		[prices.includes(credits), `took ${credits} credits instead of ${prices.join(' or ')}`],
	];
	for (const field of fields) found.push([lacking(field) === 0, `gave ${lacking(field)} items without "${field}"`]);
	for (const [field, wanted] of Object.entries(values)) {
		const isKept = given(field).every(
			(value, place) => value === (typeof wanted === 'string' ? wanted : wanted[place]),
		);
		found.push([isKept, `gave "${field}" as ${uniq(given(field)).join(', ')} instead of ${String(wanted)}`]);
	}
	return found.filter(([isKept]) => !isKept).map(([, otherwise]) => otherwise);
}
