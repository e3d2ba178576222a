import type { Simulator } from '../../simulator/support/simulator';

/** An HTTP answer. */
export interface Received {
	readonly status: number;
	readonly type: string;
	readonly text: string;
}

export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

export const ACCESS = {
	authtoken: '0123456789abcdef0123456789abcdef',
	portal: 'demosupport',
	department: 'demodepartment',
};

/** Sends a form over a real socket. */
export async function post(simulator: Simulator, path: string, parameters: Record<string, string>): Promise<Received> {
	const answer = await fetch(simulator.url + path, { method: 'POST', body: new URLSearchParams(parameters) });
	return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

export async function get(
	simulator: Simulator,
	path: string,
	parameters: Record<string, string> = {},
): Promise<Received> {
	const answer = await fetch(`${simulator.url}${path}?${new URLSearchParams(parameters).toString()}`);
	return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

/** Calls an API method in JSON with the fixed access and returns the content of `response`. */
export async function call(
	simulator: Simulator,
	route: string,
	parameters: Record<string, string> = {},
): Promise<Json> {
	const { text } = await post(simulator, `/api/json/${route}`, { ...ACCESS, ...parameters });
	return at(parsed(text), 'response');
}

/** Calls an API method in XML with the fixed access. */
export async function callXml(
	simulator: Simulator,
	route: string,
	parameters: Record<string, string> = {},
): Promise<string> {
	return (await post(simulator, `/api/xml/${route}`, { ...ACCESS, ...parameters })).text;
}

export function parsed(text: string): Json {
	const value: Json = JSON.parse(text);
	return value;
}

/** The value at a path in a JSON value; undefined when there is none. */
export function at(value: Json, ...path: (string | number)[]): Json {
	return path.reduce<Json>((inner, key) => {
		if (Array.isArray(inner)) return typeof key === 'number' ? inner[key] : undefined;
		return typeof inner === 'object' && inner !== null ? inner[key] : undefined;
	}, value);
}

/** One value or several, as an array. */
export function listed(value: Json): Json[] {
	return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The rows of an answer to a read, as values by label. */
export function rowsOf(response: Json, element = 'Cases'): Record<string, Json>[] {
	return listed(at(response, 'result', element, 'row')).map((row) =>
		Object.fromEntries(
			[...listed(at(row, 'fl')), ...listed(at(row, 'FL'))].map((field) => [
				String(at(field, 'val')),
				at(field, 'content'),
			]),
		),
	);
}

export function idsOf(response: Json, element = 'Cases'): string[] {
	return listed(at(response, 'result', 'responsedata', element, 'record')).map((record) => String(at(record, 'id')));
}

export function errorCode(response: Json): Json {
	return at(response, 'error', 'code');
}

/** A write document with a row for each record. */
export function document(...rows: Record<string, string>[]): string {
	const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
	const fields = (row: Record<string, string>): string =>
		Object.entries(row)
			.map(([label, value]) => `<fl val="${escaped(label)}">${escaped(value)}</fl>`)
			.join('');
	return `<requests>${rows.map((row, place) => `<row no="${place + 1}">${fields(row)}</row>`).join('')}</requests>`;
}

/** Adds cases named `Case 1`, `Case 2`, … with a minute between them. Returns their ids, oldest first. */
export function addCases(simulator: Simulator, count: number): string[] {
	return Array.from({ length: count }, (_, place) => {
		simulator.clock.advance(60_000);
		return simulator.add('requests', { Subject: `Case ${place + 1}`, 'Contact Name': 'Ann Lee' });
	});
}
