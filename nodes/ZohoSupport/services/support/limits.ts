import { DateTime } from 'luxon';

/** Requests a day by edition [guide; reference section 6]. */
export type Edition = 'free' | 'express' | 'professional' | 'enterprise';

interface EditionRow {
	readonly perLicence: number;
	/** The most for an organization, whatever its licences. */
	readonly ceiling: number;
}

export const EDITIONS: Readonly<Record<Edition, EditionRow>> = {
	free: { perLicence: 250, ceiling: 250 },
	express: { perLicence: 250, ceiling: 5_000 },
	professional: { perLicence: 250, ceiling: 5_000 },
	enterprise: { perLicence: 250, ceiling: 15_000 },
};

/** The service counts by the Pacific day [guide: "The PST Time zone will be considered"]. */
const PACIFIC = 'America/Los_Angeles';

/** Requests a day for an edition with so many user licences. */
export function dailyLimit(edition: Edition, licences: number): number {
	const { perLicence, ceiling } = EDITIONS[edition];
	return Math.min(ceiling, perLicence * Math.max(1, Math.floor(licences)));
}

interface PacificDay {
	readonly day: string;
	readonly from: number;
	/** The next midnight, where the quota resets. */
	readonly to: number;
}

/** The day looked up last: nearly every call falls into it, and each look-up of a zone is slow. */
let lastDay: PacificDay | undefined;

function pacificDayOf(now: Date): PacificDay {
	if (lastDay !== undefined && now.getTime() >= lastDay.from && now.getTime() < lastDay.to) return lastDay;
	const start = DateTime.fromJSDate(now, { zone: PACIFIC }).startOf('day');
	lastDay = {
		day: start.toFormat('yyyy-MM-dd'),
		from: start.toMillis(),
		to: start.plus({ days: 1 }).startOf('day').toMillis(),
	};
	return lastDay;
}

/** The Pacific day of an instant, `2026-11-24`. */
export function pacificDay(now: Date): string {
	return pacificDayOf(now).day;
}

/** When the quota of an instant's Pacific day ends: the next midnight in Pacific time. */
export function quotaResetsAt(now: Date): Date {
	return new Date(pacificDayOf(now).to);
}
