import { beforeAll, describe, expect, it } from '@jest/globals';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { MODULES, type SupportModule } from '../../../nodes/ZohoSupport/services/support/modules';

const CAMPAIGN: SupportModule = {
	name: 'campaign',
	label: 'Campaign',
	plural: 'campaigns',
	path: 'campaigns',
	selectName: 'Campaigns',
	idLabels: ['CAMPAIGNID'],
	keyField: 'Campaign Name',
	stateField: 'State',
	fields: [
		{ label: 'Campaign Name', kind: 'text', writable: true },
		{ label: 'State', kind: 'text', writable: true },
		{ label: 'Launch Date', kind: 'time', writable: true },
		{ label: 'Reach', kind: 'text', writable: false },
	],
};

/** The product as it is with an eighth row in the table of modules: nothing else was touched. */
async function withEighthRow() {
	(MODULES as SupportModule[]).push(CAMPAIGN);
	const [{ PROPERTIES }, { TRIGGER_PROPERTIES }, requests, records, { CATALOGUE }, { fieldValues }] = await Promise.all(
		[
			import('../../../nodes/ZohoSupport/actions/properties'),
			import('../../../nodes/ZohoSupport/trigger/form/properties'),
			import('../../../nodes/ZohoSupport/services/support/requests'),
			import('../../../nodes/ZohoSupport/services/support/records'),
			import('../../../nodes/ZohoSupport/services/support/catalogue'),
			import('../../../nodes/ZohoSupport/services/support/field-values'),
		],
	);
	return { PROPERTIES, TRIGGER_PROPERTIES, ...requests, ...records, CATALOGUE, fieldValues };
}

describe('a new row in the table of modules', () => {
	let product: Awaited<ReturnType<typeof withEighthRow>>;

	beforeAll(async () => {
		product = await withEighthRow();
	});

	/** The properties of a name that are shown for the new module. */
	const shownFor = (properties: readonly INodeProperties[], name: string) =>
		properties.filter(
			(property) =>
				property.name === name &&
				(property.displayOptions?.show?.resource ?? property.displayOptions?.show?.['/resource'] ?? []).includes(
					CAMPAIGN.name,
				),
		);
	const choicesOf = (property: INodeProperties | undefined) => (property?.options ?? []) as INodePropertyOptions[];

	it('is a resource of node and trigger', () => {
		for (const form of [product.PROPERTIES, product.TRIGGER_PROPERTIES]) {
			const resources = form.filter(({ name }) => name === 'resource').flatMap(choicesOf);
			expect(resources).toContainEqual({ name: 'Campaign', value: 'campaign' });
		}
	});

	it('has the operations that every module has, in its own words, and no conversation', () => {
		const [list, ...more] = shownFor(product.PROPERTIES, 'operation');
		expect(more).toEqual([]);
		expect(choicesOf(list).map(({ action }) => action)).toEqual([
			'Create a campaign',
			'Create or update a campaign',
			'Delete a campaign',
			'Get a campaign',
			'Get many campaigns',
			'Search campaigns',
			'Update a campaign',
		]);
	});

	it('offers its fields to search, with its key field as the preset', () => {
		const [field] = shownFor(product.PROPERTIES, 'searchField');
		expect([field.default, choicesOf(field).map(({ name }) => name)]).toEqual([
			'Campaign Name',
			['Campaign Name', 'Launch Date', 'Reach', 'State', 'Custom Field'],
		]);
	});

	it('offers its state to compare', () => {
		const inner = (properties: readonly INodeProperties[], name: string, field: string) => {
			const [collection] = shownFor(properties, name)[0].options ?? [];
			return 'values' in collection ? collection.values.find((value) => value.name === field) : undefined;
		};
		expect(inner(product.TRIGGER_PROPERTIES, 'conditions', 'field')?.default).toBe('State');
	});

	it('is asked for under its path and its select name', () => {
		const request = product.pageRequest({ module: 'campaign', fields: ['State'] }, { from: 1, to: 1 }, 'UTC');
		expect([request.path, request.parameters.selectfields]).toEqual(['campaigns', 'Campaigns(State)']);
	});

	it('gives records their id, and its fields the kinds of the row', () => {
		const row = [
			['CAMPAIGNID', '7'],
			['Campaign Name', '2026-01-01 10:00:00'],
			['Launch Date', '01/31/2026'],
		] as const;
		expect(product.recordOf(row, 'campaign', { zone: 'UTC' })).toEqual({
			id: '7',
			'Campaign Name': '2026-01-01 10:00:00',
			'Launch Date': '2026-01-31',
		});
		expect(product.fieldValues('campaign', { 'Launch Date': '2026-01-31' }, 'UTC')).toEqual({
			'Launch Date': '01/31/2026',
		});
	});

	it('keeps what the service sets itself from being written', () => {
		const isKept = (label: string) => product.CATALOGUE.isSetByService('campaign', label);
		expect(['Reach', 'reach', 'CAMPAIGNID', 'URI', 'State'].map(isKept)).toEqual([true, true, true, true, false]);
	});
});
