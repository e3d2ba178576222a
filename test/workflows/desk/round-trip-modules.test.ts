import { describe, expect, it } from '@jest/globals';
import { OPEN_POINTS } from '../../../simulator/desk/open-points';
import { autoMap } from '../zoho-node';
import { MODULES, openDeskBench } from './bench';

const settings = OPEN_POINTS.find(({ name }) => name === 'emptying')?.values ?? [];

describe.each(settings)('a record that goes from Get to Update, empty fields included (emptying: %s),', (emptying) => {
	const bench = openDeskBench({ seed: 7, tickets: 20, openPoints: { emptying: emptying as 'null' } });

	it.each(
		MODULES.flatMap(([resource, module]) => [
			[resource, 'api', module, false] as const,
			[resource, 'labels', module, false] as const,
			[resource, 'api', module, true] as const,
		]),
	)('keeps what it holds: %s by %s', async (resource, fieldNames, module, simple) => {
		const [row] = bench.zoho.records(module);
		const recordId = String(row?.id);
		const stored = () => {
			const { modifiedTime: _, ...rest } = bench.zoho.records(module).find(({ id }) => id === recordId) ?? {};
			return rest;
		};
		const [got] = await bench.items({ resource, operation: 'get', recordId, simple, options: { fieldNames } });
		const before = stored();
		await bench.items({ resource, operation: 'update', recordId, fields: autoMap() }, { items: [got] });
		expect(stored()).toEqual(before);
	});
});
