import type { OpenPoints } from './open-points';
import type { Edition } from './quota';

/** How a simulator starts; everything has a default. */
export interface SimulatorOptions {
	/** 0 (default): a free port of 127.0.0.1. */
	port?: number;
	/** Fills the portal with deterministic data; absent: an empty portal. */
	seed?: number;
	/** How many cases the seed makes (default 500), the other modules in proportion. */
	cases?: number;
	openPoints?: Partial<OpenPoints>;
	/** Default enterprise. */
	edition?: Edition;
	/** User licences the day's requests are reckoned by; default 60, which makes 15,000 on enterprise. */
	licences?: number;
	/** Requests a day, in place of what edition and licences make. */
	dailyLimit?: number;
	/** How many auth tokens a user may have at once; default 20. */
	tokenCeiling?: number;
	/** Where the clock starts (default: real time); it ticks from there. */
	now?: Date | string;
}

export const DEFAULTS = { cases: 500, edition: 'enterprise', licences: 60, tokenCeiling: 20 } as const;
