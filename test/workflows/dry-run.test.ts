import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { addCases, openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const DRY = { options: { dryRun: true } };
const CASE = { resource: 'case' };
const json = (values: object) => ({ dataMode: 'json', jsonFields: JSON.stringify(values) });
const CLOSED = { ...CASE, operation: 'update', ...json({ Status: 'Closed' }) };

describe('Dry Run on the classic service', () => {
	const bench = openWorkbench();
	const subjectsOf = () => bench.simulator.records('requests').map(({ fields }) => fields.Subject);
	const onCase = async (parameters: INodeParameters) => {
		const [recordId] = addCases(bench.simulator, 1);
		return { recordId, ...(await bench.run({ ...parameters, recordId, ...DRY })) };
	};

	it('of Create shows each record, and the request that they share', async () => {
		const create = { ...CASE, operation: 'create', fields: autoMap(), ...DRY };
		const cases = Array.from({ length: 3 }, (_, place) => ({ Subject: `New ${place}`, 'Contact Name': 'Ann Lee' }));
		const { items, requests } = await bench.run(create, { items: cases });
		expect(items).toEqual(
			cases.map((wouldSend) => ({
				outcome: 'dryRun',
				note: 'Nothing was written, because Dry Run is on.',
				wouldBe: 'created',
				recordId: null,
				wouldSend,
				cost: { requests: 1, sharedByRecords: 3 },
			})),
		);
		expect([requests, subjectsOf()]).toEqual([0, []]);
	});

	it('of Update shows the values as they would be sent', async () => {
		const { items, requests, recordId } = await onCase(CLOSED);
		expect(items).toMatchObject([
			{ wouldBe: 'updated', recordId, wouldSend: { Status: 'Closed' }, cost: { requests: 1 } },
		]);
		expect(requests).toBe(0);
	});

	it('of Delete deletes nothing', async () => {
		const { items, requests, recordId } = await onCase({ ...CASE, operation: 'delete' });
		expect(items).toMatchObject([{ wouldBe: 'deleted', recordId, wouldSend: {}, cost: { requests: 1 } }]);
		expect([requests, subjectsOf()]).toEqual([0, ['Case 1']]);
	});

	it('of Create or Update pays for the search alone, and is nothing that a later run takes for written', async () => {
		const upsert = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
		const items = [{ Email: 'ann@x.example', 'Last Name': 'Lee' }];
		const dry = await bench.run({ ...upsert, ...DRY }, { items });
		expect([dry.items[0]?.wouldBe, dry.requests]).toEqual(['created', 1]);
		const real = await bench.run(upsert, { items });
		expect([real.items[0]?.outcome, real.requests]).toEqual(['created', 2]);
	});

	it('writes nothing when Retry On Fail runs it again, and does not say that something was written', async () => {
		const ids = addCases(bench.simulator, 2);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { error, requests } = await bench.run(
			{ ...CLOSED, recordId: '={{ $json.id }}', ...DRY },
			{ items: [{ id: ids[0] }, { id: 'none' }], settings },
		);
		expect(error?.description).toContain('No other item was written.');
		expect(requests).toBe(0);
	});
});
