import { describe, expect, it } from '@jest/globals';
import type { OpenPoints } from '../../simulator/support/simulator';
import { addCases, GO_ON, idsOf, openWorkbench, subjects } from './workbench';
import { fields } from './zoho-node';

const UPDATE = {
	resource: 'case',
	operation: 'update',
	recordId: '={{ $json.id }}',
	fields: fields({ Status: 'Closed' }),
};
const DELETE = { resource: 'case', operation: 'delete', recordId: '={{ $json.id }}' };
const CONVERSATION = { resource: 'case', operation: 'getConversation', recordId: '={{ $json.id }}' };
const GET = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
const NOBODY = '190000000000009999';
const CODES: ReadonlyArray<readonly [OpenPoints['notFound'], OpenPoints['errorStatus']]> = [
	['4103', '200'],
	['4422', '200'],
	['4103', '4xx'],
	['4422', '4xx'],
];

describe('Update', () => {
	const bench = openWorkbench();
	const statuses = () => bench.simulator.records('requests').map(({ fields: { Status } }) => Status);

	it('changes one record with one request, and only the fields sent', async () => {
		const [id] = addCases(bench.simulator, 2, { Status: 'Open' });
		const { items, requests } = await bench.run(UPDATE, { items: [{ id }] });
		expect(items).toEqual([{ id, outcome: 'updated', Status: 'Closed' }]);
		expect(statuses()).toEqual(['Closed', 'Open']);
		expect(subjects(bench.simulator)).toEqual(['Case 1', 'Case 2']);
		expect(requests).toBe(1);
	});

	it('makes one request an item', async () => {
		const ids = addCases(bench.simulator, 30);
		const { items, requests } = await bench.run(UPDATE, { items: ids.map((id) => ({ id })) });
		expect(idsOf(items)).toEqual(ids);
		expect(requests).toBe(30);
	});

	it.each(CODES)('says clearly that an id is not found (%s, HTTP %s)', async (notFound, errorStatus) => {
		bench.simulator.setOpenPoints({ notFound, errorStatus });
		const { error, requests } = await bench.run(UPDATE, { items: [{ id: NOBODY }] });
		expect(error?.message).toMatch(new RegExp(`^Item 0: Zoho says: .*\\[${notFound}\\]`));
		expect(error?.description).toMatch(/Check the ID. The record may have been deleted/);
		expect(requests).toBe(1);
	});

	it.each(['reset-after', 'reset-before', 'cut', 'empty', 'http-500'] as const)(
		'is sent once and reported as uncertain when its answer is lost (%s)',
		async (kind) => {
			const ids = addCases(bench.simulator, 2);
			bench.simulator.faults.add({ kind, method: 'updaterecords' });
			const { items, requests } = await bench.run(UPDATE, { items: ids.map((id) => ({ id })), settings: GO_ON });
			expect(items.map(({ outcome, error }) => outcome ?? String(error).split(' ')[0])).toEqual([
				'Uncertain:',
				'updated',
			]);
			expect(requests).toBe(2);
		},
	);

	it('without Continue on Fail stops at the first failed item, and says what was written', async () => {
		const [first, last] = addCases(bench.simulator, 2, { Status: 'Open' });
		const { error, requests } = await bench.run(UPDATE, { items: [{ id: first }, { id: NOBODY }, { id: last }] });
		expect(error?.message).toMatch(/^Item 1: /);
		expect(error?.description).toContain(`Already written: item 0 updated ${first}. Do not send these again.`);
		expect(statuses()).toEqual(['Closed', 'Open']);
		expect(requests).toBe(2);
	});
});

describe('Delete', () => {
	const bench = openWorkbench();

	it('deletes one record with one request', async () => {
		const [id, kept] = addCases(bench.simulator, 2);
		const { items, requests } = await bench.run(DELETE, { items: [{ id }] });
		expect(items).toEqual([{ id, outcome: 'deleted' }]);
		expect(bench.simulator.records('requests').map((record) => record.id)).toEqual([kept]);
		expect(requests).toBe(1);
	});

	it.each<OpenPoints['deleteList']>(['refused', 'accepted', 'first-only'])(
		'makes one request an item, even if the service accepts lists of ids (%s)',
		async (deleteList) => {
			bench.simulator.setOpenPoints({ deleteList });
			const ids = addCases(bench.simulator, 10);
			const { items, requests } = await bench.run(DELETE, { items: ids.map((id) => ({ id })) });
			expect(idsOf(items)).toEqual(ids);
			expect(bench.simulator.records('requests')).toEqual([]);
			expect(requests).toBe(10);
		},
	);

	it.each(CODES)('says clearly that an id is not found (%s, HTTP %s)', async (notFound, errorStatus) => {
		bench.simulator.setOpenPoints({ notFound, errorStatus });
		const { error, requests } = await bench.run(DELETE, { items: [{ id: NOBODY }] });
		expect(error?.message).toMatch(new RegExp(`^Item 0: Zoho says: .*\\[${notFound}\\]`));
		expect(error?.description).toMatch(/Check the ID. The record may have been deleted/);
		expect(requests).toBe(1);
	});

	it('continues with the other items, with Continue on Fail', async () => {
		const [first, last] = addCases(bench.simulator, 2);
		const { items, requests } = await bench.run(DELETE, {
			items: [{ id: first }, { id: NOBODY }, { id: last }],
			settings: GO_ON,
		});
		expect(items.map(({ outcome }) => outcome)).toEqual(['deleted', undefined, 'deleted']);
		expect(items[1]).toMatchObject({ details: { item: 1, outcome: 'refused', code: '4103' } });
		expect(requests).toBe(3);
	});

	it('is sent once and reported as uncertain when its answer is lost', async () => {
		const [id] = addCases(bench.simulator, 1);
		bench.simulator.faults.add({ kind: 'reset-after', method: 'deleterecords' });
		const { error, requests } = await bench.run(DELETE, { items: [{ id }] });
		expect(error?.message).toMatch(/^Item 0: Uncertain: /);
		expect(requests).toBe(1);
	});
});

