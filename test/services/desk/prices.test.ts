import { describe, expect, it } from '@jest/globals';
import { pagePrice } from '../../../nodes/ZohoSupport/services/desk/prices';
import { DESK } from '../../../nodes/ZohoSupport/services/desk/service';
import { fieldsToReadForm } from '../../../nodes/ZohoSupport/form/fields-to-read';
import { rowsOf, scene } from './scene';

const spent = (calls: ReadonlyArray<{ path: string; weight: number }>) =>
	calls.filter(({ path }) => path !== '/organizationFields').reduce((sum, { weight }) => sum + weight, 0);

describe('prices', () => {
	it('rise with the depth of a page', () => {
		expect([2000, 2001, 10_000, 10_001, 100_000, 100_001].map(pagePrice)).toEqual([3, 10, 10, 50, 50, 100]);
	});

	it('name the option that makes Get cheaper as the form does', () => {
		const [{ displayName } = { displayName: '' }] = fieldsToReadForm(DESK);
		expect(DESK.words.prices.get('contact')).toContain(`if you choose only ${displayName} that a list shows`);
	});

	it.each([
		[0, 3],
		[100, 6],
		[250, 9],
		[1_900, 60],
		[4_000, 130],
		[7_000, 430],
		[20_000, 1_790],
	])('are for a whole list of %s records %s credits', async (count, price) => {
		const { desk, records } = scene(rowsOf(count));
		await records.list({ module: 'case' });
		expect(spent(desk.calls)).toBe(price);
	});

	it.each([4_000, 7_000, 12_000])(
		'are at most 140 credits more for several pages at once (%s records)',
		async (count) => {
			const [one, four] = [1, 4].map((pagesAtOnce) => scene(rowsOf(count), {}, { pagesAtOnce }));
			for (const { records } of [one, four]) await records.list({ module: 'case' });
			// And a page too many, at the price of its depth.
			expect(spent(four.desk.calls) - spent(one.desk.calls)).toBeLessThanOrEqual(140 + 10);
		},
	);

	it('are for a limit those of its pages', async () => {
		const { desk, records } = scene(rowsOf(900));
		await records.list({ module: 'case' }, { limit: 450 });
		expect(spent(desk.calls)).toBe(5 * 3);
	});

	it('of a search stay low at any depth', async () => {
		const { desk, records } = scene(rowsOf(7000, () => ({ email: 'a@b.example' })));
		await records.search({ module: 'case', conditions: [{ field: 'Email', operator: 'is', value: 'a@b.example' }] });
		// 71 pages that overlap by a row, and one more for each window of 2,000 rows.
		expect(spent(desk.calls)).toBeLessThanOrEqual(3 * (71 + 4));
	});
});
