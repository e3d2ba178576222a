import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { OPEN_POINTS } from '../../../simulator/desk/open-points';
import { autoMap } from '../zoho-node';
import { MODULES, openDeskBench } from './bench';

const settings = OPEN_POINTS.find(({ name }) => name === 'emptying')?.values ?? [];

/** What an update moves. */
const CHANGED = ['modifiedTime', 'modifiedBy', 'modifierId', 'latestVersionModifierId', 'latestVersionModifiedBy'];

function without(record: IDataObject | undefined, names: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => !names.includes(name)));
}

describe.each(settings)('a record that goes from Get to Update, empty fields included (emptying: %s),', (emptying) => {
	const bench = openDeskBench({ seed: 7, tickets: 20, openPoints: { emptying: emptying as 'null' } });

	it.each(
		MODULES.flatMap(([resource, module]) => [
			[resource, 'api', module, false] as const,
			[resource, 'labels', module, false] as const,
			[resource, 'api', module, true] as const,
		]),
	)('keeps what it holds: %s by %s', async (resource, fieldNames, module, simple) => {
		const recordId = String(bench.zoho.records(module)[0]?.id);
		const get = async (form: object) => (await bench.items({ resource, operation: 'get', recordId, ...form }))[0];
		const held = async () => without(await get({ simple: false }), CHANGED);
		const before = await held();
		const items = [await get({ simple, options: { fieldNames } })];
		await bench.items({ resource, operation: 'update', recordId, fields: autoMap() }, { items });
		expect(await held()).toEqual(before);
	});
});
