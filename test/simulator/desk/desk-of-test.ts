import { afterAll, afterEach } from '@jest/globals';

import { startDeskSimulator } from '../../../simulator/desk/simulator';
import type { DeskOptions, DeskSimulator } from '../../../simulator/desk/simulator';

export const NOW = '2026-03-02T17:00:00.000Z';

/** What came back for a call. `body` is the JSON, undefined without any. */
export interface Came {
	readonly status: number;
	readonly headers: Headers;
	readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of many shapes
}

/** Returns a function that starts simulators with a clock that stands still. They are closed after the file's tests. */
export function desks(): (options?: DeskOptions) => Promise<DeskSimulator> {
	const started: DeskSimulator[] = [];
	afterAll(() => Promise.all(started.map((desk) => desk.close())).then(() => undefined));
	return async (options = {}) => {
		const desk = await startDeskSimulator({ now: NOW, ...options });
		desk.clock.freeze();
		desk.clock.set(NOW);
		started.push(desk);
		return desk;
	};
}

/** One simulator for a file. It begins anew after every test. */
export function oneDesk(options: DeskOptions = {}): { readonly desk: () => DeskSimulator; readonly call: CallDesk } {
	const start = desks();
	let desk: DeskSimulator | undefined;
	beforeAll(async () => {
		desk = await start(options);
	});
	afterEach(() => {
		desk?.reset({ now: NOW, ...options });
		desk?.clock.freeze();
		desk?.clock.set(NOW);
		desk?.journal.clear();
	});
	const there = (): DeskSimulator => {
		if (desk === undefined) throw new Error('The simulator has not started');
		return desk;
	};
	return { desk: there, call: (...given) => callOn(there())(...given) };
}

type CallDesk = ReturnType<typeof callOn>;

/** Calls the API of a simulator with a token for everything. A path without a method is a GET. */
export function callOn(desk: DeskSimulator, token = desk.grants.accessToken()) {
	return async (asked: string, body?: object, headers: Record<string, string> = {}): Promise<Came> => {
		const [method, path] = asked.includes(' ') ? (asked.split(' ') as [string, string]) : ['GET', asked];
		const answer = await fetch(`${desk.url}/api/v1${path}`, {
			method,
			headers: {
				authorization: `Zoho-oauthtoken ${token}`,
				orgId: desk.access.orgId,
				'content-type': 'application/json',
				...headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
	};
}

/** Asks the accounts server for tokens, with the parameters as a form. */
export async function token(desk: DeskSimulator, parameters: Record<string, string>): Promise<Came> {
	const client = { client_id: desk.access.clientId, client_secret: desk.access.clientSecret };
	const form = new URLSearchParams({ ...client, ...parameters });
	const answer = await fetch(`${desk.url}/oauth/v2/token`, { method: 'POST', body: form });
	return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

/** Adds so many tickets, a minute apart, oldest first, and returns their ids. */
export function addTickets(desk: DeskSimulator, count: number, fields: Record<string, string> = {}): string[] {
	return Array.from({ length: count }, (_, place) => {
		desk.clock.advance(60_000);
		return desk.add('tickets', {
			subject: `Ticket ${place + 1}`,
			contact: { lastName: 'Lee', email: 'lee@mail.example' },
			...fields,
		});
	});
}

/** The ids of the rows of an answer. */
export function idsOf({ body }: Came): string[] {
	return (body?.data ?? []).map(({ id }: { id: string }) => id);
}
