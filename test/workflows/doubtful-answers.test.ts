import { afterEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { serve, type LocalService } from '../engine/local-service';
import { CREATE, openPortal } from './portal';
import { skippedWaits } from './waits';
import { GO_ON } from './workbench';
import { ZOHO } from './zoho-node';

const BY_ID = { resource: 'case', recordId: '={{ $json.id ?? "5" }}', dataMode: 'json', jsonFields: '{"Status":"Closed"}' };
const UPDATE = { ...BY_ID, operation: 'update' };
const DELETE = { ...BY_ID, operation: 'delete' };
const GET = { ...BY_ID, operation: 'get' };

/** What the service answers: HTTP status, the inside of `response`, and headers. */
interface Reply {
	readonly status?: number;
	readonly response: object;
	readonly headers?: Record<string, string>;
}

const refusing = (status: number, code: string, message: string, headers = {}): Reply => ({ status, response: { error: { code, message } }, headers });
const confirming = (responsecode: string, record: unknown): Reply => ({ response: { result: { responsecode, responsedata: { Cases: { record } } } } });
const listing = (...rows: IDataObject[]): Reply => ({
	response: { result: { Cases: { row: rows.map((row) => ({ fl: Object.entries(row).map(([val, content]) => ({ val, content })) })) } } },
});
const newCases = (count: number) => Array.from({ length: count }, (_, place) => ({ Subject: `s${place}` }));
const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

describe('an answer that is in doubt', () => {
	const portal = openPortal();
	const waits = skippedWaits();
	let service: LocalService | undefined;

	afterEach(async () => {
		await service?.close();
		service = undefined;
	});

	/** Runs the node against a service that answers so, the last answer for all that follow. */
	async function run(replies: readonly Reply[], parameters: INodeParameters, items: IDataObject[] = [{}]) {
		let requests = 0;
		service = await serve((_, response) => {
			const { status = 200, response: said, headers = {} } = replies[Math.min(requests, replies.length - 1)];
			requests += 1;
			response.writeHead(status, headers).end(JSON.stringify({ response: { uri: '/api', ...said } }));
		});
		await portal.save({ apiAddress: service.address });
		const told = (await portal.run(parameters, { items, settings: GO_ON })).json(ZOHO);
		return { told, fates: told.map(fate), requests };
	}

	describe('with a code that no document lists', () => {
		it.each([
			[500, '500', 'Internal Server Error'],
			[502, '502', 'Bad gateway'],
			[503, '', 'Service temporarily unavailable'],
			[504, '504', 'Gateway Timeout'],
			[408, '408', 'Request Timeout'],
			[200, '9999', 'Timeout while saving'],
			[200, '', 'Timeout while saving'],
			[400, '400', 'Bad request'],
			[404, '404', 'Not here'],
			[409, '409', 'Conflict'],
			[503, '503', 'Portal not found: try again'],
		])('leaves a Create of many rows uncertain, in the words of Zoho, and sends it once (HTTP %i, %j)', async (status, code, message) => {
			const { told, fates, requests } = await run([refusing(status, code, message)], CREATE, newCases(8));
			expect(requests).toBe(1);
			expect(fates).toEqual(Array.from({ length: 8 }, () => 'uncertain'));
			expect(told[7]).toMatchObject({ error: expect.stringContaining(message), details: { nextStep: expect.stringMatching(/Look in Zoho Support/) } });
		});

		it.each([['Update', UPDATE], ['Delete', DELETE]])('leaves %s uncertain', async (_what, parameters) => {
			expect((await run([refusing(200, '9999', 'Timeout while saving')], parameters)).fates).toEqual(['uncertain']);
		});

		it.each<readonly [string, INodeParameters, number]>([['Update', UPDATE, 3], ['Delete', DELETE, 3], ['Get', GET, 9]])('ends a run of %s after three where the HTTP status says that the server failed', async (_what, parameters, most) => {
			const items = Array.from({ length: 30 }, (_, place) => ({ id: String(place + 1) }));
			const { fates, requests } = await run([refusing(503, '503', 'Service unavailable')], parameters, items);
			expect(requests).toBe(most);
			expect(new Set(fates.slice(3))).toEqual(new Set(['notSent']));
		});

		it('lets a read be tried again where the HTTP status says that the server failed', async () => {
			const { told, requests } = await run([refusing(503, '503', 'Try again'), listing({ CASEID: '5' })], GET);
			expect([told, requests]).toEqual([[{ id: '5' }], 2]);
		});

		it('keeps no other item of a read from being asked for where the HTTP status says nothing', async () => {
			const { told, requests } = await run([refusing(200, '9999', 'Odd'), listing({ CASEID: '6' })], GET, [{ id: '5' }, { id: '6' }]);
			expect([told, requests]).toMatchObject([[{ error: expect.stringContaining('Odd [9999]') }, { id: '6' }], 2]);
		});

		it.each([401.7, 403, 405, 407])('ends the run where the HTTP status shows that nothing was carried out (%d)', async (code) => {
			const { told, fates, requests } = await run([refusing(Math.floor(code), String(code), 'gateway says no')], CREATE, newCases(8));
			expect(requests).toBe(1);
			expect(new Set(fates)).toEqual(new Set(['notSent']));
			expect(told[0].error).toMatch(/Zoho says: gateway says no \[[\d.]+\]\. .*The request was not carried out\./);
		});

		it('halves a call that is too large by its HTTP status', async () => {
			const { fates, requests } = await run([refusing(413, '413', 'too large'), confirming('2001', { id: '1' }), confirming('2001', { id: '2' })], CREATE, newCases(2));
			expect([fates, requests]).toEqual([['created', 'created'], 3]);
		});

		it('is one of the rate with HTTP 429', async () => {
			const { told, requests } = await run([refusing(429, '429', 'slow down', { 'retry-after': '7' }), listing({ CASEID: '5' })], GET);
			expect([told, requests, waits]).toEqual([[{ id: '5' }], 2, [7000]]);
			await service?.close();
			expect((await run([refusing(429, '429', 'slow down')], CREATE, newCases(3))).fates).toEqual(['notSent', 'notSent', 'notSent']);
		});

		it.each([['9999', 'Timeout while saving'], ['4500', 'Internal error'], ['', 'Odd']])('leaves the one row uncertain that it is said of (%j)', async (code, message) => {
			const { told, fates } = await run([confirming('2001', [{ id: '1' }, { error: { code, message } }])], CREATE, newCases(2));
			expect(fates).toEqual(['created', 'uncertain']);
			expect(told[1].error).toContain(message);
		});
	});

	it.each([401, 403, 413, 429, 500, 503])('with a code that the documents list is read by it, whatever the HTTP status: %i', async (status) => {
		expect((await run([refusing(status, '4401', 'Mandatory field missing')], CREATE, newCases(1))).fates).toEqual(['refused']);
	});

	describe('with an empty error', () => {
		it.each([['', ''], ['null', null], ['{}', {}], ['blank words', { code: '', message: ' ' }], ['[]', []], ['false', false]])('beside a confirmation is none: %s', async (_what, error) => {
			const { fates, requests } = await run([{ response: { error, ...confirming('2001', [{ id: '1' }, { id: '2', error }]).response } }], CREATE, newCases(2));
			expect([fates, requests]).toEqual([['created', 'created'], 1]);
		});

		it('alone confirms nothing', async () => {
			expect((await run([{ response: { error: '' } }], CREATE, newCases(2))).fates).toEqual(['uncertain', 'uncertain']);
		});
	});

	it('confirms a write and gives an error at once is uncertain', async () => {
		const { told, fates, requests } = await run([{ response: { error: { code: '4401', message: 'Missing' }, ...confirming('2001', [{ id: '1' }, { id: '2' }]).response } }], CREATE, newCases(2));
		expect([fates, requests]).toEqual([['uncertain', 'uncertain'], 1]);
		expect(told[0].error).toMatch(/error at once.*Missing \[4401\]/);
	});

	it('gives a record an id and an error at once is uncertain for it', async () => {
		expect((await run([confirming('2001', [{ id: '1' }, { id: '2', error: { code: '4401', message: 'Missing' } }])], CREATE, newCases(2))).fates).toEqual(['created', 'uncertain']);
	});

	describe('with results for many rows', () => {
		const idsGiven = async (record: unknown, count: number) => (await run([confirming('2001', record)], CREATE, newCases(count))).told.map((item) => item.id ?? fate(item));

		it('is laid on the rows by their numbers, also with gaps and out of order', async () => {
			expect(await idsGiven([{ no: '1', id: '10' }, { no: '3', id: '12' }], 3)).toEqual(['10', 'uncertain', '12']);
			await service?.close();
			expect(await idsGiven([{ no: 3, id: '12' }, { no: 2, id: '11' }, { no: 1, id: '10' }], 3)).toEqual(['10', '11', '12']);
		});

		it.each<readonly [string, unknown[], number]>([
			['fewer results, no number', [{ id: '10' }, { id: '12' }], 3],
			['fewer results, numbers that only count them', [{ no: '1', id: '10' }, { no: '2', id: '12' }], 3],
			['fewer results, the same number twice', [{ no: '3', id: '10' }, { no: '3', id: '12' }], 3],
			['fewer results, a number of no row', [{ no: '1', id: '10' }, { no: '4', id: '12' }], 3],
			['fewer results, one without a number', [{ no: '1', id: '10' }, { id: '12' }], 3],
			['the same number twice', [{ no: '1', id: '10' }, { no: '1', id: '12' }], 2],
			['more results than rows', [{ id: '7' }, { id: '8' }, { id: '9' }, { id: '10' }], 2],
			['two results for one row', [{ id: '7' }, { id: '8' }], 1],
			['one id for all', [{ id: '7' }, { id: '7' }, { id: '7' }], 3],
		])('gives no id where nobody can tell whose it is: %s', async (_what, record, count) => {
			expect(await idsGiven(record, count)).toEqual(Array.from({ length: count }, () => 'uncertain'));
		});

		it('says what is wrong with it', async () => {
			const { told } = await run([confirming('2001', [{ id: '10' }, { id: '12' }])], CREATE, newCases(3));
			expect(told[1].error).toBe('Uncertain: Zoho gave 2 results for the 3 records of this call and does not say which is whose. The write was sent; whether Zoho carried it out is not known.');
		});

		it('keeps its doubt to the rows that share an id', async () => {
			expect(await idsGiven([{ id: '7' }, { id: '8' }, { id: '7' }], 3)).toEqual(['uncertain', '8', 'uncertain']);
		});

		it('that stops at a row which its words name is laid on the rows before it', async () => {
			expect(await idsGiven([{ id: '7' }, { error: { code: '4401', message: 'Contact Name in row 2' } }], 4)).toEqual(['7', 'refused', 'uncertain', 'uncertain']);
			await service?.close();
			expect(await idsGiven([{ id: '7' }, { error: { code: '4401', message: 'Contact Name in row 3' } }], 4)).toEqual(['uncertain', 'uncertain', 'uncertain', 'uncertain']);
		});
	});

	describe('that speaks of something else', () => {
		it.each<readonly [string, INodeParameters, string, RegExp]>([
			['Create', CREATE, '2002', /updated \[2002\]/],
			['Create', CREATE, '2003', /deleted \[2003\]/],
			['Update', UPDATE, '2001', /added \[2001\]/],
			['Update', UPDATE, '2003', /deleted \[2003\]/],
			['Delete', DELETE, '2001', /added \[2001\]/],
			['Delete', DELETE, '2002', /updated \[2002\]/],
		])('leaves %s uncertain (%#: %s)', async (_what, parameters, code, words) => {
			const { told, fates, requests } = await run([confirming(code, { id: '5' })], parameters, [{ Subject: 'x' }]);
			expect([fates, requests]).toEqual([['uncertain'], 1]);
			expect(told[0].error).toMatch(words);
		});

		it('leaves a row of a Create uncertain that was only updated', async () => {
			expect((await run([confirming('2001', [{ id: '5', code: '2001' }, { id: '6', code: '2002' }])], CREATE, newCases(2))).fates).toEqual(['created', 'uncertain']);
		});

		it.each([['Update', UPDATE, '2002'], ['Delete', DELETE, '2003']])('leaves %s of one record uncertain that is answered for another', async (_what, parameters, code) => {
			const { told, fates } = await run([confirming(code, { id: '999' })], parameters, [{ id: '5' }]);
			expect(fates).toEqual(['uncertain']);
			expect(told[0].error).toMatch(/record 999, not .*5/);
		});

		it.each([
			['another record', [{ CASEID: '999', Subject: 'x' }]],
			['two rows without id', [{ Subject: 'a' }, { Subject: 'b' }]],
			['several other records', [{ CASEID: '998' }, { CASEID: '999' }]],
		])('gives Get no record: %s', async (_what, rows) => {
			const { told } = await run([listing(...rows)], GET, [{ id: '5' }]);
			expect(told).toMatchObject([{ error: expect.stringMatching(/No usable answer: .*(999|5|without its id)/), details: { outcome: 'failed' } }]);
		});

		it('gives Get the record that was asked for among others', async () => {
			expect((await run([listing({ CASEID: '9' }, { CASEID: '5', Subject: 'x' })], GET, [{ id: '5' }])).told).toEqual([{ id: '5', Subject: 'x' }]);
		});

		it('gives Get Conversation no messages of another case', async () => {
			const { told } = await run([listing({ CASEID: '999', THREADID: '1' })], { ...BY_ID, operation: 'getConversation' }, [{ id: '5' }]);
			expect(told).toMatchObject([{ error: expect.stringContaining('999') }]);
		});
	});

	it('says in which item the row is that Zoho names', async () => {
		const error = { code: '4401', message: 'Contact Name in row 2' };
		const { told } = await run([confirming('2001', [{ id: '1' }, { error }, { id: '3' }])], CREATE, newCases(3));
		expect(told[1].error).toBe('Zoho says: Contact Name in row 2 [4401] (a mandatory field is missing). Row 2 of the request is item 1.');
	});

	it('says it too of a later call, and of a call that was refused as a whole', async () => {
		const error = { code: '4401', message: 'Contact Name in row 1' };
		const items = newCases(3);
		const { told, requests } = await run([confirming('2001', [{ id: '1' }, { id: '2' }]), { response: { error } }], { ...CREATE, options: { rowsPerCall: 2 } }, items);
		expect(told[2].error).toMatch(/in row 1 \[4401\].*\. Row 1 of the request is item 2\.$/);
		expect(requests).toBe(2);
	});

	it('shows no token of an account that the node does not know', async () => {
		const { told } = await run([refusing(200, '4600', 'Bad call authtoken=bad18eba1ff45jk7858b8ae88a77fa30&portal=x')], CREATE, newCases(1));
		expect(told[0].error).toContain('Bad call authtoken=•••&portal=x');
	});

	it('of the code 4820 is asked again no sooner than in a minute, whatever wait is asked for', async () => {
		const { requests } = await run([refusing(200, '4820', 'slow', { 'retry-after': '0' })], GET);
		expect([requests, waits]).toEqual([2, [67_500]]);
	});

	it('says "no data" beside rows, and the rows are taken', async () => {
		const nodata = { code: '4422', message: 'There is no data to show' };
		const rows = listing({ CASEID: '1' }, { CASEID: '2' }).response;
		for (const element of ['nodata', 'error']) {
			const { told } = await run([{ response: { [element]: nodata, ...rows } }], { resource: 'case', operation: 'getMany', limit: 10 });
			expect(told).toEqual([{ id: '1' }, { id: '2' }]);
			await service?.close();
		}
	});
});
