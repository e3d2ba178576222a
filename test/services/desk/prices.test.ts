import { describe, expect, it } from '@jest/globals';
import {
	listPrice,
	pagePrice,
	searchPrice,
	updateTogetherPrice,
} from '../../../nodes/ZohoSupport/services/desk/prices';
import { rowsOf, scene } from './scene';

const spent = (calls: ReadonlyArray<{ path: string; weight: number }>) =>
	calls.filter(({ path }) => path !== '/organizationFields').reduce((sum, { weight }) => sum + weight, 0);

describe('prices', () => {
	it('rise with the depth of a page', () => {
		expect([2000, 2001, 10_000, 10_001, 100_000, 100_001].map(pagePrice)).toEqual([3, 10, 10, 50, 50, 100]);
	});

	it.each([0, 1, 100, 250, 1999, 3210])('are what a list of %s records costs', async (count) => {
		const { desk, records } = scene(rowsOf(count));
		await records.list({ module: 'case' });
		expect(Math.abs(listPrice(count, 100, false) - spent(desk.calls))).toBeLessThanOrEqual(10);
	});

	it('are what a limit costs', async () => {
		const { desk, records } = scene(rowsOf(900));
		await records.list({ module: 'case' }, { limit: 450 });
		expect(spent(desk.calls)).toBe(listPrice(450, 100, true));
	});

	it('of a search stay low at any depth', async () => {
		const { desk, records } = scene(rowsOf(7000, () => ({ email: 'a@b.example' })));
		await records.search({ module: 'case', conditions: [{ field: 'Email', operator: 'is', value: 'a@b.example' }] });
		expect(Math.abs(searchPrice(7000) - spent(desk.calls))).toBeLessThanOrEqual(0.05 * searchPrice(7000));
	});

	it('of one field of many records are those of the cheaper way', () => {
		expect([1, 20, 25, 50, 51, 200].map((records) => updateTogetherPrice(records, 50))).toEqual([
			1, 20, 25, 25, 50, 100,
		]);
	});
});
