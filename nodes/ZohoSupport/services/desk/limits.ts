/** Editions, as Zoho prices them. */
export type Edition = 'free' | 'express' | 'standard' | 'professional' | 'enterprise';

interface EditionRow {
	readonly name: string;
	/** Credits a day, without those for each agent. */
	readonly credits: number;
	readonly creditsPerAgent: number;
	/** Calls that a portal may have under way at once, all apps together. */
	readonly atOnce: number;
}

/** Credits and calls at once, by edition [open-points 8]. The count of a portal comes in the header of each answer. */
export const EDITIONS: Readonly<Record<Edition, EditionRow>> = {
	free: { name: 'Free or Trial', credits: 5_000, creditsPerAgent: 0, atOnce: 5 },
	express: { name: 'Express', credits: 25_000, creditsPerAgent: 100, atOnce: 10 },
	standard: { name: 'Standard', credits: 50_000, creditsPerAgent: 250, atOnce: 10 },
	professional: { name: 'Professional', credits: 75_000, creditsPerAgent: 500, atOnce: 15 },
	enterprise: { name: 'Enterprise', credits: 100_000, creditsPerAgent: 1_000, atOnce: 25 },
};

/** What `edition` of GET /organizations may hold. The list of the service is not complete, so more may come. */
const EDITION_NAMES: ReadonlyArray<readonly [RegExp, Edition]> = [
	[/FREE|TRIAL/, 'free'],
	[/EXPRESS/, 'express'],
	[/STANDARD/, 'standard'],
	[/PROFESSIONAL/, 'professional'],
	[/ENTERPRISE|ULTIMATE|ZOHO_?ONE|CRM_?PLUS/, 'enterprise'],
];

/** The edition that the service names; undefined for a name that nobody knows. */
export function editionNamed(name: string | null): Edition | undefined {
	const upper = (name ?? '').toUpperCase();
	return EDITION_NAMES.find(([pattern]) => pattern.test(upper))?.[1];
}

export function isEdition(name: string): name is Edition {
	return Object.hasOwn(EDITIONS, name);
}

/** Credits a day, at least: those for each agent come on top. An unknown edition counts as the smallest. */
export function creditsADay(edition: Edition | undefined): number {
	return EDITIONS[edition ?? 'free'].credits;
}

/** Two leaves room for other apps, and for people [open-points 8]. */
const DEFAULT_AT_ONCE = 2;
const LEFT_TO_OTHERS = 2;

/**
 * How many calls this process makes at once to one organization. While the edition is not known, the service says so
 * if they are too many.
 * @param wanted by a person who reads several pages at once
 */
export function callsAtOnce(edition: Edition | undefined, wanted = DEFAULT_AT_ONCE): number {
	const allowed = edition === undefined ? Infinity : EDITIONS[edition].atOnce - LEFT_TO_OTHERS;
	return Math.min(Math.max(wanted, DEFAULT_AT_ONCE), allowed);
}
