import { describe, expect, it } from '@jest/globals';
import { fate } from '../faulty-services';
import { autoMap, fields } from '../zoho-node';
import { skippedWaits } from '../waits';
import { GO_ON, openDeskBench } from './bench';

const ITEMS = 30;
const BY_ID = { resource: 'contact', recordId: '={{ $json.id }}' };
const MAP = { fields: autoMap(), columnsToIgnore: 'id' };

const items = Array.from({ length: ITEMS }, (_, place) => ({
	id: String(1000 + place),
	Email: `a${place}@x.example`,
	'Last Name': 'Ann',
}));
describe('a node that n8n runs a second time', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	skippedWaits();
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

	it('creates nothing twice', async () => {
		bench.zoho.faults.add({ kind: 'echo-error', operationId: 'createContact', after: 2 });
		const { error } = await bench.run({ resource: 'contact', operation: 'create', ...MAP }, { items, settings });
		const made = bench.zoho.records('contacts').filter(({ lastName }) => lastName === 'Ann');
		expect([error, made.length]).toEqual([undefined, ITEMS]);
	});

	it('deletes nothing twice', async () => {
		const ids = Array.from({ length: 60 }, (_, place) => bench.zoho.add('contacts', { lastName: `Lee ${place}` }));
		bench.zoho.faults.add({ kind: 'gateway', operationId: 'deleteContact', after: 1 });
		const given = { items: ids.map((id) => ({ id })), settings };
		const { error } = await bench.run({ ...BY_ID, operation: 'delete' }, given);
		expect([error, bench.zoho.journal.count({ operationId: 'deleteContact' })]).toEqual([undefined, 3]);
	});

	it('changes nothing twice, where many share a request', async () => {
		const ids = Array.from({ length: 80 }, (_, place) => bench.zoho.add('contacts', { lastName: `Lee ${place}` }));
		bench.zoho.faults.add({ kind: 'gateway', operationId: 'bulkUpdateContacts', after: 1 });
		const update = { ...BY_ID, operation: 'update', fields: fields({ Phone: '1' }) };
		const { error } = await bench.run(update, { items: ids.map((id) => ({ id })), settings });
		const sent = ['bulkUpdateContacts', 'updateContact'].map((operationId) =>
			bench.zoho.journal.count({ operationId }),
		);
		expect([error, sent]).toEqual([undefined, [3, 0]]);
	});
});

describe('a credential for another organization, where Zoho Desk only answers with nothing,', () => {
	const bench = openDeskBench({ openPoints: { wrongOrganization: 'empty' } });

	it('does not count a new record as written', async () => {
		await bench.save({ organizationId: '60000000777' });
		const create = { resource: 'contact', operation: 'create', fields: autoMap() };
		const told = await bench.items(create, { items: [{ 'Last Name': 'Lee' }], settings: GO_ON });
		expect(told.map(fate)).not.toEqual(['created']);
	});
});