describe('Get Conversation', () => {
	const bench = openWorkbench();
	const addTalk = () =>
		bench.simulator.add('requests', {
			Subject: 'One',
			Email: 'ann@x.example',
			Description: 'It <burns> & smokes',
			Resolution: 'Put out',
		});

	it.each(['json', 'xml'])('gives one item a message with one request, in %s', async (format) => {
		const id = addTalk();
		const { items, requests } = await bench.run({ ...CONVERSATION, options: { format } }, { items: [{ id }] });
		expect(items.map(({ caseId, Direction, Content }) => [caseId, Direction, Content])).toEqual([
			[id, 'in', 'It <burns> & smokes'],
			[id, 'out', 'Put out'],
		]);
		expect(new Set(idsOf(items)).size).toBe(2);
		expect(requests).toBe(1);
	});

	it('leaves out the texts when they are not requested', async () => {
		const id = addTalk();
		const { items, requests } = await bench.run({ ...CONVERSATION, withContent: false }, { items: [{ id }] });
		expect(items).toHaveLength(2);
		expect(items[0]).not.toHaveProperty('Content');
		expect(requests).toBe(1);
	});

	it.each(['json', 'xml'])('gives one item for a single message, in %s', async (format) => {
		const [id] = addCases(bench.simulator, 1);
		const { items, requests } = await bench.run({ ...CONVERSATION, options: { format } }, { items: [{ id }] });
		expect(items).toEqual([expect.objectContaining({ caseId: id, Direction: 'in' })]);
		expect(requests).toBe(1);
	});

	it('gives times in ISO 8601', async () => {
		bench.simulator.clock.set('2026-11-24T18:30:00Z');
		const id = addTalk();
		const { items, requests } = await bench.run(CONVERSATION, { items: [{ id }] });
		expect(items[0]?.['Created Time']).toBe('2026-11-24T10:30:00.000-08:00');
		expect(requests).toBe(1);
	});

	it('makes one request for each distinct case', async () => {
		const [one, two] = [addTalk(), addTalk()];
		const { items, requests } = await bench.run(CONVERSATION, { items: [one, two, one, one].map((id) => ({ id })) });
		expect(items.map(({ caseId }) => caseId)).toEqual([one, one, two, two, one, one, one, one]);
		expect(requests).toBe(2);
	});

	it.each<OpenPoints['errorStatus']>(['200', '4xx'])(
		'says clearly that a case is not found (HTTP %s)',
		async (errorStatus) => {
			bench.simulator.setOpenPoints({ errorStatus });
			const { error, requests } = await bench.run(CONVERSATION, { items: [{ id: NOBODY }] });
			expect(error?.message).toMatch(/^Item 0: Zoho says: .*\[4103\]/);
			expect(error?.description).toMatch(/Check the ID/);
			expect(requests).toBe(1);
		},
	);
});

describe('an id', () => {
	const bench = openWorkbench();
	const OPERATIONS = [
		['Get', GET],
		['Update', UPDATE],
		['Delete', DELETE],
		['Get Conversation', CONVERSATION],
	] as const;
	const WRONG: ReadonlyArray<readonly [string, string, RegExp]> = [
		['that is empty', '={{ "" }}', /^Item 0: 'Case' is empty\.$/],
		['of blanks', '  ', /^Item 0: 'Case' is empty\.$/],
		[
			'of letters',
			'Printer on fire',
			/^Item 0: 'Case' holds 'Printer on fire', which is not an ID: the IDs of Zoho consist of digits only\.$/,
		],
		['of several ids', '190000000000001001;190000000000001002', /which is not an ID/],
		[
			'that came as a number and lost its digits',
			'={{ 190000000000001001 }}',
			/came as a number and has lost its last digits/,
		],
		['that is nothing', '={{ null }}', /^Item 0: 'Case' is empty\.$/],
	];

	it.each(
		OPERATIONS.flatMap(([name, parameters]) =>
			WRONG.map(([what, id, message]) => [name, what, parameters, id, message] as const),
		),
	)('for %s %s is refused before any request', async (_, __, parameters, recordId, message) => {
		const { error, requests } = await bench.run({ ...parameters, recordId });
		expect(error?.message).toMatch(message);
		expect(requests).toBe(0);
	});

	it.each(OPERATIONS)('for %s that was never filled in is required by n8n itself', async (_, parameters) => {
		await expect(bench.run({ ...parameters, recordId: '' })).rejects.toThrow(/Parameter "Case" is required/);
		expect(bench.simulator.journal.count()).toBe(0);
	});

	it.each(OPERATIONS)('for %s may have blanks around it', async (_, parameters) => {
		const [id] = addCases(bench.simulator, 1);
		const { error, requests } = await bench.run(parameters, { items: [{ id: ` ${id} ` }] });
		expect(error).toBeUndefined();
		expect(requests).toBe(1);
	});

	it('of another department is not found', async () => {
		const id = bench.simulator.add('requests', { Subject: 'Theirs' }, 'billing');
		const { error, requests } = await bench.run(DELETE, { items: [{ id }] });
		expect(error?.message).toMatch(/4103/);
		expect(subjects(bench.simulator)).toEqual(['Theirs']);
		expect(requests).toBe(1);
	});
});
