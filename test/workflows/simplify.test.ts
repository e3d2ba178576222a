import { describe, expect, it } from '@jest/globals';
import { openDeskBench } from './desk/bench';
import { addCases, openWorkbench } from './workbench';

const SIMPLE = { simple: true };
const WHOLE = { simple: false };
/** What n8n itself fills in: without it, nodes of these tests give whole records. */
const UNTOUCHED = SIMPLE;

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const newest = (first: number, count: number) => Array.from({ length: count }, (_, place) => first - place);

describe('a node that was just dropped', () => {
	const desk = openDeskBench();
	const classic = openWorkbench();

	it('gives the newest tickets of Zoho Desk, flat, for one page of the list', async () => {
		for (let number = 1; number <= 60; number += 1)
			desk.zoho.add('tickets', { subject: `Ticket ${number}`, status: 'Open', contact: { lastName: 'Lee' } });
		const items = await desk.items(UNTOUCHED);
		expect(items.map(({ subject }) => subject)).toEqual(newest(60, 50).map((number) => `Ticket ${number}`));
		expect(items.flatMap((item) => Object.values(item)).filter((value) => isObject(value))).toEqual([]);
		expect(items[0]).toMatchObject({ ticketNumber: expect.any(String), status: 'Open', webUrl: expect.any(String) });
		// Three more find the organization, once.
		expect(desk.zoho.journal.credits()).toBe(3 + 3);
	});

	it('gives the newest cases of the classic service for one request', async () => {
		addCases(classic.simulator, 60);
		const { items, requests } = await classic.run(UNTOUCHED);
		expect(items).toHaveLength(50);
		expect(items[0]).toMatchObject({ id: expect.any(String), Subject: expect.any(String) });
		expect(requests).toBe(1);
	});
});

describe('Simplify on Zoho Desk', () => {
	const bench = openDeskBench();
	const addTicket = () =>
		bench.zoho.add('tickets', {
			subject: 'Printer on fire',
			description: 'It burns.',
			contact: { lastName: 'Lee' },
			cf: { cf_severity: 'High' },
		});

	it("leaves out what few people use, and shows the organization's own fields beside the others", async () => {
		const recordId = addTicket();
		const get = { resource: 'case', operation: 'get', recordId };
		const [whole] = await bench.items({ ...get, ...WHOLE });
		const [simple] = await bench.items({ ...get, ...SIMPLE });
		expect(whole).toMatchObject({ isSpam: false, cf: { cf_severity: 'High' } });
		expect(simple).toMatchObject({ id: recordId, description: 'It burns.', cf_severity: 'High' });
		expect(Object.keys(simple)).not.toEqual(expect.arrayContaining(['isSpam']));
		expect(Object.values(simple).filter(isObject)).toEqual([]);
	});

	it('names fields as Field Names says', async () => {
		const get = { resource: 'case', operation: 'get', recordId: addTicket(), options: { fieldNames: 'labels' } };
		const [simple] = await bench.items({ ...get, ...SIMPLE });
		expect(simple).toMatchObject({ Subject: 'Printer on fire', 'Contact Name': 'Lee', Severity: 'High' });
		expect(Object.keys(simple)).not.toContain('Is Spam');
	});

	it('has no effect on chosen fields', async () => {
		const options = { fields: ['isSpam'] };
		const get = { resource: 'case', operation: 'get', recordId: addTicket(), options };
		expect(await bench.items({ ...get, ...SIMPLE })).toEqual(await bench.items({ ...get, ...WHOLE }));
	});

	it('keeps the records that Include brings', async () => {
		addTicket();
		const [simple] = await bench.items({ ...SIMPLE, resource: 'case', options: { include: ['contact'] } });
		expect(simple).toMatchObject({ subject: 'Printer on fire', contact: { lastName: 'Lee' } });
	});

	it('gives the author of a message by name', async () => {
		const recordId = addTicket();
		await bench.items({ resource: 'case', operation: 'addComment', recordId, message: 'I saw it too.' });
		const messages = await bench.items({ ...SIMPLE, resource: 'case', operation: 'getConversation', recordId });
		expect(messages.at(-1)).toMatchObject({ kind: 'comment', content: 'I saw it too.', author: expect.any(String) });
		expect(messages.flatMap((message) => Object.values(message)).filter(isObject)).toEqual([]);
	});
});

describe('Simplify on the classic service', () => {
	const bench = openWorkbench();

	it('leaves out what few people use, for the same requests', async () => {
		const [recordId] = addCases(bench.simulator, 1);
		const get = { resource: 'case', operation: 'get', recordId };
		const whole = await bench.run({ ...get, ...WHOLE });
		const simple = await bench.run({ ...get, ...SIMPLE });
		expect(whole.items[0]).toHaveProperty('Is Overdue');
		expect(simple.items[0]).not.toHaveProperty('Is Overdue');
		expect(simple.items[0]).toMatchObject({ id: recordId, Subject: whole.items[0]?.Subject });
		expect(simple.requests).toBe(whole.requests);
	});
});
