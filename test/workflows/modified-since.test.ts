import { describe, expect, it } from '@jest/globals';
import type { OpenPoints } from '../../simulator/support/simulator';
import { addCases, addCasesApart, GO_ON, idsOf, openWorkbench, priceOfAll, type Values } from './workbench';

const SUBJECT_ONLY = { fields: ['Subject'] };
const ALL = { resource: 'case', operation: 'getMany', returnAll: true, options: SUBJECT_ONLY };
const READINGS: Values<'lastModifiedTime'> = ['inclusive', 'exclusive', 'ignored'];
const PRECISIONS: Values<'timePrecision'> = ['seconds', 'minutes'];
const FILTER_ZONES: Values<'filterZone'> = ['portal', 'UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/Los_Angeles'];
const ZONES: Values<'portalZone'> = ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'];

describe('Modified Since', () => {
	const bench = openWorkbench();
	const MODIFIED = [
		'2026-11-20T11:58:59Z',
		'2026-11-20T12:00:00Z',
		'2026-11-20T12:00:29Z',
		'2026-11-20T12:00:30Z',
		'2026-11-20T12:00:31Z',
		'2026-11-20T12:00:59Z',
		'2026-11-20T12:01:00Z',
		'2026-11-21T00:00:00Z',
	];

	function addModifiedAt(times: readonly string[]): void {
		for (const time of times) {
			bench.simulator.clock.set(time);
			bench.simulator.clock.freeze();
			bench.simulator.add('requests', { Subject: time });
		}
	}

	const read = async (since: string, zone: string) => {
		const { items, requests, error } = await bench.run(
			{ ...ALL, options: { ...SUBJECT_ONLY, modifiedSince: since } },
			{ credential: { timeZone: zone } },
		);
		expect(error).toBeUndefined();
		return { subjects: items.map(({ Subject }) => String(Subject)).sort(), items, requests };
	};

	/** What a portal of this kind, with records that were changed at these times, gives since then. */
	const readOf = async (points: Partial<OpenPoints>, times: readonly string[], since: string) => {
		bench.simulator.setOpenPoints(points);
		addModifiedAt(times);
		return await read(since, String(points.portalZone));
	};

	const settings = READINGS.flatMap((lastModifiedTime) =>
		PRECISIONS.flatMap((timePrecision) => ZONES.map((portalZone) => ({ lastModifiedTime, timePrecision, portalZone }))),
	);

	it.each(settings)(
		'returns every record changed since then and none of an earlier minute ($lastModifiedTime, $timePrecision, $portalZone)',
		async (points: Partial<OpenPoints>) => {
			const { subjects, requests } = await readOf(points, MODIFIED, '2026-11-20T12:00:00Z');
			expect(subjects).toEqual(MODIFIED.slice(1));
			expect(requests).toBe(1);
		},
	);

	const exact = settings.filter(({ timePrecision }) => timePrecision === 'seconds');
	it.each(exact)(
		'is exact to the second within a minute ($lastModifiedTime, $portalZone)',
		async (points: Partial<OpenPoints>) => {
			const { subjects, requests } = await readOf(
				points,
				MODIFIED.filter((time) => !time.endsWith('12:00:00Z')),
				'2026-11-20T12:00:30Z',
			);
			expect(subjects).toEqual(MODIFIED.slice(3));
			expect(requests).toBe(1);
		},
	);

	const toTheMinute = settings.filter(({ timePrecision }) => timePrecision === 'minutes');
	it.each(toTheMinute)(
		'loses no record of its own minute when times have no seconds ($lastModifiedTime, $portalZone)',
		async (points: Partial<OpenPoints>) => {
			const { subjects, requests } = await readOf(points, MODIFIED, '2026-11-20T12:00:30Z');
			expect(subjects).toEqual(expect.arrayContaining(MODIFIED.slice(3)));
			expect(subjects).not.toContain(MODIFIED[0]);
			expect(requests).toBe(1);
		},
	);

	const elsewhere = ZONES.flatMap((portalZone) => FILTER_ZONES.map((filterZone) => ({ portalZone, filterZone })));
	it.each(elsewhere)(
		'is right in whatever zone the service reads it (portal $portalZone, filter $filterZone)',
		async (points: Partial<OpenPoints>) => {
			const { subjects, requests } = await readOf(points, MODIFIED, '2026-11-20T12:00:00Z');
			expect(subjects).toEqual(MODIFIED.slice(1));
			expect(requests).toBe(1);
		},
	);

	it.each([
		['26 hours before', 3, '2026-11-19T10:00:00Z'],
		['28 hours before', 1, '2026-11-19T08:00:00Z'],
	])(
		'also reads the records of 27 hours before: 199 that changed %s cost %d requests in total',
		async (_, price, changed) => {
			bench.simulator.clock.set(changed);
			addCases(bench.simulator, 199);
			addModifiedAt(MODIFIED.slice(1, 2));
			const { subjects, requests } = await read('2026-11-20T12:00:00Z', 'America/Los_Angeles');
			expect(subjects).toEqual(MODIFIED.slice(1, 2));
			expect(requests).toBe(price);
		},
	);

	it.each([['newest-first'], ['oldest-first'], ['none']] as const)(
		'with a limit costs one request per page, also for records that are left out (%s)',
		async (recordOrder) => {
			bench.simulator.setOpenPoints({ recordOrder });
			bench.simulator.clock.set('2026-11-20T02:00:00Z');
			addCases(bench.simulator, 150);
			addModifiedAt(MODIFIED.slice(1));
			const options = { ...SUBJECT_ONLY, modifiedSince: '2026-11-20T12:00:00Z' };
			const { items, requests } = await bench.run({ ...ALL, returnAll: false, limit: 5, options });
			expect(items.map(({ Subject }) => MODIFIED.includes(String(Subject)))).toEqual([true, true, true, true, true]);
			expect(requests).toBe(1);
		},
	);

	it('loses no record of the hour that the end of summer time repeats', async () => {
		addModifiedAt(['2026-11-01T09:45:00Z']);
		const { subjects, requests } = await read('2026-11-01T09:30:00Z', 'America/Los_Angeles');
		expect(requests).toBe(1);
		expect(subjects).toEqual(['2026-11-01T09:45:00Z']);
	});

	it('does not add the modification time to items that did not ask for it', async () => {
		addModifiedAt(MODIFIED.slice(-1));
		const { items, requests } = await read('2026-11-20T12:00:00Z', 'America/Los_Angeles');
		expect(Object.keys(items[0] ?? {})).toEqual(['id', 'Subject']);
		expect(requests).toBe(1);
	});

	it.each(READINGS)('pages through the matching records (%s)', async (lastModifiedTime) => {
		bench.simulator.setOpenPoints({ lastModifiedTime });
		bench.simulator.clock.set('2026-11-01T00:00:00Z');
		addCases(bench.simulator, 300);
		bench.simulator.clock.set('2026-11-20T12:00:00Z');
		const recent = addCasesApart(bench.simulator, 250);
		const { items, requests } = await read('2026-11-10T00:00:00Z', 'America/Los_Angeles');
		expect(idsOf(items).sort()).toEqual(recent);
		expect(requests).toBe(priceOfAll(lastModifiedTime === 'ignored' ? 550 : 250, true));
	});

	it.each([
		['an ISO text with offset', '2026-11-20T04:00:00-08:00'],
		['the text of the date picker, in the zone of the workflow', '2026-11-20 07:00:00'],
		['a DateTime of Luxon', '={{ DateTime.fromISO("2026-11-20T12:00:00Z") }}'],
		['a Date', '={{ new Date("2026-11-20T12:00:00Z") }}'],
		['milliseconds', '={{ Date.parse("2026-11-20T12:00:00Z") }}'],
		['milliseconds as text', String(Date.parse('2026-11-20T12:00:00Z'))],
	])('accepts %s', async (_, since) => {
		addModifiedAt(MODIFIED);
		const { subjects, requests } = await read(since, 'America/Los_Angeles');
		expect(subjects).toEqual(MODIFIED.slice(1));
		expect(requests).toBe(1);
	});

	it('that is not a date is refused before any request, and the item is named', async () => {
		const { error, requests } = await bench.run({ ...ALL, options: { modifiedSince: '={{ "last week" }}' } });
		expect(error?.message).toMatch(/^Item 0: 'Modified Since' must be a date and time, but it is 'last week'/);
		expect(requests).toBe(0);
	});

	it.each([
		[
			'seconds',
			'={{ 1795867200 }}',
			/'Modified Since' must be a date and time, but it is 1795867200 \(a number must count milliseconds/,
		],
		['a list', '={{ ["2026-11-20T12:00:00Z"] }}', /'Modified Since' must be a date and time, but it is a list/],
		['a time of day', '08:00', /'Modified Since' must be a date and time, but it is '08:00'/],
	])('that is %s is refused by name before any request', async (_, modifiedSince, message) => {
		const { error, requests } = await bench.run({ ...ALL, options: { modifiedSince } });
		expect([error?.message, requests]).toEqual([expect.stringMatching(message), 0]);
	});

	it.each(['={{ $now.minus({ hours: 24 }) }}', '={{ $now.minus({ hours: 24 }).toISO() }}'])(
		'relative to now costs one request for many items (%s)',
		async (modifiedSince) => {
			addCases(bench.simulator, 2);
			const { items, requests } = await bench.run(
				{ ...ALL, options: { ...SUBJECT_ONLY, modifiedSince } },
				{ items: Array.from({ length: 300 }, (_, item) => ({ item })) },
			);
			expect(items).toHaveLength(600);
			expect(requests).toBe(1);
		},
	);

	it('of items that ask for different times costs one request each', async () => {
		const times = ['2026-11-20T12:00:00Z', '2026-11-20T12:00:30Z', '2026-11-20T12:00:00Z'];
		addModifiedAt(['2026-11-20T12:00:10Z', '2026-11-20T12:00:40Z']);
		const { items, requests } = await bench.run(
			{ ...ALL, options: { ...SUBJECT_ONLY, modifiedSince: '={{ $json.since }}' } },
			{ items: times.map((since) => ({ since })) },
		);
		expect(items).toHaveLength(5);
		expect(requests).toBe(2);
	});

	it('that is not a date fails only its item', async () => {
		addCases(bench.simulator, 1);
		const items = [{ since: '2026-11-20T12:00:00Z' }, { since: 'soon' }];
		const run = await bench.run(
			{ ...ALL, options: { ...SUBJECT_ONLY, modifiedSince: '={{ $json.since }}' } },
			{ items, settings: GO_ON },
		);
		expect(run.items).toMatchObject([
			{ Subject: 'Case 1' },
			{ error: expect.stringContaining("must be a date and time, but it is 'soon'"), details: { item: 1 } },
		]);
		expect(run.requests).toBe(1);
	});

	it('includes its own second with both values of inclusive', async () => {
		addModifiedAt(['2026-11-20T12:00:00Z']);
		bench.simulator.setOpenPoints({ lastModifiedTime: 'exclusive' });
		const { subjects, requests } = await read('2026-11-20T12:00:00.000Z', 'America/Los_Angeles');
		expect(subjects).toEqual(['2026-11-20T12:00:00Z']);
		expect(requests).toBe(1);
	});
});
