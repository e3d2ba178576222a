import type { OpenPoints } from './open-points';
import type { Edition } from './quota';

/** How a simulator starts. Everything has a default. */
export interface SimulatorOptions {
	/** 0 (default): a free port of 127.0.0.1. */
	port?: number;
	/** Fills the portal with deterministic data; absent: an empty portal. */
	seed?: number;
	/** How many cases the seed makes (default 500). Other modules get records in proportion. */
	cases?: number;
	openPoints?: Partial<OpenPoints>;
	/** Default enterprise. */
	edition?: Edition;
	/** User licences, from which the daily limit follows. Default 60, which gives 15,000 on enterprise. */
	licences?: number;
	/** Requests a day, instead of the number from edition and licences. */
	dailyLimit?: number;
	/** How many auth tokens a user may have at once. Default 20. */
	tokenCeiling?: number;
	/** Where the clock starts (default: real time). */
	now?: Date | string;
}

export const DEFAULTS = { cases: 500, edition: 'enterprise', licences: 60, tokenCeiling: 20 } as const;
