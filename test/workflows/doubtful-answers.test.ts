import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { CREATE } from './portal';
import { confirming, DELETE, GET, listing, openScriptedService, refusing, UPDATE } from './scripted-service';

const newCases = (count: number) => Array.from({ length: count }, (_, place) => ({ Subject: `s${place}` }));

describe('an unclear answer', () => {
	const { run, waits } = openScriptedService();

	describe('with an undocumented code', () => {
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
		])(
			'leaves a Create of many rows uncertain, in the words of Zoho, and sends it once (HTTP %i, %j)',
			async (status, code, message) => {
				const { told, fates, requests } = await run([refusing(status, code, message)], CREATE, newCases(8));
				expect(requests).toBe(1);
				expect(fates).toEqual(Array.from({ length: 8 }, () => 'uncertain'));
				expect(told[7]).toMatchObject({
					error: expect.stringContaining(message),
					details: { nextStep: expect.stringMatching(/check in Zoho Support/) },
				});
			},
		);

		it.each([
			['Update', UPDATE],
			['Delete', DELETE],
		])('leaves %s uncertain', async (_what, parameters) => {
			expect((await run([refusing(200, '9999', 'Timeout while saving')], parameters)).fates).toEqual(['uncertain']);
		});

		it.each<readonly [string, INodeParameters, number]>([
			['Update', UPDATE, 3],
			['Delete', DELETE, 3],
			['Get', GET, 9],
		])(
			'ends a run of %s after three when the HTTP status says that the server failed',
			async (_what, parameters, most) => {
				const items = Array.from({ length: 30 }, (_, place) => ({ id: String(place + 1) }));
				const { fates, requests } = await run([refusing(503, '503', 'Service unavailable')], parameters, items);
				expect(requests).toBe(most);
				expect(new Set(fates.slice(3))).toEqual(new Set(['notSent']));
			},
		);

		it('lets a read be repeated when the HTTP status says that the server failed', async () => {
			const { told, requests } = await run([refusing(503, '503', 'Try again'), listing({ CASEID: '5' })], GET);
			expect([told, requests]).toEqual([[{ id: '5' }], 2]);
		});

		it('does not stop other items of a read when the HTTP status says nothing', async () => {
			const { told, requests } = await run([refusing(200, '9999', 'Odd'), listing({ CASEID: '6' })], GET, [
				{ id: '5' },
				{ id: '6' },
			]);
			expect([told, requests]).toMatchObject([[{ error: expect.stringContaining('Odd [9999]') }, { id: '6' }], 2]);
		});

		it.each([401.7, 403, 405, 407])(
			'ends the run when the HTTP status shows that nothing was carried out (%d)',
			async (code) => {
				const { told, fates, requests } = await run(
					[refusing(Math.floor(code), String(code), 'gateway says no')],
					CREATE,
					newCases(8),
				);
				expect(requests).toBe(1);
				expect(new Set(fates)).toEqual(new Set(['notSent']));
				expect(told[0].error).toMatch(/Zoho says: gateway says no \[[\d.]+\]\. .*The request was not carried out\./);
			},
		);

		it('halves a call that is too large by its HTTP status', async () => {
			const { fates, requests } = await run(
				[refusing(413, '413', 'too large'), confirming('2001', { id: '1' }), confirming('2001', { id: '2' })],
				CREATE,
				newCases(2),
			);
			expect([fates, requests]).toEqual([['created', 'created'], 3]);
		});

		it('is a rate limit with HTTP 429', async () => {
			const { told, requests } = await run(
				[refusing(429, '429', 'slow down', { 'retry-after': '7' }), listing({ CASEID: '5' })],
				GET,
			);
			expect([told, requests, waits]).toEqual([[{ id: '5' }], 2, [7000]]);
			expect((await run([refusing(429, '429', 'slow down')], CREATE, newCases(3))).fates).toEqual([
				'notSent',
				'notSent',
				'notSent',
			]);
		});

		it.each([
			['9999', 'Timeout while saving'],
			['4500', 'Internal error'],
			['', 'Odd'],
		])('leaves only its own row uncertain (%j)', async (code, message) => {
			const { told, fates } = await run(
				[confirming('2001', [{ id: '1' }, { error: { code, message } }])],
				CREATE,
				newCases(2),
			);
			expect(fates).toEqual(['created', 'uncertain']);
			expect(told[1].error).toContain(message);
		});
	});

	it.each([401, 403, 413, 429, 500, 503])(
		'is read by a documented code, whatever the HTTP status: %i',
		async (status) => {
			expect((await run([refusing(status, '4401', 'Mandatory field missing')], CREATE, newCases(1))).fates).toEqual([
				'refused',
			]);
		},
	);

	describe('with an empty error', () => {
		it.each([
			['', ''],
			['null', null],
			['{}', {}],
			['blank words', { code: '', message: ' ' }],
			['[]', []],
			['false', false],
		])('next to a confirmation does not count: %s', async (_what, error) => {
			const { fates, requests } = await run(
				[{ response: { error, ...confirming('2001', [{ id: '1' }, { id: '2', error }]).response } }],
				CREATE,
				newCases(2),
			);
			expect([fates, requests]).toEqual([['created', 'created'], 1]);
		});

		it('alone confirms nothing', async () => {
			expect((await run([{ response: { error: '' } }], CREATE, newCases(2))).fates).toEqual(['uncertain', 'uncertain']);
		});
	});

	it('is uncertain when it confirms a write and has an error', async () => {
		const { told, fates, requests } = await run(
			[
				{
					response: {
						error: { code: '4401', message: 'Missing' },
						...confirming('2001', [{ id: '1' }, { id: '2' }]).response,
					},
				},
			],
			CREATE,
			newCases(2),
		);
		expect([fates, requests]).toEqual([['uncertain', 'uncertain'], 1]);
		expect(told[0].error).toMatch(/error at the same time.*Missing \[4401\]/);
	});

	it('is uncertain for a record with both an ID and an error', async () => {
		expect(
			(
				await run(
					[confirming('2001', [{ id: '1' }, { id: '2', error: { code: '4401', message: 'Missing' } }])],
					CREATE,
					newCases(2),
				)
			).fates,
		).toEqual(['created', 'uncertain']);
	});

	it('does not show the token of an account that the node does not know', async () => {
		const { told } = await run(
			[refusing(200, '4600', 'Bad call authtoken=bad18eba1ff45jk7858b8ae88a77fa30&portal=x')],
			CREATE,
			newCases(1),
		);
		expect(told[0].error).toContain('Bad call authtoken=•••&portal=x');
	});

	it('with the code 4820 is repeated after a minute at the earliest, whatever wait it asks for', async () => {
		const { requests } = await run([refusing(200, '4820', 'slow', { 'retry-after': '0' })], GET);
		expect([requests, waits]).toEqual([2, [67_500]]);
	});

	it('gives its rows even when it also says "no data"', async () => {
		const nodata = { code: '4422', message: 'There is no data to show' };
		const rows = listing({ CASEID: '1' }, { CASEID: '2' }).response;
		for (const element of ['nodata', 'error']) {
			const { told } = await run([{ response: { [element]: nodata, ...rows } }], {
				resource: 'case',
				operation: 'getMany',
				limit: 10,
			});
			expect(told).toEqual([{ id: '1' }, { id: '2' }]);
		}
	});
});
