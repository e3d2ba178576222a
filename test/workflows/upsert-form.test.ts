import { describe, expect, it } from '@jest/globals';
import { defaultOpenPoints, OPEN_POINTS } from '../../simulator/support/open-points';
import { seededRandom } from '../../simulator/seeded-random';
import type { OpenPoints } from '../../simulator/support/simulator';
import { doubles, GO_ON, letTimePass, openWorkbench, type Values } from './workbench';
import { autoMap } from './zoho-node';

const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Title') };
const LAGS: Values<'searchLag'> = ['0', '60'];
const KEPT: Values<'keptForm'> = ['normalised', 'normalised-in-search'];
const FORMS = ['Ann  Lee', 'e\u0301t\u00E9', '10.5'];
const SEED = 20_261_126;

describe('Create or Update, when a value is stored in another form than it was sent,', () => {
	const bench = openWorkbench();
	const titles = () => bench.simulator.records('contacts').map(({ fields }) => fields.Title);
	const upsert = async (...values: string[]) =>
		await bench.run(UPSERT, { items: values.map((Title) => ({ Title, 'Last Name': 'Lee' })), settings: GO_ON });
	const told = ({ items }: Awaited<ReturnType<typeof upsert>>) =>
		items.map(({ outcome, error }) => outcome ?? String(error));

	const EVERY = KEPT.flatMap((keptForm) =>
		LAGS.flatMap((searchLag) => FORMS.map((value) => [value, keptForm, searchLag] as const)),
	);
	it.each(EVERY)(
		'creates one record in three runs, and says in which form it is stored (%j, %s, lag %s s)',
		async (value, keptForm, searchLag) => {
			bench.simulator.setOpenPoints({ keptForm, searchLag });
			const runs = [await upsert(value), await upsert(value), await upsert(value)];
			const [kept] = titles();
			const doubt = expect.stringMatching(
				/^Zoho found the contact \d+ for the Title '.*', but shows the value as '.*'\. Nothing was written\.$/,
			);
			expect(runs.flatMap(told)).toEqual(['created', doubt, doubt]);
			expect(told(runs[1])[0]).toContain(`shows the value as '${kept}'`);
			expect(titles()).toHaveLength(1);
			// Two searches and, when both find nothing yet, the record that this process knows.
			const again = searchLag === '60' ? 3 : keptForm === 'normalised' ? 2 : 1;
			expect(runs.map(({ requests }) => requests)).toEqual([3, again, again]);
		},
	);

	it.each(FORMS.flatMap((value) => KEPT.map((keptForm) => [value, keptForm] as const)))(
		'finds it by its stored form much later (%j, %s)',
		async (value, keptForm) => {
			bench.simulator.setOpenPoints({ keptForm });
			await upsert(value);
			letTimePass();
			const { items } = await upsert(value);
			expect(items[0]?.error).toMatch(/shows the value as/);
			expect(titles()).toHaveLength(1);
		},
	);

	it.each(LAGS)('keeps updating a record that is stored as it was sent (lag %s s)', async (searchLag) => {
		bench.simulator.setOpenPoints({ keptForm: 'normalised', searchLag });
		expect([await upsert('Ann Lee'), await upsert('ann lee ')].flatMap(told)).toEqual(['created', 'updated']);
	});

	it.each([...KEPT, 'as-written'] as const)(
		'creates no second record in one run for a value that differs only in form (%s)',
		async (keptForm) => {
			bench.simulator.setOpenPoints({ keptForm });
			const run = await upsert('Ann Lee', 'Bo', 'Ann  Lee');
			expect(told(run)).toEqual([
				'created',
				'created',
				expect.stringMatching(/'Ann  Lee' and the 'Ann Lee' of item 0 differ only in details/),
			]);
			expect(titles()).toEqual(['Ann Lee', 'Bo']);
			// Three searches, one more for the plain form, one creation.
			expect(run.requests).toBe(5);
		},
	);

	it.each([...KEPT, 'as-written'] as const)(
		'creates no second record when the same run found one by the other form (%s)',
		async (keptForm) => {
			bench.simulator.add('contacts', { Title: 'Ann Lee', 'Last Name': 'Lee' });
			bench.simulator.setOpenPoints({ keptForm });
			expect(told(await upsert('Ann  Lee', 'Ann Lee'))).toEqual([
				expect.stringMatching(/only in details|shows the value as/),
				'updated',
			]);
			expect(titles()).toHaveLength(1);
		},
	);

	it.each([...KEPT, 'as-written'] as const)(
		'creates no second record in the next run for a value that differs only in form (%s)',
		async (keptForm) => {
			bench.simulator.setOpenPoints({ keptForm, searchLag: '60' });
			await upsert('Ann Lee');
			const again = await upsert('Ann  Lee');
			expect(told(again)).toEqual([expect.stringMatching(/shows the value as 'Ann Lee'/)]);
			expect(titles()).toHaveLength(1);
			expect(again.requests).toBe(3);
		},
	);

	it.each([
		['cut off', 'x'.repeat(30), 'x'.repeat(20)],
		['without its markup', '<b>Ann</b>', 'Ann'],
		['as something else', '+1 555 0100', '15550100'],
		['not at all', 'Other', ''],
	])(
		'is uncertain about a record that this process wrote just before and that is stored %s',
		async (_, value, kept) => {
			await upsert(value);
			bench.simulator.change('contacts', bench.simulator.records('contacts')[0]?.id ?? '', { Title: kept });
			const again = await upsert(value);
			expect(told(again)).toEqual([expect.stringMatching(/Nothing was written\.$/)]);
			expect(bench.simulator.records('contacts')).toHaveLength(1);
			expect(again.requests).toBe(2);
		},
	);

	it('creates again once this process itself gave the record another value', async () => {
		const id = (await upsert('Old')).items[0]?.id;
		await bench.run(
			{ resource: 'contact', operation: 'update', recordId: String(id), fields: autoMap() },
			{ items: [{ Title: 'New' }] },
		);
		const again = await upsert('Old');
		expect(told(again)).toEqual(['created']);
		expect(again.requests).toBe(3);
	});

	it(`never creates two records for one value, under all open points (seed ${SEED})`, async () => {
		const next = seededRandom(SEED);
		const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
		const values = [
			'Ann  Lee',
			'Ann Lee',
			'ann lee',
			' Ann Lee ',
			'e\u0301t\u00E9',
			'\u00E9t\u00E9',
			'10.5',
			'10.50',
			'10',
			'007',
			'R&D',
			'R&amp;D',
			'<b>Bo</b>',
			'Bo',
			'null',
			'x\u0007y',
		];
		const tried = [
			'keptForm',
			'searchLag',
			'htmlEntities',
			'nullStyle',
			'valueTypes',
			'recordOrder',
			'emptyList',
			'notFound',
			'addRowLimit',
			'addPastLimit',
			'addPartialFailure',
			'writeAnswerShape',
			'errorStatus',
		];
		for (let turn = 0; turn < 25; turn += 1) {
			bench.simulator.reset({ dailyLimit: 1_000_000 });
			const points = Object.fromEntries(
				OPEN_POINTS.filter(({ name }) => tried.includes(name)).map(({ name, values: all }) => [
					name,
					pick<string>(all),
				]),
			);
			bench.simulator.setOpenPoints(points as Partial<OpenPoints>);
			// For another portal than the turn before, so with another prefix.
			const items = Array.from({ length: 8 }, () => ({ ...prefixed(pick(values), turn), 'Last Name': `n${next()}` }));
			for (let run = 0; run < 3; run += 1) {
				const { items: came } = await bench.run(UPSERT, { items, settings: GO_ON });
				came.forEach((item, place) => {
					if (item.outcome === undefined) return;
					const there = bench.simulator.records('contacts').find(({ id }) => id === item.id)?.fields.Title ?? '';
					const kept = points.keptForm === 'as-written' ? fold(items[place].Title) : normal(fold(items[place].Title));
					expect([turn, run, place, fold(there)]).toEqual([turn, run, place, kept]);
				});
				expect([turn, points, doubles(titles().map((title) => fold(title ?? '')))]).toEqual([turn, points, []]);
			}
		}
		expect(defaultOpenPoints().keptForm).toBe('as-written');
	});
});

/** A different value for each turn. A number stays a number. */
function prefixed(value: string, turn: number): { readonly Title: string } {
	return { Title: /^\d/.test(value) ? `${turn + 1}${value}` : `${turn}-${value}` };
}

function fold(value: string): string {
	return value.replace('\u0007', '').trim().toLowerCase();
}

/** An independent reading of the switch. */
function normal(value: string): string {
	const text = value.normalize('NFC').split(/ +/).join(' ');
	return /^\d+\.\d+$/.test(text) ? `${text}00`.replace(/(\.\d\d)\d*$/, '$1') : text;
}
