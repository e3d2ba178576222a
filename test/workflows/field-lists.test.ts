import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { TRIGGER_PROPERTIES } from '../../nodes/ZohoSupport/trigger/form/properties';
import { openDeskBench } from './desk/bench';
import { deskWorkflow } from './desk-portal';
import { isProperty, openForm, withInner } from './form-of-node';
import { openWorkbench } from './workbench';
import { CREDENTIAL, credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

const GET_MANY = { resource: 'case', operation: 'getMany' };
const row = (condition: INodeParameters) => ({ ...GET_MANY, filters: { condition: [condition] } });
const VALUE = { node: ZOHO, field: 'filters.condition[0].value', method: 'fieldChoices' };
const OWN = { node: ZOHO, field: 'filters.condition[0].customField', method: 'ownFields' };

describe('the lists of fields of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 5 });
	const list = async (parameters: INodeParameters, question: typeof VALUE, filter = '') => {
		const { results } = await bench.engine.list(deskWorkflow(parameters), { ...question, filter });
		return results.map(({ name }) => name);
	};
	const calls = () => bench.zoho.journal.count({ kind: 'api' });

	it('offer the choices of a field as the portal has them', async () => {
		expect(await list(row({ field: 'Status' }), VALUE)).toEqual(expect.arrayContaining(['Open', 'Closed']));
		expect(await list(row({ field: 'Status' }), VALUE, 'clo')).toEqual(['Closed']);
	});

	it("offer the organization's own fields, and their choices", async () => {
		expect(await list(GET_MANY, OWN)).toContain('Severity');
		const own = { field: '__custom', customField: { __rl: true, mode: 'list', value: 'cf_severity' } };
		expect(await list(row(own), VALUE)).toContain('S1');
	});

	it('say that a field has no choices', async () => {
		expect(await list(row({ field: 'Subject' }), VALUE)).toEqual(['No Choices Are Known: Enter the Value']);
	});

	it('cost at most three calls for the first of them, and none for all that follow', async () => {
		await list(GET_MANY, OWN);
		const first = calls();
		expect(first).toBeLessThanOrEqual(3);
		await list(row({ field: 'Status' }), VALUE);
		await list(row({ field: 'Status' }), VALUE, 'op');
		await list(GET_MANY, OWN, 'sev');
		expect(calls()).toBe(first);
	});
});

describe('the lists of fields of the classic service', () => {
	const bench = openWorkbench();

	it('offer what one record shows beside the known fields, for one request', async () => {
		bench.simulator.add('requests', { Subject: 'A', 'Contact Name': 'Ann Lee', Severity: 'S1' });
		const { [CREDENTIAL]: data } = credentialFor(bench.simulator.url, { edition: 'custom', dailyLimit: 1_000 });
		await bench.engine.credentials.save('zohoSupportApi', CREDENTIAL, data);
		const requests = () => bench.simulator.journal.count({ kind: 'api' });
		const before = requests();
		const { results } = await bench.engine.list(zohoWorkflow(GET_MANY), OWN);
		expect(results.map(({ name }) => name)).toContain('Severity');
		expect(requests() - before).toBe(1);
	});

	it('are no lists of choices: the service tells none, so a value is typed', () => {
		const valuesOf = (service: string) =>
			TRIGGER_PROPERTIES.filter(
				({ name, displayOptions }) => name === 'conditions' && displayOptions?.show?.service?.includes(service),
			)
				.flatMap(withInner)
				.filter(({ name }) => name === 'value');
		const listed = (service: string) =>
			valuesOf(service).filter(({ modes }) => modes?.some(({ name }) => name === 'list'));
		expect([valuesOf('support').length > 0, listed('support'), listed('desk').length > 0]).toEqual([true, [], true]);
		expect(valuesOf('support').map(({ default: preset }) => (preset as { mode: string }).mode)).not.toContain('list');
	});

	it('say what is wrong in place of "there are none" where Zoho gives no answer', async () => {
		bench.simulator.faults.add({ kind: 'refuse', code: '4600', message: 'selectfields' });
		const { [CREDENTIAL]: data } = credentialFor(bench.simulator.url, { edition: 'custom', dailyLimit: 1_001 });
		await bench.engine.credentials.save('zohoSupportApi', CREDENTIAL, data);
		await expect(bench.engine.list(zohoWorkflow({ resource: 'task', operation: 'search' }), OWN)).rejects.toThrow(
			/\[4600\]/,
		);
	});
});

describe('a saved node with conditions and own fields', () => {
	const { description } = openForm();
	const ROWS = ['filters', 'conditions', 'ownFields', 'fields', 'searchCustomField'];

	it('is opened without a request: its lists are read when a person opens them', () => {
		const all = description().properties.flatMap((property) =>
			property.name === 'options' ? (property.options ?? []).filter(isProperty) : [property],
		);
		const loading = all
			.filter(({ name }) => ROWS.includes(name))
			.flatMap(withInner)
			.filter(({ typeOptions }) => typeOptions?.loadOptionsMethod !== undefined);
		expect(loading.map(({ name }) => name)).toEqual([]);
	});
});
