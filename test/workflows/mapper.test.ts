import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { deskWorkflow } from './desk-portal';
import { openDeskBench } from './desk/bench';
import { CREATE, MAPPER, named, shown, UPDATE } from './mapper';
import { autoMap, fields } from './zoho-node';

describe('the resource mapper on Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 3 });

	beforeEach(async () => {
		const { orgId, departments } = bench.zoho.access;
		await bench.save({ organizationId: orgId, departmentId: departments.support });
	});

	const requests = () => bench.zoho.journal.entries().filter(({ kind }) => kind === 'api').length;

	/** The columns as the editor asks for them, and what the question cost. */
	async function ask(parameters: INodeParameters) {
		const before = requests();
		const answer = await bench.engine.columns(deskWorkflow(parameters), MAPPER);
		return { columns: answer.fields, notice: answer.emptyFieldsNotice, price: requests() - before };
	}

	it('offers the fields of the portal: labels, types, choices, what a new ticket needs', async () => {
		const { columns } = await ask(CREATE);
		expect(named(columns, 'Severity (cf_severity)')).toMatchObject({
			displayName: 'Severity',
			type: 'options',
			options: ['S1', 'S2', 'S3', 'S4'].map((value) => ({ name: value, value })),
			removed: true,
		});
		expect(named(columns, 'Subject')).toMatchObject({ required: true, removed: false, type: 'string' });
		expect(named(columns, 'Contact ID')).toMatchObject({ required: false, displayName: 'Contact ID' });
		expect(named(columns, 'Affected (cf_affected)')).toMatchObject({
			displayName: 'Affected (Separated by ;)',
			type: 'string',
		});
		expect(named(columns, 'Confirmed (cf_confirmed)')).toMatchObject({ type: 'boolean' });
		expect(named(columns, 'Due Date')).toMatchObject({ type: 'dateTime' });
		expect(named(columns, 'Created Time')).toMatchObject({ display: false });
	});

	it('begins with the usual fields, and needs none for an update', async () => {
		const { columns } = await ask(UPDATE);
		expect(shown(columns)).toEqual([
			...['Subject', 'Contact ID', 'Email', 'Phone', 'Account ID', 'Status', 'Priority', 'Description', 'Due Date'],
		]);
		expect(columns.filter(({ required, canBeUsedToMatch }) => required || canBeUsedToMatch)).toEqual([]);
	});

	it('names fields as people read them, and those of the portal by their API names too', async () => {
		const { columns } = await ask({ resource: 'case', operation: 'upsert' });
		const toMatchOn = columns.filter(({ canBeUsedToMatch, display }) => canBeUsedToMatch && display);
		const different = toMatchOn.filter(({ id, displayName }) => id !== displayName);
		expect(different.map(({ id }) => id)).toEqual([
			...['Severity (cf_severity)', 'Follow Up (cf_follow_up)', 'Order Number (cf_order_number)'],
		]);
	});

	it('offers first what a new ticket needs and what people use most, then the own fields, then the others by label', async () => {
		const { columns } = await ask(CREATE);
		const offered = columns.filter(({ display, removed }) => display && removed === true);
		const own = offered.filter(({ id }) => id.includes('(cf_')).length;
		expect(columns[0]).toMatchObject({ displayName: 'Subject', required: true });
		expect(offered.slice(0, own).every(({ id }) => id.includes('(cf_'))).toBe(true);
		const others = offered.slice(own).map(({ displayName }) => displayName);
		expect(others).toEqual([...others].sort((one, other) => one.localeCompare(other, 'en')));
	});

	it('requires of a new ticket only what Zoho refuses it without', async () => {
		const { columns } = await ask(CREATE);
		const required = columns.filter((column) => column.required);
		expect(required.map(({ id }) => id)).toEqual(['Subject']);
		expect(named(columns, 'Status')).toMatchObject({ required: false, removed: false });
	});

	it('asks Create or Update for one field to match on: the key field, or a number that Zoho sets', async () => {
		const { columns } = await ask({ resource: 'case', operation: 'upsert' });
		expect(columns.filter(({ defaultMatch }) => defaultMatch).map(({ id }) => id)).toEqual(['Subject']);
		expect(named(columns, 'Ticket Number')).toMatchObject({ canBeUsedToMatch: true, display: true, readOnly: true });
		expect(columns.filter(({ required }) => required)).toEqual([]);
	});

	it.each([
		{ fieldChoices: 'everywhere', organizationFields: 'alive' },
		{ fieldChoices: 'everywhere', organizationFields: 'gone' },
		{ fieldChoices: 'layouts-only', organizationFields: 'alive' },
		{ fieldChoices: 'layouts-only', organizationFields: 'gone' },
	] as const)('costs two requests at first and none for five minutes, with the choices (%j)', async (points) => {
		bench.zoho.setOpenPoints(points);
		const [first, second, other] = [
			await ask(CREATE),
			await ask(UPDATE),
			await ask({ ...CREATE, resource: 'contact' }),
		];
		expect([first.price, second.price, other.price]).toEqual([2, 0, 2]);
		expect(named(first.columns, 'Severity (cf_severity)')?.options).toHaveLength(4);
		expect(named(other.columns, 'Tier (cf_tier)')?.options).toHaveLength(4);
	});

	it('shares one reading among forms that ask at once, and costs nothing after a run', async () => {
		await Promise.all([ask(CREATE), ask(UPDATE), ask(CREATE)]);
		expect(requests()).toBe(2);
		await bench.items({ ...CREATE, resource: 'contact', fields: fields({ lastName: 'Lee' }) });
		expect((await ask({ ...CREATE, resource: 'contact' })).price).toBe(0);
	});

	it('costs nothing when a saved node is opened; asked again, it reads', async () => {
		const { columns } = await ask(CREATE);
		const restarted = await bench.engine.restarted();
		const saved = { ...CREATE, fields: { ...fields({ subject: 'x' }), schema: columns as never } };
		const before = requests();
		const opened = await restarted.columns(deskWorkflow(saved), MAPPER);
		expect([opened.fields, requests() - before]).toEqual([columns, 0]);
		await restarted.columns(deskWorkflow(saved), MAPPER);
		expect(requests() - before).toBe(2);
	});

	it('does not take the saved fields of another module for its own', async () => {
		const { columns } = await ask(CREATE);
		const moved = { resource: 'contact', operation: 'create', fields: { ...fields({}), schema: columns as never } };
		expect(named((await ask(moved)).columns, 'Last Name')).toBeDefined();
	});

	it("says Zoho's words and the next step where the account has lost its consent, and no secret", async () => {
		const tokens = { ...bench.tokens([]), access_token: 'secret-access', refresh_token: 'secret-refresh' };
		await bench.save({ oauthTokenData: tokens });
		const { columns, notice } = await ask(CREATE);
		expect([columns, notice]).toEqual([[], expect.stringMatching(/Zoho.*\b[Cc]onnect/)]);
		expect(notice).not.toContain('secret');
	});

	it('keeps what was filled in when a refresh fails', async () => {
		const { columns } = await ask(CREATE);
		const saved = { ...CREATE, resource: 'contact', fields: { ...fields({}), schema: columns as never } };
		await bench.save({ oauthTokenData: { ...bench.tokens([]), access_token: 'x', refresh_token: 'y' } });
		await expect(ask(saved)).rejects.toThrow(/Zoho/);
	});

	it('sends what was filled in by hand: a custom field, a picklist, a choice and an ID by expressions', async () => {
		const schema = [
			{ id: 'Severity (cf_severity)', type: 'options', options: [{ name: 'S1', value: 'S1' }] },
			{ id: 'Order Number (cf_order_number)', type: 'number' },
			{ id: 'Due Date', type: 'dateTime' },
		];
		const values = { Subject: 'Printer', Email: 'ann@x.example', Status: 'Open', Description: '', Phone: null };
		const given = {
			...fields({
				...values,
				'Severity (cf_severity)': '={{ $json.severity }}',
				'Order Number, renamed since (cf_order_number)': '={{ $json.order }}',
				'Due Date': '={{ $json.due }}',
			}),
			schema: schema as never,
		};
		const items: IDataObject[] = [{ severity: 'S4', order: '761591733749525123', due: '2026-11-24T18:30:00' }];
		const [created] = await bench.items({ ...CREATE, fields: given }, { items });
		expect(created).toMatchObject({ outcome: 'created', cf: { cf_severity: 'S4', cf_order_number: items[0].order } });
		expect(created).not.toHaveProperty('description');
		expect(created).not.toHaveProperty('phone');
	});

	it('takes an object as JSON, and says which field holds none', async () => {
		const given = (contact: string) => ({ ...CREATE, fields: fields({ subject: 'Printer', contact }) });
		await bench.items(given('{ "lastName": "Lee", "email": "lee@x.example" }'));
		expect(bench.zoho.records('contacts').some(({ email }) => email === 'lee@x.example')).toBe(true);
		const { error } = await bench.run(given('{ "lastName": '));
		expect(error?.message).toBe("Item 0: The field 'Contact' is not valid JSON.");
	});

	it('clears a field by {{ null }}, and names a field whose expression found nothing', async () => {
		const id = bench.zoho.add('tickets', { subject: 'Old', email: 'a@x.example', description: 'old' });
		await bench.items({ ...UPDATE, fields: fields({ description: '={{ null }}' }) }, { items: [{ id }] });
		expect(bench.zoho.records('tickets').find((row) => row.id === id)?.description ?? null).toBeNull();
		const { error } = await bench.run(
			{ ...UPDATE, fields: fields({ subject: '={{ $json.no }}' }) },
			{ items: [{ id }] },
		);
		expect(error?.message).toMatch(/^Item 0: The field 'Subject' has no value/);
	});

	it('names a column that Zoho does not know, in automatic mapping', async () => {
		const { error } = await bench.run({ ...CREATE, fields: autoMap() }, { items: [{ subject: 'x', Colour: 'red' }] });
		expect(error?.message).toBe("Item 0: There is no field 'Colour'.");
	});
});
