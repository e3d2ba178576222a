import { beforeEach, describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { ACCESS } from '../../../simulator/desk/access';
import { deskWorkflow } from '../desk-portal';
import { ZOHO } from '../zoho-node';
import { openDeskBench } from './bench';

const TICKET = { resource: 'case', operation: 'get' };
const ASSIGN = { resource: 'case', operation: 'assign', assignTo: 'agentAndTeam' };

const CHECK = { resource: 'apiUsage', operation: 'checkConnection' };

const bench = openDeskBench({ seed: 3, tickets: 0 });

/** A page of a list of the form. */
async function page(parameters: INodeParameters, field: string, filter?: string) {
	return await bench.engine.list(deskWorkflow(parameters), { node: ZOHO, field, filter });
}

describe('a wrong department in the credential', () => {
	const WRONG = '999999999999999999';
	const NEXT = `The credential has the Department ID ${WRONG}. Correct it there`;

	beforeEach(async () => await bench.save({ departmentId: WRONG }));

	it.each([
		['a list', 'getTickets', 'departmentIds'],
		['a search', 'searchTickets', 'departmentId'],
	])('that %s refuses leads to the credential, and is not taken for a parameter to do without', async (...given) => {
		const [, operationId, field] = given;
		const message = `The value passed for field '${field}' is not valid`;
		bench.zoho.faults.add({ kind: 'refuse', code: 'UNPROCESSABLE_ENTITY', message, operationId, count: 1 });
		const filter = operationId === 'getTickets' ? undefined : 'printer';
		const error = await page(TICKET, 'recordId', filter).catch((thrown: unknown) => thrown as Error);
		expect(error).toMatchObject({ message: expect.stringContaining(NEXT) });
		await page(TICKET, 'recordId', filter);
		expect(bench.zoho.journal.entries().at(-1)?.query).toMatchObject({ [field]: WRONG });
	});

	it('leads to the credential from a list below the department, and from a new ticket', async () => {
		bench.zoho.faults.add({ kind: 'refuse', code: 'URL_NOT_FOUND', operationId: 'getTeamsInDepartment', count: 1 });
		await expect(page(ASSIGN, 'teamId')).rejects.toThrow(NEXT);
		const jsonFields = '{ "subject": "Printer", "email": "ann@x.example" }';
		const { error } = await bench.run({ resource: 'case', operation: 'create', dataMode: 'json', jsonFields });
		expect(error?.description).toContain(NEXT);
	});

	it('is not blamed for a department that an item names', async () => {
		const jsonFields = '{ "subject": "Printer", "email": "ann@x.example", "departmentId": "888888888888888888" }';
		const { error } = await bench.run({ resource: 'case', operation: 'create', dataMode: 'json', jsonFields });
		expect(error?.description).toContain('Correct the value named in the message');
	});

	it('is told by Check Connection, whose lists may just be empty', async () => {
		const { error } = await bench.run(CHECK);
		expect(error?.description).toContain(NEXT);
	});
});

it('Check Connection names the department of the credential, for one credit more', async () => {
	const check = async () => {
		const before = bench.zoho.journal.credits();
		const [item] = await bench.items(CHECK);
		return { said: String(item.message), credits: bench.zoho.journal.credits() - before };
	};
	const all = await check();
	await bench.save({ departmentId: ACCESS.departments.support });
	const one = await check();
	expect(one.said).toContain(`, department Support (${ACCESS.departments.support}). Its edition`);
	expect(one.credits).toBe(all.credits + 1);
});
