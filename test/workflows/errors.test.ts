import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { CREATE, newCases, openPortal, READ } from './portal';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const ERROR_OUTPUT = { onError: 'continueErrorOutput' };
const FORMATS = ['json', 'xml'] as const;
const STATUSES = ['200', '4xx'] as const;
const EACH_WAY = STATUSES.flatMap((status) => FORMATS.map((format) => [status, format] as const));
const NOBODYS = '190000000000009999';

/** A write of one case without its mandatory field. */
const INCOMPLETE = [{ Subject: 'Whole', 'Contact Name': 'Ann Lee' }, { Subject: 'Incomplete' }];

describe('an error of the service', () => {
	const portal = openPortal();

	it.each(EACH_WAY)(
		"shows Zoho's words and code, the item, the field and the next step (status %s, %s)",
		async (errorStatus, format) => {
			portal.simulator.setOpenPoints({ errorStatus });
			await portal.save();
			const outcome = await portal.run({ ...CREATE, options: { format, rowsPerCall: 1 } }, { items: INCOMPLETE });
			expect(outcome.error).toMatchObject({
				message: expect.stringMatching(/^Item 1: Zoho says: Mandatory field missing: Contact Name.* \[4401\]/),
				description: expect.stringMatching(/Fill in the field that the message names/),
				context: { itemIndex: 1, data: { code: '4401', outcome: 'refused' } },
			});
			expect(portal.cost().requests).toBe(2);
		},
	);

	it('says what was written before it', async () => {
		await portal.save();
		const outcome = await portal.run({ ...CREATE, options: { rowsPerCall: 1 } }, { items: INCOMPLETE });
		const [written] = portal.simulator.records('requests');
		expect(outcome.error?.description).toContain(`item 0 created ${written?.id}`);
		expect(portal.cost().requests).toBe(2);
	});

	it('becomes an item under Continue on Fail, linked to its input item', async () => {
		await portal.save();
		const outcome = await portal.run(
			{ ...CREATE, options: { rowsPerCall: 1 } },
			{ items: INCOMPLETE, settings: GO_ON },
		);
		const failed = outcome.items(ZOHO)[1];
		expect(failed).toMatchObject({
			json: {
				error: expect.stringMatching(/\[4401\]/),
				details: { item: 1, outcome: 'refused', code: '4401', nextStep: expect.stringMatching(/Fill in/) },
			},
			pairedItem: { item: 1 },
		});
		expect(portal.cost().requests).toBe(2);
	});

	it('goes to the error output when the node has one', async () => {
		await portal.save();
		const outcome = await portal.run(
			{ ...CREATE, options: { rowsPerCall: 1 } },
			{ items: INCOMPLETE, settings: ERROR_OUTPUT },
		);
		expect(outcome.json(ZOHO, 0)).toMatchObject([{ Subject: 'Whole', outcome: 'created' }]);
		expect(outcome.json(ZOHO, 1)).toMatchObject([{ error: expect.stringMatching(/Contact Name.* \[4401\]/) }]);
		expect(portal.cost().requests).toBe(2);
	});

	it.each(EACH_WAY)('for a missing record names its id (status %s, %s)', async (errorStatus, format) => {
		portal.simulator.setOpenPoints({ errorStatus });
		await portal.save();
		const outcome = await portal.run({ resource: 'case', operation: 'get', recordId: NOBODYS, options: { format } });
		expect(outcome.error).toMatchObject({
			message: `Item 0: There is no case with the ID ${NOBODYS}.`,
			description: expect.stringMatching(/deleted/),
		});
		expect(portal.cost().requests).toBe(1);
	});

	it.each(EACH_WAY)('about the portal points to the credential (status %s, %s)', async (errorStatus, format) => {
		portal.simulator.setOpenPoints({ errorStatus });
		await portal.save({ portal: 'nowhere' });
		const outcome = await portal.run({ ...READ, options: { format } });
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/Invalid portal \[4600\]/),
			description: expect.stringMatching(/portal in the credential/),
		});
		expect(portal.cost().requests).toBe(1);
	});

	it.each(EACH_WAY)(
		'about permission says that only administrators may use the API (status %s, %s)',
		async (errorStatus, format) => {
			portal.simulator.setOpenPoints({ errorStatus });
			await portal.save({ signIn: 'password', email: 'agent@demosupport.example' });
			const outcome = await portal.run({ ...READ, options: { format } });
			expect(outcome.error).toMatchObject({
				message: expect.stringMatching(/\[4001\]/),
				description: expect.stringMatching(/only administrators/),
			});
			expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
		},
	);

	it.each(EACH_WAY)('about the sign-in renews the token (status %s, %s)', async (errorStatus, format) => {
		portal.simulator.setOpenPoints({ errorStatus });
		await portal.save({ signIn: 'password' });
		portal.simulator.faults.add({ kind: 'token-removed' });
		const outcome = await portal.run({ ...READ, options: { format } });
		expect(outcome.error).toBeUndefined();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 2 });
	});

	it.each([
		['portal', { portal: 'nowhere' }],
		['department', { department: 'nobody' }],
	])('about the %s ends a run of many items at the first', async (_, wrong) => {
		await portal.save(wrong);
		const outcome = await portal.run(
			{ resource: 'case', operation: 'delete', recordId: '={{ $json.id }}' },
			{ items: [1, 2, 3].map((id) => ({ id: String(id) })), settings: GO_ON },
		);
		expect(outcome.json(ZOHO)).toMatchObject([
			{ error: expect.stringMatching(/\[4600\]/) },
			{ details: { outcome: 'notSent' } },
			{ details: { outcome: 'notSent' } },
		]);
		expect(portal.cost().requests).toBe(1);
	});

	it('about permission ends a run of many items at the first', async () => {
		await portal.save({ signIn: 'password', email: 'agent@demosupport.example' });
		await portal.run(
			{ resource: 'case', operation: 'delete', recordId: '={{ $json.id }}' },
			{ items: [1, 2, 3].map((id) => ({ id: String(id) })), settings: GO_ON },
		);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('about a retired classic API ends a run of many items at the first', async () => {
		portal.simulator.setOpenPoints({ classicApi: 'gone' });
		await portal.save();
		const outcome = await portal.run(
			{ ...CREATE, options: { rowsPerCall: 1 } },
			{ items: newCases(3), settings: GO_ON },
		);
		expect(outcome.json(ZOHO)).toMatchObject([
			{ error: expect.stringMatching(/does not answer at this address/) },
			{},
			{},
		]);
		expect(portal.cost().requests).toBe(1);
	});
});

