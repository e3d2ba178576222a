import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { ModuleName, OpenPoints } from '../../../simulator/desk/simulator';
import { autoMap } from '../zoho-node';
import { EMPTYING, MODULES, openDeskBench } from './bench';

/** What an update moves. */
const CHANGED = ['modifiedTime', 'modifiedBy', 'modifierId', 'latestVersionModifierId', 'latestVersionModifiedBy'];

function without(record: IDataObject | undefined, names: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => !names.includes(name)));
}

const KINDS: ReadonlyArray<readonly [parameters: { resource: string; moduleName?: string }, module: ModuleName]> = [
	...MODULES.map(([resource, module]) => [{ resource }, module] as const),
	...(['calls', 'events'] as const).map((moduleName) => [{ resource: 'otherModule', moduleName }, moduleName] as const),
];

const SETTINGS: ReadonlyArray<Partial<OpenPoints>> = [
	...EMPTYING.map((emptying) => ({ emptying })),
	{ emptying: 'neither', wrongFields: 'first' },
];

describe.each(SETTINGS)('records that go from Get to Update, empty fields included (%j),', (openPoints) => {
	const bench = openDeskBench({ seed: 7, tickets: 20, openPoints });

	it.each([
		['whole, by API names', { simple: false, options: { fieldNames: 'api' } }],
		['by labels', { simple: false, options: { fieldNames: 'labels' } }],
		['simplified', { simple: true, options: { fieldNames: 'api' } }],
	])('keep what they hold in every module: %s', async (_, form) => {
		await bench.save({ oauthTokenData: bench.tokens(['Desk.calls.UPDATE', 'Desk.events.UPDATE']) });
		for (const [kind, module] of KINDS) {
			const recordId = String(bench.zoho.records(module)[0]?.id);
			const get = async (how: object) => (await bench.items({ ...kind, operation: 'get', recordId, ...how }))[0];
			const held = async () => [module, without(await get({ simple: false }), CHANGED)];
			const before = await held();
			const items = [await get(form)];
			await bench.items({ ...kind, operation: 'update', recordId, fields: autoMap() }, { items });
			expect(await held()).toEqual(before);
		}
	});
});
