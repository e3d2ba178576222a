import { describe, expect, it } from '@jest/globals';
import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { CREATE, MAPPER, named, shown, UPDATE } from './mapper';
import { skippedWaits } from './waits';
import { openWorkbench, PLENTY } from './workbench';
import { credentialFor, CREDENTIAL, fields, ZOHO, zohoWorkflow } from './zoho-node';

describe('the resource mapper on the classic service', () => {
	const bench = openWorkbench();
	skippedWaits();

	/** The columns as the editor asks for them in a new n8n, and what the questions cost. */
	async function ask(...questions: INodeParameters[]) {
		const engine = await bench.engine.restarted();
		const data = { ...credentialFor(bench.simulator.url)[CREDENTIAL], edition: 'custom', dailyLimit: PLENTY };
		await engine.credentials.save('zohoSupportApi', CREDENTIAL, data);
		const before = bench.simulator.journal.count({ kind: 'api' });
		const answers = [];
		for (const question of questions) answers.push(await engine.columns(zohoWorkflow(question), MAPPER));
		return {
			columns: answers[0].fields,
			last: answers.at(-1)?.fields ?? [],
			notice: answers[0].emptyFieldsNotice,
			price: bench.simulator.journal.count({ kind: 'api' }) - before,
		};
	}

	it('offers the known fields and those of one record, for one request in five minutes', async () => {
		bench.simulator.add('requests', { Subject: 'One', Severity: 'S1', 'Follow Up On': '11/24/2026' });
		const { columns, price } = await ask(CREATE, UPDATE, { ...CREATE, operation: 'upsert' });
		expect(named(columns, 'Severity')).toMatchObject({ type: 'string', display: true, removed: true });
		expect(named(columns, 'Follow Up On')).toMatchObject({ type: 'dateTime' });
		expect(named(columns, 'Request Id')).toMatchObject({ display: false });
		expect(shown(columns)).toContain('Subject');
		expect(price).toBe(1);
	});

	it('offers the known fields where the portal has no record yet', async () => {
		const { columns, price } = await ask(CREATE);
		expect([shown(columns).slice(0, 3), price]).toEqual([['Subject', 'Contact Name', 'Email'], 1]);
	});

	const savedIn = (columns: readonly ResourceMapperField[], change: object = {}) => ({
		...CREATE,
		...change,
		fields: { ...fields({}), schema: columns as never },
	});

	it('keeps own fields that the record of a refresh does not show', async () => {
		const id = bench.simulator.add('requests', { Subject: 'One', Severity: 'S1' });
		const { columns } = await ask(CREATE);
		bench.simulator.setOpenPoints({ nullStyle: 'missing' });
		bench.simulator.change('requests', id, { Severity: null });
		// The first question is that of opening the node.
		const { last } = await ask(savedIn(columns), savedIn(columns));
		expect(named(last, 'Severity')).toEqual(named(columns, 'Severity'));
		const contact = await ask(savedIn(columns, { resource: 'contact' }));
		expect(named(contact.last, 'Subject')).toBeUndefined();
	});

	it.each(['http-500', 'html', 'half'] as const)(
		'says what is wrong after %s, and keeps what there is',
		async (kind) => {
			bench.simulator.add('requests', { Subject: 'One', Severity: 'S1' });
			const { columns } = await ask(CREATE);
			bench.simulator.faults.add({ kind, count: 3 });
			await expect(ask(savedIn(columns), savedIn(columns))).rejects.toThrow(/Try again later/);
			bench.simulator.faults.add({ kind, count: 3 });
			const first = await ask(CREATE, CREATE);
			expect([first.columns, first.notice]).toEqual([[], expect.stringContaining('Try again later')]);
			expect(named(first.last, 'Severity')).toBeDefined();
		},
	);

	it("shows a credential no fields that were read with another one's token", async () => {
		bench.simulator.add('requests', { Subject: 'One', Severity: 'S1' });
		const engine = await bench.engine.restarted();
		const askWith = async (authToken: string) => {
			const data = { ...credentialFor(bench.simulator.url, { authToken })[CREDENTIAL] };
			await engine.credentials.save('zohoSupportApi', CREDENTIAL, data);
			return await engine.columns(zohoWorkflow(CREATE), MAPPER);
		};
		const { authToken } = credentialFor(bench.simulator.url)[CREDENTIAL];
		expect(named((await askWith(String(authToken))).fields, 'Severity')).toBeDefined();
		const { fields: columns, emptyFieldsNotice } = await askWith('f'.repeat(32));
		expect([columns, emptyFieldsNotice]).toEqual([[], expect.stringContaining('[4834]')]);
	});

	it('says what to do where the credential needs an item, which a form has not', async () => {
		const data = credentialFor(bench.simulator.url, { portal: '={{ $json.portal }}' })[CREDENTIAL];
		await bench.engine.credentials.save('zohoSupportApi', CREDENTIAL, data);
		const words = /^The form could not read the credential: .*only a run can work them out: give IDs/;
		expect((await bench.engine.columns(zohoWorkflow(CREATE), MAPPER)).emptyFieldsNotice).toMatch(words);
		const list = { node: ZOHO, field: 'recordId' };
		await expect(bench.engine.list(zohoWorkflow({ resource: 'case', operation: 'get' }), list)).rejects.toThrow(words);
	});

	it("says Zoho's words where the account may ask no more today", async () => {
		bench.simulator.faults.add({ kind: 'quota-spent' });
		const { columns, notice } = await ask(CREATE);
		expect([columns, notice]).toEqual([[], expect.stringMatching(/Zoho/)]);
	});

	it('sends what was filled in by hand, and matches on the chosen field', async () => {
		const id = bench.simulator.add('contacts', { 'Last Name': 'Lee', Email: 'ann@x.example' });
		const given = fields({ Email: 'ann@x.example', Severity: 'S1', Phone: '' }, 'Email');
		bench.simulator.remove('contacts', bench.simulator.add('contacts', { Severity: 'x' }));
		const { items } = await bench.run({ resource: 'contact', operation: 'upsert', fields: given });
		expect(items).toEqual([{ id, outcome: 'updated', Email: 'ann@x.example', Severity: 'S1' }]);
	});

	it('refuses Create or Update without a field to match on, before any request', async () => {
		const given = { resource: 'contact', operation: 'upsert', fields: fields({ Email: 'a@x.example' }) };
		const { error, requests } = await bench.run(given);
		expect([error?.message, requests]).toEqual(["Item 0: No field is chosen under 'Field to Match On'.", 0]);
	});
});
