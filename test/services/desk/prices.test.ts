import { describe, expect, it } from '@jest/globals';
import { pagePrice } from '../../../nodes/ZohoSupport/services/desk/prices';
import { rowsOf, scene } from './scene';

const spent = (calls: ReadonlyArray<{ path: string; weight: number }>) =>
	calls.filter(({ path }) => path !== '/organizationFields').reduce((sum, { weight }) => sum + weight, 0);

describe('prices', () => {
	it('rise with the depth of a page', () => {
		expect([2000, 2001, 10_000, 10_001, 100_000, 100_001].map(pagePrice)).toEqual([3, 10, 10, 50, 50, 100]);
	});

	it.each([
		[0, 3],
		[1, 3],
		[100, 6],
		[250, 9],
		[1999, 70],
		[3210, 190],
	])('of a list of %s records are those of its pages, which overlap by a row: %s', async (count, credits) => {
		const { desk, records } = scene(rowsOf(count));
		await records.list({ module: 'case' });
		expect(spent(desk.calls)).toBe(credits);
	});

	it('of a list with a limit are those of the pages that it needs', async () => {
		const { desk, records } = scene(rowsOf(900));
		await records.list({ module: 'case' }, { limit: 450 });
		expect(spent(desk.calls)).toBe(15);
	});

	it('of a search stay low at any depth', async () => {
		const { desk, records } = scene(rowsOf(7000, () => ({ email: 'a@b.example' })));
		await records.search({ module: 'case', conditions: [{ field: 'Email', operator: 'is', value: 'a@b.example' }] });
		expect(spent(desk.calls)).toBe(213);
	});
});
