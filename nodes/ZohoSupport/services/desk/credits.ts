import type { DayQuota } from '../../connection/ledger';
import type { HttpReply } from '../../connection/http-reply';
import { ZoneDays } from '../zone-day';
import type { Account } from './account';
import { CREDITS_GONE } from './errors';
import { creditsADay, type Edition } from './limits';

const daysOfZones = new Map<string, ZoneDays>();

function daysIn(zone: string): ZoneDays {
	const days = daysOfZones.get(zone) ?? new ZoneDays(zone);
	daysOfZones.set(zone, days);
	return days;
}

/** What the service counts for: an organization, whoever calls [open-points 8]. */
export function countedFor({ deskAddress, clientId }: Account, organizationId: string | undefined): string {
	const { host, pathname } = new URL(deskAddress);
	return `${host}${pathname.replace(/\/$/, '')}/${organizationId ?? `client ${clientId}`}`;
}

/** The credits of an organization per day of its data centre. Its edition gives only the estimate. */
export function dayQuotaOf(account: Account, organizationId: string | undefined, edition?: Edition): DayQuota {
	const limit = creditsADay(edition);
	const { dayOf, endsAt } = daysIn(account.zone);
	return {
		key: countedFor(account, organizationId),
		unit: 'credits',
		limit,
		reserve: Math.ceil((limit * account.reservePercent) / 100),
		storedAs: 'zohoDeskCredits',
		dayOf,
		resetsAt: endsAt,
		whenBack: (resetsAt) => `The credits come back at ${resetsAt}.`,
		spent: (more) => ({
			kind: 'quota',
			code: CREDITS_GONE,
			message: `Zoho says: today's API credits are used up [${CREDITS_GONE}]. ${more}`,
			nextStep: 'Wait until then, upgrade the edition, or add agents.',
		}),
	};
}

/** What an answer says of the credits. Both headers may be missing [open-points 8]. */
export interface CreditsSaid {
	/** What the call cost. */
	readonly weight: number | undefined;
	/** What is left of the day. */
	readonly left: number | undefined;
}

export function creditsSaid({ headers }: HttpReply): CreditsSaid {
	return {
		weight: countIn(headers['x-rate-limit-request-weight-v3']),
		left: countIn(headers['x-rate-limit-remaining-v3']),
	};
}

function countIn(header: unknown): number | undefined {
	return typeof header === 'string' && /^\d{1,12}$/.test(header.trim()) ? Number(header) : undefined;
}
