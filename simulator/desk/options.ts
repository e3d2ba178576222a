import { z } from 'zod';

import { checked } from '../checked';
import { EDITIONS } from './limits/edition';
import type { Edition } from './limits/edition';
import { changedOpenPoints, defaultOpenPoints } from './open-points';
import type { OpenPoints } from './open-points';

/** How a simulator of Desk starts. Everything has a default. */
export interface DeskOptions {
	/** 0 (default): a free port of 127.0.0.1. */
	port?: number;
	/** Fills the organization with deterministic data; absent: no records. */
	seed?: number;
	/** How many tickets the seed makes (default 500). Other modules get records in proportion. */
	tickets?: number;
	/** Default enterprise. */
	edition?: Edition;
	/** Where the clock starts (default: real time). */
	now?: Date | string;
	openPoints?: Partial<OpenPoints>;
	/** Milliseconds before each answer of the API (default 0). */
	latency?: number;
}

export const DEFAULTS = { tickets: 500, edition: 'enterprise', latency: 0 } as const;

const COUNT = z.preprocess(
	(value) => (typeof value === 'string' && value !== '' ? Number(value) : value),
	z.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'must be a whole number from 0'),
);

const OPTIONS = z.strictObject({
	port: COUNT.optional(),
	seed: COUNT.optional(),
	tickets: COUNT.optional(),
	latency: COUNT.optional(),
	edition: z
		.custom<Edition>(
			(value) => typeof value === 'string' && Object.hasOwn(EDITIONS, value),
			`must be one of ${Object.keys(EDITIONS).join(', ')}`,
		)
		.optional(),
	now: z
		.custom<string>(
			(value) => typeof value === 'string' && !Number.isNaN(new Date(value).getTime()),
			'must be a date, such as 2026-03-02T17:00:00Z',
		)
		.optional(),
	openPoints: z.record(z.unknown()).optional(),
});

/** Options from unknown data (command line). Throws an Error that names what is wrong or unknown. */
export function deskOptionsOf(given: unknown): DeskOptions {
	const { openPoints, ...options } = checked(OPTIONS, given ?? {});
	if (openPoints === undefined) return options;
	return { ...options, openPoints: changedOpenPoints(defaultOpenPoints(), openPoints) };
}
