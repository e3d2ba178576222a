import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { openDeskBench } from './desk/bench';
import { deskWorkflow } from './desk-portal';
import { TRIGGER, triggerWorkflow, ZOHO } from './zoho-node';

const GET_MANY = { resource: 'case', operation: 'getMany' };
const CREATE = { resource: 'case', operation: 'create' };

describe('trouble with an open form', () => {
	const bench = openDeskBench();
	const searched = async (parameters: INodeParameters, field: string, method?: string) =>
		await bench.engine.list(deskWorkflow(parameters), { node: ZOHO, field, method });

	const LISTS: ReadonlyArray<readonly [string, () => Promise<unknown>]> = [
		['of records', async () => await searched({ resource: 'contact', operation: 'get' }, 'recordId')],
		['of own fields', async () => await searched(GET_MANY, 'filters.condition[0].customField', 'ownFields')],
		['of the choices of a field', async () => await searched(GET_MANY, 'filters.condition[0].value', 'fieldChoices')],
		['of views', async () => await searched(GET_MANY, 'options.view', 'views')],
	];
	const said = async (ask: () => Promise<unknown>) =>
		await ask().then(
			() => 'no error',
			(error: unknown) => String((error as Error).message),
		);

	it.each(LISTS)(
		'says in a list %s what is wrong and what to do, without a dash at which n8n cuts it',
		async (_, ask) => {
			await bench.save({ organizationId: 'ac-me' });
			expect(await said(ask)).toMatch(/'Organization ID'.*'ac\u2011me'.*\. [A-Z].*\.$/);
		},
	);

	it('says the same in the mapper, in place of the fields', async () => {
		await bench.save({ organizationId: 'acme' });
		const { emptyFieldsNotice } = await bench.engine.columns(deskWorkflow(CREATE), { node: ZOHO, field: 'fields' });
		expect(emptyFieldsNotice).toBe(await said(LISTS[0][1]));
	});

	it.each([
		['service', "'Service' must be one of desk, support,"],
		['resource', "'Resource' must be one of case, contact,"],
		['event', "'Event' must be one of created, updated,"],
	])('says for the price of a trigger with an unknown %s what is wrong and what to do', async (name, words) => {
		const given = { resource: 'case', event: 'created', [name]: 'unknown' };
		const workflow = triggerWorkflow(given, undefined, 'desk');
		const message = await said(
			async () => await bench.engine.choices(workflow, { node: TRIGGER, field: 'price', method: 'pollPrice' }),
		);
		expect(message).toContain(words);
		expect(message).toMatch(/but it is 'unknown'\. Correct the expression/);
	});
});
