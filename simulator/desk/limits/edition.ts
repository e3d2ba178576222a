/** Credits a day of each edition, and how many requests may run at once (reference, common.json, x-rate-limits). */
export const EDITIONS = {
	free: { credits: 5_000, perAgent: 0, atOnce: 5, name: 'FREE' },
	express: { credits: 25_000, perAgent: 100, atOnce: 10, name: 'EXPRESS' },
	standard: { credits: 50_000, perAgent: 250, atOnce: 10, name: 'STANDARD' },
	professional: { credits: 75_000, perAgent: 500, atOnce: 15, name: 'PROFESSIONAL' },
	enterprise: { credits: 100_000, perAgent: 1_000, atOnce: 25, name: 'ENTERPRISE' },
} as const;

export type Edition = keyof typeof EDITIONS;

/** Agents of the organization that count; light agents do not. */
const PAYING_AGENTS = 3;

/** Credits a day of the organization. */
export function creditsOf(edition: Edition): number {
	return EDITIONS[edition].credits + EDITIONS[edition].perAgent * PAYING_AGENTS;
}
