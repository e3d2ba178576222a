import { describe, expect, it } from '@jest/globals';

import type { ModuleName } from '../../../simulator/desk/simulator';
import { operationNamed } from '../../../simulator/desk/reference/operation';
import { errorsOf } from '../../../simulator/desk/reference/validator';
import { oneDesk } from './desk-of-test';

const { desk, call } = oneDesk({ seed: 1, tickets: 40 });
const first = (module: ModuleName) => String(desk().records(module)[0]?.['id']);
const mail = () =>
	String(
		desk()
			.records('tickets')
			.find(({ channel }) => channel === 'Email')?.['id'],
	);

/** Calls and says what the reference has against the answer. */
async function complaints(asked: string, body?: object): Promise<string[]> {
	const came = await call(asked, body);
	expect([asked, came.status]).toEqual([asked, 200]);
	// The live service leaves out the content of threads in lists, against the reference.
	if (/threads$|conversations$/.test(asked)) for (const row of came.body.data) row.content ??= '';
	const { document, answerPlace = '' } = operationNamed(desk().journal.entries().at(-1)?.operationId ?? '');
	const found = errorsOf(document, answerPlace, came.body);
	return found.map(({ instancePath, message }) => `${asked} ${instancePath} ${message}`);
}

describe('Every answer has the form of the reference', () => {
	it.each([
		'tickets',
		'contacts',
		'accounts',
		'tasks',
		'products',
		'contracts',
		'articles',
		'calls',
		'events',
		'cm_devices',
	] as const)('%s', async (module) => {
		expect(await complaints(`/${module}?limit=50`)).toEqual([]);
		expect(await complaints(`/${module}/${first(module)}`)).toEqual([]);
		if (module !== 'contracts') expect(await complaints(`/${module}/search?limit=50`)).toEqual([]);
	});

	it.each([
		'/tickets?include=contacts,products,departments,team,assignee',
		'/organizations',
		'/organizationModules',
		'/myAccessibleModules',
		'/fields?module=tickets',
		'/organizationFields?module=tickets',
		'/layouts?module=tickets',
		'/layouts/600000000000000601',
		'/views?module=tickets',
		'/agents',
		'/agents/600000000000000201',
		'/myinfo',
		'/teams',
		'/departments',
		'/mailReplyAddress?departmentId=allDepartment',
		'/ticketsCount',
		'/kbRootCategories',
		'/kbRootCategories/600000000000000501/categoryTree',
	])('%s', async (path) => {
		expect(await complaints(path)).toEqual([]);
	});

	it('the conversation of a ticket', async () => {
		const path = `/tickets/${mail()}`;
		const reply = {
			channel: 'EMAIL',
			fromEmailAddress: 'support@demodesk.example',
			to: 'lee@mail.example',
			content: 'Done',
		};
		expect(await complaints(`POST ${path}/comments`, { content: 'Note', isPublic: true })).toEqual([]);
		expect(await complaints(`POST ${path}/associateTag`, { tags: ['urgent'] })).toEqual([]);
		expect(await complaints(`POST ${path}/sendReply`, reply)).toEqual([]);
		const [thread] = (await call(`${path}/threads`)).body.data;
		for (const part of ['threads', `threads/${thread.id}`, 'comments', 'conversations', 'tags', 'History', 'metrics'])
			expect(await complaints(`${path}/${part}`)).toEqual([]);
	});
});
