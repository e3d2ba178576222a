import { describe, expect, it } from '@jest/globals';
import { givenPerson } from '../../nodes/ZohoSupport/form/person-locator';
import { givenRecord } from '../../nodes/ZohoSupport/form/record-locator';
import { CATALOGUE as DESK } from '../../nodes/ZohoSupport/services/desk/catalogue';
import { WORDS } from '../../nodes/ZohoSupport/services/desk/service-words';
import { CATALOGUE as CLASSIC } from '../../nodes/ZohoSupport/services/support/catalogue';
import { problemIn } from '../services/support/decoding';

const ID = '191901909990000123';

const located = (mode: string, value: unknown) => ({ __rl: true, mode, value });
const read = (given: unknown, module = 'case', catalogue = DESK) =>
	givenRecord(() => given, catalogue, catalogue.module(module), WORDS);
const refusal = (given: unknown, module = 'case', catalogue = DESK) => problemIn(() => read(given, module, catalogue));

describe('a record', () => {
	it.each([
		['chosen from a list', located('list', ID), ID],
		['by ID', located('id', ` ${ID} `), ID],
		['by ID, as a short number', located('id', 42), '42'],
		['as a plain text', ID, ID],
		['as a plain number', 42, '42'],
	])('is read with every digit: %s', (_, given, id) => {
		expect(read(given)).toEqual({ id });
	});

	it.each([
		['the window of agents', 'case', `https://desk.zoho.com/agent/acme/support/tickets/details/${ID}`],
		['all departments', 'case', `https://desk.zoho.eu/agent/acme/all/tickets/details/${ID}?from=list#top`],
		['no department', 'case', `https://desk.zoho.in/agent/acme/tickets/details/${ID}/`],
		['webUrl', 'case', `https://desk.zoho.com/support/acme/ShowHomePage.do#Cases/dv/${ID}`],
		['an own domain', 'case', `https://help.acme.example/support/acme/ShowHomePage.do#Cases/dv/${ID}`],
		['a contact', 'contact', `https://desk.zoho.in/support/acme/ShowHomePage.do#Contacts/dv/${ID}`],
		['an account', 'account', `https://desk.zoho.com/support/acme/ShowHomePage.do#Accounts/dv/${ID}`],
		['an article', 'solution', `https://desk.zoho.com/support/acme/ShowHomePage.do#Solutions/dv/${ID}/en`],
		['an own module', 'otherModule:cm_devices', `https://desk.zoho.com/agent/acme/all/cm_devices/details/${ID}`],
	])('is read from its address: %s', (_, module, address) => {
		expect(read(located('url', ` ${address} `), module)).toEqual({ id: ID });
	});

	it('of the classic service is read from its address', () => {
		const address = `https://support.zoho.com/support/acme/ShowHomePage.do#Cases/dv/${ID}`;
		expect(read(located('url', address), 'case', CLASSIC)).toEqual({ id: ID });
	});

	it.each([' 1042 ', '#1042', 1042])('is known by its number: %j', (number) => {
		expect(read(located('number', number))).toEqual({ number: '1042', name: 'Ticket (By Ticket Number)' });
	});
});

describe('what is no record', () => {
	it.each([
		['nothing', located('list', ''), "'Ticket (From List)' is empty."],
		['nothing by ID', located('id', null), "'Ticket (By ID)' is empty."],
		['nothing by URL', located('url', ' '), "'Ticket (By URL)' is empty."],
		['nothing by number', located('number', ''), "'Ticket (By Ticket Number)' is empty."],
		[
			'a subject',
			located('id', 'Printer on fire'),
			"'Ticket (By ID)' holds 'Printer on fire', which is not an ID: the IDs of Zoho consist of digits only.",
		],
		[
			'a rounded number',
			located('id', 191901909990000123),
			"'Ticket (By ID)' holds the ID 191901909990000130, which came as a number and has lost its last digits.",
		],
		['a list', located('id', [ID]), "'Ticket (By ID)' must be text, but it is a list."],
		['a plain object', { id: ID }, "'Ticket' must be text, but it is an object."],
		[
			'an ID in place of an address',
			located('url', ID),
			`'Ticket (By URL)' holds '${ID}', which is not the address of a ticket.`,
		],
		[
			'an address with a hidden ID',
			located('url', 'https://desk.zoho.com/support/acme/ShowHomePage.do#Cases/dv/d126330fb061247d'),
			"'Ticket (By URL)' holds 'https://desk.zoho.com/support/acme/ShowHomePage.do#Cases/dv/d126330fb061247d', which is not the address of a ticket.",
		],
		[
			'the address of a contact',
			located('url', `https://desk.zoho.com/agent/acme/all/contacts/details/${ID}`),
			`'Ticket (By URL)' holds 'https://desk.zoho.com/agent/acme/all/contacts/details/${ID}', which is the address of a contact, not of a ticket.`,
		],
		[
			'the address of an unknown module',
			located('url', `https://desk.zoho.com/agent/acme/all/cm_devices/details/${ID}`),
			`'Ticket (By URL)' holds 'https://desk.zoho.com/agent/acme/all/cm_devices/details/${ID}', which is the address of something else, not of a ticket.`,
		],
		...['constructor', '__proto__'].map((name): [string, unknown, string] => [
			`an address with ${name} in place of a module`,
			located('url', `https://x.example/#${name}/dv/${ID}`),
			`'Ticket (By URL)' holds 'https://x.example/#${name}/dv/${ID}', which is the address of something else, not of a ticket.`,
		]),
		[
			'a text as a number',
			located('number', 'RO-42'),
			"'Ticket (By Ticket Number)' holds 'RO-42', which is no number.",
		],
		['an unknown mode', located('label', 'x'), "'Ticket' has an unknown mode ('label')."],
	])('is refused with the field, the mode and what was given: %s', (_, given, message) => {
		expect(refusal(given)?.message).toBe(message);
		expect(refusal(given)?.nextStep).not.toBe('');
	});

	it('has its own name for each module and service', () => {
		expect(refusal('', 'contact')?.message).toBe("'Contact' is empty.");
		expect(refusal('', 'case', CLASSIC)?.message).toBe("'Case' is empty.");
		expect(refusal(located('number', 'x'), 'case', CLASSIC)?.message).toMatch(/^'Case \(By Request Id\)'/);
	});
});

describe('a person or a department', () => {
	const AGENT = { displayName: 'Agent', name: 'agentId', list: 'agents', example: 'Ann Lee' } as const;
	const agent = (given: unknown) => givenPerson(() => given, AGENT, WORDS);

	it.each([[located('list', ID)], [located('id', ID)], [ID]])('is read from %j', (given) => {
		expect(agent(given)).toEqual({ id: ID });
	});

	it('may be named in place of the ID, and the name is looked up with the service', () => {
		expect(agent(located('id', ' Ann Lee '))).toEqual({ field: 'Agent (By ID)', list: 'agents', name: 'Ann Lee' });
	});

	it('is refused by field and mode if its ID lost digits', () => {
		expect(problemIn(() => agent(located('id', '6.1e17')))?.message).toMatch(/^'Agent \(By ID\)' holds/);
	});
});
