import { describe, expect, it } from '@jest/globals';
import { hiding } from '../../../nodes/ZohoSupport/connection/secrets';
import { asTheyCame } from '../../../nodes/ZohoSupport/connection/words';
import type { JsonObject } from '../../../nodes/ZohoSupport/helpdesk/json';
import { endsRun, HelpdeskError } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { ERROR_CODES } from '../../../nodes/ZohoSupport/services/desk/errors';
import { readReply } from '../../../nodes/ZohoSupport/services/desk/http-reply';
import { replyOf } from '../../../nodes/ZohoSupport/connection/http-reply';
import { refusalOf } from '../../../nodes/ZohoSupport/services/desk/refusal';
import { LIST, READ, WRITE } from './opened';

const film = async () => await Promise.resolve({ content: new Uint8Array(), size: 0 });
const UPLOAD: DeskCall = { ...WRITE, upload: { fileName: 'film.mp4', contentType: 'video/mp4', open: film } };

const refused = (call: DeskCall, status: number, body: Record<string, string>) =>
	refusalOf(call, { status, body, retryAfter: undefined }, asTheyCame);
const unprocessable = (message: string, call: DeskCall = LIST) =>
	refused(call, 422, { errorCode: 'UNPROCESSABLE_ENTITY', message });

describe('an error answer', () => {
	it.each(Object.keys(ERROR_CODES))('with the code %s has a kind, a meaning and a next step', (errorCode) => {
		const { problem } = refused(LIST, 400, { errorCode });
		expect(problem).toMatchObject({ code: errorCode, message: expect.stringContaining(`[${errorCode}]`) });
		expect(problem.nextStep.length).toBeGreaterThan(20);
	});

	it.each(['message', 'errorMessage'])('is told in the words of Zoho, under `%s`', (key) => {
		const { problem } = refused(WRITE, 422, { errorCode: 'INVALID_DATA', [key]: 'The data is invalid' });
		expect(problem.message).toMatch(/^Zoho says: The data is invalid \[INVALID_DATA\]\./);
	});

	it('names the fields with the reason, in words where Zoho gives only a type', () => {
		const errors: JsonObject[] = [
			{ fieldName: '/contactId', errorType: 'missing' },
			{ fieldName: '/cf/cf_level', errorType: 'invalid', errorMessage: 'too long' },
			{ fieldName: '/tags/2', errorType: 'duplicate' },
		];
		const body = { errorCode: 'INVALID_DATA', message: 'The data is invalid', errors };
		const { fields, problem } = refusalOf(WRITE, { status: 422, body, retryAfter: undefined }, asTheyCame);
		expect(fields).toEqual([
			{ name: 'contactId', reason: 'is missing' },
			{ name: 'cf_level', reason: 'too long' },
			{ name: 'tags', reason: 'is already used' },
		]);
		expect(problem.message).toContain('contactId: is missing; cf_level: too long; tags: is already used');
	});

	it('with an undocumented code is judged by its status', () => {
		expect(refused(WRITE, 500, { errorCode: 'NEW', message: 'x' }).problem.kind).toBe('service');
		expect(refused(WRITE, 400, { errorCode: 'NEW', message: 'x' }).problem).toMatchObject({
			kind: 'unclear',
			code: 'NEW',
		});
	});

	it('never shows a secret that Zoho repeats', () => {
		const body = { errorCode: 'INVALID_OAUTH', message: 'the token 1000.abc is wrong' };
		const { problem } = refusalOf(READ, { status: 401, body, retryAfter: undefined }, hiding(['1000.abc']));
		expect(problem.message).not.toContain('1000.abc');
	});
});

describe('a refused parameter', () => {
	it('is named with the range of a limit', () => {
		expect(unprocessable("The value passed for field 'limit' exceeds the range of '1-100'.")).toMatchObject({
			parameter: 'limit',
			range: { least: 1, most: 100 },
		});
	});

	it('is named if the service does not know it, though it may know a field of that name', () => {
		expect(unprocessable("Extra query parameter 'fields' is present in the input.")).toMatchObject({
			parameter: 'fields',
		});
	});

	it('is `from` at the end of a search', () => {
		expect(unprocessable('Max search result iterable is 5000')).toMatchObject({ parameter: 'from' });
	});

	it('is a field of the record if the query does not have it', () => {
		expect(
			unprocessable("The value passed for field 'subject' exceeds the range of '1-255'.", WRITE),
		).not.toHaveProperty('parameter');
	});
});

