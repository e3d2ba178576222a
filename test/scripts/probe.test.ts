import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { NEEDS_A_WRITE, QUESTIONS } from '../../scripts/probe/questions';
import { OPEN_POINTS } from '../../simulator/support/open-points';
import { type OpenPoints, type Simulator, startSimulator } from '../../simulator/support/simulator';
import { environmentOf, passwordEnvironmentOf, reportOf, valueIn } from './probe-place';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

beforeEach(() => simulator.reset({ seed: 11, cases: 80 }));

const PASSWORD_ONLY = ['signInAnswer'];
/** Their answer is an offset, not a value of the switch; filterZone has a file of its own. */
const ESTIMATED = ['portalZone', 'filterZone'];
const SETTINGS = QUESTIONS.flatMap(({ point }) =>
	(OPEN_POINTS.find(({ name }) => name === point)?.values ?? []).map((value) => [point, value] as const),
);

describe('the probe and the switches of the simulator', () => {
	it('asks or names every open point once', () => {
		const known = [...QUESTIONS.map(({ point }) => point), ...NEEDS_A_WRITE];
		expect([...known].sort()).toEqual(OPEN_POINTS.map(({ name }) => name).sort());
	});

	it.each(SETTINGS.filter(([point]) => !ESTIMATED.includes(point) && !PASSWORD_ONLY.includes(point)))(
		'reports %s when the simulator is set to %s',
		async (point, value) => {
			simulator.setOpenPoints({ [point]: value });
			expect(valueIn(await reportOf(environmentOf(simulator)), point)).toBe(value);
		},
	);

	it.each(SETTINGS.filter(([point]) => PASSWORD_ONLY.includes(point)))(
		'reports %s with e-mail and password when the simulator is set to %s',
		async (point, value) => {
			simulator.setOpenPoints({ [point]: value });
			expect(valueIn(await reportOf(passwordEnvironmentOf(simulator)), point)).toBe(value);
		},
	);

	it.each(SETTINGS.filter(([point]) => point === 'portalZone'))(
		'estimates %s for %s when a case was just opened',
		async (point, zone) => {
			simulator.setOpenPoints({ [point]: zone });
			simulator.add('requests', { Subject: 'Just now' });
			const report = await reportOf(environmentOf(simulator));
			expect(valueIn(report, point)).toBe(
				`at least UTC${DateTime.now().setZone(zone).offset === 0 ? '' : DateTime.now().setZone(zone).toFormat('ZZ')}`,
			);
			expect(report.points.find(({ name }) => name === point)?.evidence).toMatch(
				zone === 'UTC' ? /^an estimate/ : new RegExp(`^an estimate.*${zone.replace('+', '\\+')}`),
			);
		},
	);
});

describe('several switches together', () => {
	const everything: ReadonlyArray<Partial<OpenPoints>> = [
		{ lastModifiedTime: 'inclusive', timePrecision: 'minutes' },
		{ lastModifiedTime: 'exclusive', timePrecision: 'minutes', emptyList: 'empty-result' },
		{ lastModifiedTime: 'ignored', emptyList: 'empty-result', recordOrder: 'recently-modified-first' },
		{ flCase: 'upper', nullStyle: 'missing', valueTypes: 'mixed', xmlText: 'escaped' },
		{ notFound: '4422', errorStatus: '4xx', getByIdList: 'accepted' },
		{ notFound: '4422', errorStatus: '200', getByIdList: 'accepted', recordOrder: 'none' },
		{ timePrecision: 'minutes', recordOrder: 'oldest-first', nullStyle: 'empty', flCase: 'upper' },
	];

	it.each(everything.map((points) => [JSON.stringify(points), points] as const))(
		'are all reported: %s',
		async (_, points) => {
			simulator.setOpenPoints(points);
			const report = await reportOf(environmentOf(simulator));
			for (const [name, value] of Object.entries(points)) expect([name, valueIn(report, name)]).toEqual([name, value]);
		},
	);
});
