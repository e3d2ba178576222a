import { afterEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { serve, type LocalService } from '../engine/local-service';
import { skippedWaits } from './waits';
import { CREATE, openPortal, READ } from './portal';
import { autoMap, ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const CONFIRMED = { responsecode: '2001', responsedata: { Cases: { record: { id: '1' } } } };

describe('a service that answers in an unusual way', () => {
	const portal = openPortal();
	skippedWaits();
	let service: LocalService | undefined;
	let methods: string[] = [];

	afterEach(async () => {
		await service?.close();
		service = undefined;
	});

	/** Runs the node against a service that answers every request with this result. */
	async function run(result: unknown, parameters: INodeParameters, items: IDataObject[] = [{}]) {
		methods = [];
		service = await serve((request, response) => {
			methods.push(String(request.url?.split('/').at(-1)));
			response.end(JSON.stringify({ response: { uri: '/api', result } }));
		});
		await portal.save({ apiAddress: service.address });
		return await portal.run(parameters, { items, settings: GO_ON });
	}

	const told = (items: IDataObject[]) =>
		items.map(
			({ outcome, details }) =>
				outcome ??
				(typeof details === 'object' && details !== null && 'outcome' in details ? details.outcome : undefined),
		);

	it('one of several rows with a code and no error is refused, in the words of Zoho', async () => {
		const outcome = await run(
			{
				responsecode: '2001',
				responsedata: {
					Cases: { record: [{ id: '1' }, { code: '4401', message: 'Mandatory field missing: Contact Name' }] },
				},
			},
			CREATE,
			[{ Subject: 'a' }, { Subject: 'b' }],
		);
		expect(outcome.json(ZOHO)).toMatchObject([
			{ id: '1', outcome: 'created' },
			{ error: expect.stringContaining('Contact Name'), details: { outcome: 'refused', code: '4401' } },
		]);
		expect(methods).toEqual(['addrecords']);
	});

	it('several rows confirmed by one message are uncertain, and none is sent again', async () => {
		const fl = [{ val: 'Message', content: 'Record(s) added successfully' }];
		const outcome = await run({ responsecode: '2001', responsedata: { Cases: { fl } } }, CREATE, [
			{ Subject: 'a' },
			{ Subject: 'b' },
			{ Subject: 'c' },
		]);
		expect(told(outcome.json(ZOHO))).toEqual(['uncertain', 'uncertain', 'uncertain']);
		expect(methods).toEqual(['addrecords']);
	});

	it('one row confirmed by one message is created', async () => {
		const fl = [{ val: 'Message', content: 'Record(s) added successfully' }];
		const outcome = await run({ responsecode: '2001', responsedata: { Cases: { fl } } }, CREATE, [{ Subject: 'a' }]);
		expect(told(outcome.json(ZOHO))).toEqual(['created']);
		expect(methods).toEqual(['addrecords']);
	});

	it('rows after one without a result still go 100 a call', async () => {
		const record = Array.from({ length: 100 }, (_, place) =>
			place === 4 ? { message: 'hm' } : { id: String(place + 1) },
		);
		const outcome = await run(
			{ responsecode: '2001', responsedata: { Cases: { record } } },
			CREATE,
			Array.from({ length: 200 }, () => ({ Subject: 'a' })),
		);
		expect(told(outcome.json(ZOHO)).filter((what) => what === 'uncertain')).toHaveLength(2);
		expect(methods).toHaveLength(2);
	});

	it.each<readonly [string, INodeParameters]>([
		['Get Many', READ],
		['Get', { resource: 'case', operation: 'get', recordId: '7' }],
		['Search', { resource: 'case', operation: 'search', searchField: 'Subject', searchValue: 'x' }],
		['Get Conversation', { resource: 'case', operation: 'getConversation', recordId: '7' }],
	])('%s fails in clear words when the answer confirms a write', async (_what, parameters) => {
		const outcome = await run(CONFIRMED, parameters);
		expect(outcome.json(ZOHO)).toMatchObject([
			{ error: expect.stringContaining('No usable answer: Zoho answered a read by confirming a write.') },
		]);
		expect(methods).toHaveLength(1);
	});

	it.each([
		['a confirmation of a write', CONFIRMED],
		['an element that nobody knows', { anything: {} }],
		['a row without fields', { Cases: { row: { no: '1' } } }],
	])('Create or Update creates nothing when the look-up is answered with %s', async (_what, result) => {
		const outcome = await run(result, { resource: 'case', operation: 'upsert', fields: autoMap('Email') }, [
			{ Email: 'a@b.c', 'Contact Name': 'A' },
		]);
		expect(outcome.json(ZOHO)).toMatchObject([
			{ error: expect.stringContaining('No usable answer'), details: { outcome: 'refused' } },
		]);
		expect(new Set(methods)).toEqual(new Set(['getrecordsbysearch']));
	});

	it('the Test button does not accept the confirmation of a write', async () => {
		await run(CONFIRMED, READ);
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringContaining('by confirming a write'),
		});
		expect(methods).toHaveLength(2);
	});
});
