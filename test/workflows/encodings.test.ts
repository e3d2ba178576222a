import { afterEach, describe, expect, it } from '@jest/globals';
import { serve, type LocalService } from '../engine/local-service';
import { openPortal } from './portal';
import { skippedWaits } from './waits';
import { GO_ON } from './workbench';
import { autoMap, ZOHO } from './zoho-node';

const json = (text: string) =>
	`{"response":{"uri":"/x","result":{"Cases":{"row":{"no":"1","fl":[{"val":"CASEID","content":"1"},{"val":"Subject","content":"${text}"}]}}}}}`;
const xml = (text: string, declared = '') =>
	`${declared}<response><result><Cases><row no="1"><fl val="CASEID">1</fl><fl val="Subject">${text}</fl></row></Cases></result></response>`;
const declared = (name: string) => `<?xml version="1.0" encoding="${name}"?>`;
const GROESSE = 'Größe';
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

type Case = readonly [what: string, format: string, contentType: string, body: Buffer];

/** Answers that declare their encoding. */
const SAID: readonly Case[] = [
	['ISO-8859-1 by its header', 'json', 'application/json;charset=ISO-8859-1', Buffer.from(json(GROESSE), 'latin1')],
	[
		'ISO-8859-1 by its header, in quotes',
		'json',
		'text/plain; charset="iso-8859-1"',
		Buffer.from(json(GROESSE), 'latin1'),
	],
	['windows-1252 by its declaration', 'xml', 'text/xml', Buffer.from(xml(GROESSE, declared('windows-1252')), 'latin1')],
	[
		'ISO-8859-1 by its header, where the declaration says UTF-8',
		'xml',
		'text/xml; charset=iso-8859-1',
		Buffer.from(xml(GROESSE, declared('UTF-8')), 'latin1'),
	],
	['UTF-8 without a word', 'json', 'application/json', Buffer.from(json(GROESSE))],
	['UTF-8 with a mark at its beginning', 'json', 'application/json', Buffer.from(`\uFEFF${json(GROESSE)}`)],
	[
		'UTF-8 with a mark, where the header says else',
		'xml',
		'text/xml;charset=ISO-8859-1',
		Buffer.from(`\uFEFF${xml(GROESSE)}`),
	],
	['UTF-16 with a mark', 'xml', 'text/xml', utf16(xml(GROESSE, declared('UTF-16')))],
	['UTF-16 in JSON with a mark', 'json', 'application/json', utf16(json(GROESSE))],
];

/** Answers whose bytes do not match the declared encoding, or whose encoding is unknown. */
const UNREADABLE: readonly Case[] = [
	['Latin-1 without a word', 'json', 'text/plain', Buffer.from(json(GROESSE), 'latin1')],
	['Latin-1 that calls itself UTF-8', 'json', 'application/json;charset=utf-8', Buffer.from(json(GROESSE), 'latin1')],
	['UTF-8 that calls itself Latin-1', 'json', 'text/plain;charset=ISO-8859-1', Buffer.from(json(GROESSE))],
	['an encoding that nobody knows', 'xml', 'text/xml;charset=x-zoho', Buffer.from(xml('Size'))],
];

describe('an answer', () => {
	const portal = openPortal();
	skippedWaits();
	let service: LocalService | undefined;

	afterEach(async () => await service?.close());

	async function read([, format, contentType, body]: Case) {
		service = await serve((_request, response) => void response.setHeader('content-type', contentType).end(body));
		await portal.save({ apiAddress: service.address });
		return await portal.run({ resource: 'case', operation: 'getMany', limit: 1, options: { format } });
	}

	it.each(SAID)('is read in its declared encoding: %s (%s, %s)', async (...answer) => {
		const outcome = await read(answer);
		expect(outcome.json(ZOHO)).toEqual([{ id: '1', Subject: GROESSE }]);
	});

	it.each(UNREADABLE)('is refused instead of giving garbled text: %s (%s, %s)', async (...answer) => {
		const outcome = await read(answer);
		expect(outcome.error?.message).toMatch(/No usable answer: .*encoding/);
		expect(outcome.json(ZOHO)).toEqual([]);
	});

	it('with a wrong encoding leaves a write uncertain', async () => {
		const body = Buffer.from(
			'{"response":{"uri":"/x","result":{"responsecode":"2001","responsedata":{"Cases":{"record":{"id":"1","message":"Größe"}}}}}}',
			'latin1',
		);
		service = await serve((_request, response) => void response.end(body));
		await portal.save({ apiAddress: service.address });
		const outcome = await portal.run(
			{ resource: 'case', operation: 'create', fields: autoMap() },
			{ items: [{ Subject: 'x' }], settings: GO_ON },
		);
		expect(outcome.json(ZOHO)).toMatchObject([{ details: { outcome: 'uncertain' } }]);
	});

	it('is also read in its declared encoding by the Test button', async () => {
		const body = Buffer.from('{"response":{"uri":"/x","error":{"code":"4600","message":"Ungültig"}}}', 'latin1');
		service = await serve(
			(_request, response) => void response.setHeader('content-type', 'text/plain;charset=ISO-8859-1').end(body),
		);
		await portal.save({ apiAddress: service.address });
		expect((await portal.test()).message).toContain('Ungültig');
	});
});
