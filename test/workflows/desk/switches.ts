import fc from 'fast-check';
import { changedOpenPoints, defaultOpenPoints, OPEN_POINTS } from '../../../simulator/desk/open-points';
import type { OpenPoints } from '../../../simulator/desk/simulator';

/** What combinations are drawn from. */
export const SEED = 20_261_126;
const COMBINATIONS = 20;
/** So many of them with more records than page numbers reach, which takes long. */
const DEEP = 4;

/** Each value that differs from the default, one at a time. */
export const ALONE = OPEN_POINTS.flatMap(({ name, values, default: usual }) =>
	values.filter((value) => value !== usual).map((value) => [name, value] as const),
);

/** Combinations, each named after the switches that differ from the default. */
export function drawn(): ReadonlyArray<readonly [name: string, points: OpenPoints, isDeep: boolean]> {
	const one = fc.record(Object.fromEntries(OPEN_POINTS.map(({ name, values }) => [name, fc.constantFrom(...values)])));
	return fc.sample(one, { seed: SEED, numRuns: COMBINATIONS }).map((change, place) => {
		const points = changedOpenPoints(defaultOpenPoints(), change);
		const moved = OPEN_POINTS.filter((point) => points[point.name] !== point.default);
		return [`${place + 1}: ${moved.map(({ name }) => `${name}=${points[name]}`).join(' ')}`, points, place < DEEP];
	});
}
