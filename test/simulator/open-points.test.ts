import { describe, expect, it } from '@jest/globals';

import { OPEN_POINTS } from '../../simulator/support/open-points';
import { simulators } from './simulator-of-test';
import { CHECKS, type Expectation } from './open-point-checks';

const start = simulators();

describe.each(OPEN_POINTS.map(({ name, values }) => ({ name, values })))('Open point $name', ({ name, values }) => {
	const checks = new Map<string, Expectation>(Object.entries(CHECKS[name]));

	it.each(values.map((value) => ({ value, says: checks.get(value)?.[0] ?? 'has a check' })))(
		'$value: $says',
		async ({ value }) => {
			const expectation = checks.get(value);
			if (expectation === undefined) throw new Error(`No check for ${name}=${value}`);
			const [, check, expected] = expectation;
			expect(await check(await start({ openPoints: { [name]: value } }))).toEqual(expected);
		},
	);
});
