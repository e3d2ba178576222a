import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { NodeContext } from '../../../nodes/ZohoSupport/connection/node-context';
import { dayCounts, lanes } from '../../../nodes/ZohoSupport/connection/process-memory';
import { Silence } from '../../../nodes/ZohoSupport/connection/silence';
import { accountOf } from '../../../nodes/ZohoSupport/services/desk/account';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { Connection } from '../../../nodes/ZohoSupport/services/desk/connection';
import type { Given } from './desk-stub';
import { READ, troubleOf, WRITE } from './opened';

const TOO_MANY: Given = { status: 429, body: { errorCode: 'TOO_MANY_REQUESTS', message: 'slow down' } };
const FINE: Given = { body: { id: '1' } };

/** When each call was sent, in seconds of a clock that only the waits move. */
let sentAt: number[];

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['performance'] });
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	dayCounts.clear();
	lanes.clear();
	sentAt = [];
});

afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** A connection whose calls get these answers; the last one again and again. */
function answering(...answers: readonly Given[]): Connection {
	const start = Date.now();
	const httpRequestWithAuthentication = async () => {
		sentAt.push((Date.now() - start) / 1000);
		const { status = 200, body, headers = {} } = answers[Math.min(sentAt.length, answers.length) - 1];
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		return await Promise.resolve({ statusCode: status, headers, body: Buffer.from(text) });
	};
	const context = { helpers: { httpRequestWithAuthentication }, logger: { debug: () => undefined } };
	const credentials: ICredentialDataDecryptedObject = {
		...{ organizationId: '77', edition: 'professional', clientId: 'c' },
		oauthTokenData: { access_token: 'access 1', refresh_token: 'refresh 1' },
	};
	const opening = { context: context as unknown as NodeContext, credentials, silence: new Silence() };
	return new Connection(accountOf(credentials), opening, { bulk: false }, {});
}

/** Lets all waits pass. */
async function after<Result>(call: Promise<Result>): Promise<Result> {
	call.catch(() => undefined);
	await jest.runAllTimersAsync();
	return await call;
}

describe('too many calls at once', () => {
	it.each<[string, DeskCall]>([
		['read', READ],
		['write', WRITE],
	])('a %s is sent again after 1, 2, 4 and 8 seconds', async (_what, call) => {
		const { call: send } = answering(TOO_MANY, TOO_MANY, TOO_MANY, TOO_MANY, FINE);
		expect(await after(send(call))).toMatchObject({ kind: 'body' });
		expect(sentAt).toEqual([0, 1, 3, 7, 15]);
	});

	it('for five times is an error that says what to do', async () => {
		const trouble = await after(answering(TOO_MANY).call(READ));
		expect(trouble).toMatchObject({ kind: 'error', problem: { kind: 'rate', code: 'TOO_MANY_REQUESTS' } });
		expect(sentAt).toHaveLength(5);
	});

	it('are not all sent again at the same moment', async () => {
		jest.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(1);
		await after(answering(TOO_MANY, TOO_MANY, FINE).call(READ));
		expect(sentAt).toEqual([0, 0.5, 3.5]);
	});

	it('cost nothing that the service does not say', async () => {
		const connection = answering(TOO_MANY, FINE);
		await after(connection.call(READ));
		expect(connection.spent).toBe(1);
	});
});

describe('another 429', () => {
	const unknown = (retryAfter: string): Given => ({
		status: 429,
		headers: { 'retry-after': retryAfter },
		body: { errorCode: 'NEW_LIMIT', message: 'no' },
	});

	it('waits as long as Retry-After says, at most three tries', async () => {
		await after(answering(unknown('7')).call(WRITE));
		expect(sentAt).toEqual([0, 7, 14]);
	});

	it('that asks for more than a minute is an error at once', async () => {
		await after(answering(unknown('3600')).call(READ));
		expect(sentAt).toEqual([0]);
	});
});

describe('a server error', () => {
	const FAILED: Given = { status: 500, body: { errorCode: 'INTERNAL_SERVER_ERROR', message: 'oops' } };

	it('sends a read again, and a write never: it may have been carried out', async () => {
		expect(await after(answering(FAILED, FINE).call(READ))).toMatchObject({ kind: 'body' });
		expect(sentAt).toHaveLength(2);
		sentAt = [];
		const write = await after(answering(FAILED, FINE).call(WRITE));
		expect(write).toMatchObject({ kind: 'error', problem: { kind: 'service' } });
		expect(sentAt).toHaveLength(1);
	});

	it('three times in a row ends the run', async () => {
		const connection = answering(FAILED);
		for (let calls = 0; calls < 3; calls += 1) await after(connection.call(WRITE));
		expect(await troubleOf(after(connection.call(WRITE)))).toMatchObject({ kind: 'unanswered' });
	});
});
