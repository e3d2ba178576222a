import { z } from 'zod';

import { checked } from '../checked';
import { changedOpenPoints, defaultOpenPoints } from './open-points';
import type { SimulatorOptions } from './options';
import { EDITIONS } from './quota';
import type { Edition } from './quota';

/** A whole number from 0, also as text. */
export const COUNT = z.preprocess(
	(value) => (typeof value === 'string' && value !== '' ? Number(value) : value),
	z.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'must be a whole number from 0'),
);

/** An ISO 8601 text that is a date. */
export const MOMENT = z.custom<string>(
	(value) => typeof value === 'string' && !Number.isNaN(new Date(value).getTime()),
	'must be a date, such as 2026-03-02T17:00:00Z',
);

const EDITION = z.custom<Edition>(
	(value) => typeof value === 'string' && Object.hasOwn(EDITIONS, value),
	`must be one of ${Object.keys(EDITIONS).join(', ')}`,
);

const OPTIONS = z.strictObject({
	port: COUNT.optional(),
	seed: COUNT.optional(),
	cases: COUNT.optional(),
	licences: COUNT.optional(),
	dailyLimit: COUNT.optional(),
	tokenCeiling: COUNT.optional(),
	edition: EDITION.optional(),
	now: MOMENT.optional(),
	openPoints: z.record(z.unknown()).optional(),
});

/** Options from unknown data (control port, command line). Throws an Error that names what is wrong or unknown. */
export function optionsOf(given: unknown): SimulatorOptions {
	const { openPoints, ...options } = checked(OPTIONS, given ?? {});
	return openPoints === undefined
		? options
		: { ...options, openPoints: changedOpenPoints(defaultOpenPoints(), openPoints) };
}