describe('no data', () => {
	const portal = openPortal();
	const asked: ReadonlyArray<readonly [name: string, parameters: INodeParameters]> = [
		['Get Many', { resource: 'case', operation: 'getMany', returnAll: true }],
		[
			'a search',
			{ resource: 'case', operation: 'search', searchField: 'Email', searchValue: 'nobody@x.example', returnAll: true },
		],
		[
			'Get Many since',
			{ resource: 'case', operation: 'getMany', returnAll: true, options: { modifiedSince: '2026-11-24T00:00:00Z' } },
		],
	];
	const answers = (['4422', 'empty-result'] as const).flatMap((emptyList) =>
		EACH_WAY.flatMap((way) => asked.map((question) => [...question, emptyList, ...way] as const)),
	);

	it.each(answers)(
		'is an empty list, not an error: %s (%j, answered by %s, status %s, %s)',
		async (_, parameters, emptyList, errorStatus, format) => {
			portal.simulator.setOpenPoints({ emptyList, errorStatus });
			await portal.save();
			const options = typeof parameters.options === 'object' ? parameters.options : {};
			const outcome = await portal.run({ ...parameters, options: { ...options, format } });
			expect([outcome.error, outcome.status, outcome.json(ZOHO)]).toEqual([undefined, 'success', []]);
			expect(portal.cost().requests).toBe(1);
		},
	);

	it('is not tried again', async () => {
		await portal.save();
		await portal.run(READ, { items: [{}, {}, {}] });
		expect(portal.cost().requests).toBe(1);
	});

	it.each(['4103', '4422'] as const)(
		'for one record is an error that names the id, answered by %s',
		async (notFound) => {
			portal.simulator.setOpenPoints({ notFound });
			await portal.save();
			const outcome = await portal.run({ resource: 'case', operation: 'get', recordId: NOBODYS });
			expect(outcome.error?.message).toBe(`Item 0: There is no case with the ID ${NOBODYS}.`);
			expect(portal.cost().requests).toBe(1);
		},
	);
});

describe('a credential that lacks something', () => {
	const portal = openPortal();

	it.each([
		['portal', 'Portal'],
		['department', 'Department'],
		['authToken', 'Auth Token'],
		['apiAddress', 'API Address'],
	])('is reported by the name of its field, without a request: %s', async (field, label) => {
		await portal.save({ [field]: '' });
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringContaining(`The field '${label}' of the Zoho Support credential is empty`),
			description: expect.stringMatching(/Open the credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});
});
