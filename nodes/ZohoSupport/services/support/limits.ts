import { ZoneDays } from '../zone-day';

/** Editions; each has its daily quota [guide; reference section 6]. */
export type Edition = 'free' | 'express' | 'professional' | 'enterprise';

interface EditionRow {
	readonly perLicence: number;
	/** The most requests for an organization, however many licences it has. */
	readonly ceiling: number;
}

export const EDITIONS: Readonly<Record<Edition, EditionRow>> = {
	free: { perLicence: 250, ceiling: 250 },
	express: { perLicence: 250, ceiling: 5_000 },
	professional: { perLicence: 250, ceiling: 5_000 },
	enterprise: { perLicence: 250, ceiling: 15_000 },
};

/** The service counts per Pacific day [guide: "The PST Time zone will be considered"]. */
const PACIFIC = 'America/Los_Angeles';

/** Requests per day for an edition with this many user licences. */
export function dailyLimit(edition: Edition, licences: number): number {
	const { perLicence, ceiling } = EDITIONS[edition];
	return Math.min(ceiling, perLicence * Math.max(1, Math.floor(licences)));
}

const DAYS = new ZoneDays(PACIFIC);

/** The Pacific day of an instant, such as `2026-11-24`. */
export const pacificDay = DAYS.dayOf;

/** When the quota of the Pacific day of an instant ends: at the next midnight Pacific time. */
export const quotaResetsAt = DAYS.endsAt;
