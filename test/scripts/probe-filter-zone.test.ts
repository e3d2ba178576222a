import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenPoints, type Simulator, startSimulator } from '../../simulator/support/simulator';
import { environmentOf, type Report, reportOf, valueIn } from './probe-place';

const QUARTER = 15 * 60_000;

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

/** Fills the department with cases that are `apart` milliseconds apart, in a week in which no clock changes. */
function departmentOf(cases: number, apart: number, openPoints: Partial<OpenPoints>): void {
	simulator.reset({ now: '2026-06-01T00:00:30Z', openPoints });
	simulator.clock.freeze();
	for (let number = 1; number <= cases; number += 1) {
		simulator.clock.advance(apart);
		simulator.add('requests', { Subject: `Case ${number}` });
	}
}

const filterZoneOf = (report: Report) => valueIn(report, 'filterZone');

describe('the zone in which lastmodifiedtime is read', () => {
	it.each<readonly [Partial<OpenPoints>, string]>([
		[{ portalZone: 'America/Los_Angeles', filterZone: 'portal' }, 'portal'],
		[{ portalZone: 'America/Los_Angeles', filterZone: 'America/Los_Angeles' }, 'portal'],
		[{ portalZone: 'America/Los_Angeles', filterZone: 'UTC' }, '7 hours ahead of the portal'],
		[{ portalZone: 'America/Los_Angeles', filterZone: 'Pacific/Kiritimati' }, '21 hours ahead of the portal'],
		[{ portalZone: 'America/Los_Angeles', filterZone: 'Etc/GMT+12' }, '5 hours behind the portal'],
		[{ portalZone: 'Pacific/Kiritimati', filterZone: 'Etc/GMT+12' }, '26 hours behind the portal'],
		[{ portalZone: 'Etc/GMT+12', filterZone: 'Pacific/Kiritimati' }, '26 hours ahead of the portal'],
		[{ portalZone: 'Asia/Kolkata', filterZone: 'UTC', lastModifiedTime: 'exclusive' }, '5.5 hours behind the portal'],
		[
			{ portalZone: 'Asia/Kolkata', filterZone: 'Pacific/Kiritimati', lastModifiedTime: 'exclusive' },
			'8.5 hours ahead of the portal',
		],
		[
			{ portalZone: 'Europe/Berlin', filterZone: 'UTC', recordOrder: 'none', emptyList: 'empty-result' },
			'2 hours behind the portal',
		],
	])('is found to the quarter of an hour when a case changed in every quarter: %j gives %s', async (points, where) => {
		departmentOf(120, QUARTER, points);
		const report = await reportOf(environmentOf(simulator));
		expect([filterZoneOf(report), valueIn(report, 'lastModifiedTime') === null]).toEqual([where, where !== 'portal']);
		expect(report.requests).toBeLessThanOrEqual(10);
	});

	it.each<readonly [Partial<OpenPoints>, string]>([
		[{ filterZone: 'UTC' }, '5.25 to 10 hours ahead of the portal'],
		[{ filterZone: 'Etc/GMT+12' }, '2.25 to 7 hours behind the portal'],
	])('is found as exactly as the cases allow: %j gives %s', async (points, where) => {
		departmentOf(12, 5 * 60 * 60_000, points);
		expect(filterZoneOf(await reportOf(environmentOf(simulator)))).toBe(where);
	});

	it.each<readonly [Partial<OpenPoints>, string | null, string | null]>([
		[{ filterZone: 'Pacific/Kiritimati' }, '1 to 26 hours ahead of the portal', null],
		[{ lastModifiedTime: 'ignored' }, null, 'ignored'],
	])('is not taken for an ignored filter when all cases are from one hour: %j', async (points, where, filter) => {
		departmentOf(12, 5 * 60_000, points);
		const report = await reportOf(environmentOf(simulator));
		expect([filterZoneOf(report), valueIn(report, 'lastModifiedTime')]).toEqual([where, filter]);
	});

	it('costs no request when the filter is ignored', async () => {
		departmentOf(120, QUARTER, { lastModifiedTime: 'ignored' });
		const report = await reportOf(environmentOf(simulator));
		expect(report.points.find(({ name }) => name === 'filterZone')).toMatchObject({
			value: null,
			evidence: 'lastmodifiedtime is not honoured',
		});
		expect(simulator.journal.entries().filter(({ parameters }) => 'lastmodifiedtime' in parameters)).toHaveLength(2);
	});

	it('stays open when the newest case is deleted during the probe', async () => {
		departmentOf(120, QUARTER, {});
		const newest = simulator.records('requests').at(-1)?.id ?? '';
		simulator.beforeAnswer(({ parameters }) => {
			if (!('lastmodifiedtime' in parameters)) return;
			simulator.beforeAnswer(undefined);
			simulator.remove('requests', newest);
		});
		const report = await reportOf(environmentOf(simulator));
		expect(report.points.find(({ name }) => name === 'filterZone')).toMatchObject({
			value: null,
			evidence: expect.stringContaining('ask once more'),
		});
	});

	it('stays open when the newest case changes during the probe', async () => {
		departmentOf(120, QUARTER, {});
		const newest = simulator.records('requests').at(-1)?.id ?? '';
		simulator.beforeAnswer(({ parameters }) => {
			if (!('lastmodifiedtime' in parameters)) return;
			simulator.clock.advance(1_000);
			simulator.change('requests', newest, { Priority: 'High' });
		});
		const report = await reportOf(environmentOf(simulator));
		expect(report.points.find(({ name }) => name === 'filterZone')).toMatchObject({
			value: null,
			evidence: expect.stringContaining('changed again'),
		});
	});

	it('stays open in a department without cases', async () => {
		simulator.reset({});
		expect(filterZoneOf(await reportOf(environmentOf(simulator)))).toBeNull();
	});
});
