import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { SCOPE, scopesOf } from '../../../nodes/ZohoSupport/services/desk/scopes';

const FOLDER = 'simulator/desk/openapi';

interface Operation {
	readonly security?: ReadonlyArray<Readonly<Record<string, readonly string[]>>>;
}

type Document = { readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

const METHODS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

/** The operations of the description of the API: method, path, scopes. */
const OPERATIONS = readdirSync(FOLDER).flatMap((file) => {
	const { paths = {} } = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Document;
	return Object.entries(paths).flatMap(([address, operations]) =>
		Object.entries(operations)
			.filter(([method]) => METHODS.includes(method))
			.map(([method, { security = [] }]) => ({
				call: { method: method.toUpperCase() as DeskCall['method'], path: address.replace('/api/v1', '') },
				scopes: new Set(security.flatMap((one) => Object.values(one).flat())),
			})),
	);
});

/** What the node does not do. */
const NOT_USED = /^\/(recycleBin|Solutions|fields\/|organizationFields\/|activities|calls|events|\{moduleApiName\})/;
/** Where the description names another scope than for its neighbours; the node does none of it. */
const EXCEPTIONS = /(deleteSpam|emptySpam|draftReply\/\{threadId\}|\/split|\/resolution|\/tags\/search)$/;
const CHECKED = OPERATIONS.filter(({ call }) => !NOT_USED.test(call.path) && !EXCEPTIONS.test(call.path));

describe('the scopes of a call', () => {
	it('are those of the description of the API, for every operation', () => {
		const wrong = CHECKED.filter(({ call, scopes }) => !scopesOf(call).every((scope) => scopes.has(scope)));
		expect(wrong.map(({ call }) => `${call.method} ${call.path}`)).toEqual([]);
		expect(CHECKED.length).toBeGreaterThan(150);
	});

	it('that the credential asks for are all known to Zoho: one false name refuses them all', () => {
		const known = new Set(OPERATIONS.flatMap(({ scopes }) => [...scopes]));
		expect(SCOPE.split(',').filter((scope) => !known.has(scope))).toEqual([]);
	});
});