describe('what the call adds', () => {
	it.each<[DeskCall['method'], string, string]>([
		['GET', '/tickets', 'Desk.tickets.READ'],
		['GET', '/tickets/search', 'Desk.search.READ or Desk.tickets.READ'],
		['POST', '/accounts', 'Desk.contacts.CREATE'],
		['POST', '/contacts/moveToTrash', 'Desk.contacts.DELETE'],
		['POST', '/tickets/updateMany', 'Desk.tickets.UPDATE'],
		['PATCH', '/tasks/1', 'Desk.tasks.UPDATE'],
		['GET', '/accounts/1/tickets', 'Desk.tickets.READ'],
		['POST', '/tickets/1/comments', 'Desk.tickets.UPDATE'],
		['POST', '/tickets/1/associateTag', 'Desk.tickets.CREATE'],
		['GET', '/departments', 'Desk.basic.READ'],
		['POST', '/uploads', 'Desk.basic.CREATE'],
		['POST', '/webhooks', 'Desk.events.CREATE'],
	])('a missing right of %s %s may be %s', (method, path, scopes) => {
		const call: DeskCall = { access: 'read', method, path, weight: 1 };
		const { problem } = refused(call, 403, { errorCode: 'SCOPE_MISMATCH', message: 'Invalid scope' });
		expect(problem).toMatchObject({ kind: 'permission', message: expect.stringContaining(`may be ${scopes}.`) });
	});

	it.each([
		[404, 'URL_NOT_FOUND'],
		[403, 'FORBIDDEN'],
	])('a record with a strange id is not found (HTTP %d), and the run goes on', (status, errorCode) => {
		const { problem } = refused(READ, status, { errorCode, message: 'no' });
		expect(problem).toMatchObject({ kind: 'not-found', message: expect.stringContaining('may not see it') });
		expect(endsRun(problem)).toBe(false);
	});

	it.each([
		[404, 'URL_NOT_FOUND'],
		[403, 'FORBIDDEN'],
		[403, 'LICENSE_ACCESS_LIMITED'],
	])(
		'a whole module that is refused (HTTP %d %s) may be missing in the edition or the profile',
		(status, errorCode) => {
			const { problem } = refused(LIST, status, { errorCode, message: 'no' });
			expect(problem.nextStep).toMatch(/edition.*profile/);
			expect(endsRun(problem)).toBe(true);
		},
	);

	it('a file that is too large is named', () => {
		const message = 'The file may have 20 MB at most';
		const { problem } = refused(UPLOAD, 413, { errorCode: 'RESOURCE_SIZE_EXCEEDED', message });
		expect(problem).toMatchObject({ kind: 'data', message: expect.stringContaining("'film.mp4'") });
		expect(problem.message).toContain(message);
	});

	it('a file that is too large for a gateway is named, too', () => {
		const reading = () => readReply(UPLOAD, replyOf(413, {}, '<html>'), asTheyCame);
		expect(reading).toThrow(
			"not accept a request of this size (HTTP 413). The request was not carried out. The file is 'film.mp4'.",
		);
	});
});

describe('an answer that is not of Zoho Desk', () => {
	const read = (status: number, body: string) => readReply(WRITE, replyOf(status, {}, body), asTheyCame);
	const troubleOf = (status: number, body: string) => {
		try {
			return read(status, body);
		} catch (error) {
			return error instanceof HelpdeskError ? error.problem : error;
		}
	};

	it.each([
		[200, '<!DOCTYPE html><p>Sign in to the network', 'garbled', 'a web page'],
		[200, 'ok', 'garbled', 'not the JSON'],
		[404, '<html>', 'garbled', 'HTTP 404'],
		[403, '<html>', 'blocked', 'forbids'],
		[502, '<html>', 'service', 'HTTP 502'],
		[413, '<html>', 'data', 'of this size'],
		[429, '', 'rate', '429'],
	])('HTTP %d %s is %s', (status, body, kind, words) => {
		expect(troubleOf(status, body)).toMatchObject({ kind, message: expect.stringContaining(words) });
	});

	it('is never shown', () => {
		expect(JSON.stringify(troubleOf(500, '<p>token=abcdef12345'))).not.toContain('abcdef12345');
	});

	it('as an OAuth error in HTTP 200 is an error', () => {
		expect(read(200, '{"error":"invalid_client"}')).toMatchObject({
			kind: 'error',
			problem: { message: expect.stringContaining('invalid_client') },
		});
	});
});
