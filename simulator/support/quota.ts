import type { Clock } from '../clock';
import { pacificDay } from '../zone-time';

export type Edition = 'free' | 'express' | 'professional' | 'enterprise';

/** Requests per Pacific day (reference, section 6): the number per licence, and the maximum of the organization. */
export const EDITIONS: Readonly<Record<Edition, { perLicence: number; ceiling: number }>> = {
	free: { perLicence: 250, ceiling: 250 },
	express: { perLicence: 250, ceiling: 5_000 },
	professional: { perLicence: 250, ceiling: 5_000 },
	enterprise: { perLicence: 250, ceiling: 15_000 },
};

/** The requests of the Pacific day, by the simulator's clock. */
export class Quota {
	private spent = 0;
	private day: number;

	constructor(
		private readonly clock: Clock,
		private readonly daily: number,
	) {
		this.day = pacificDay(clock.milliseconds());
	}

	limit(): number {
		return this.daily;
	}

	/** Requests used today. */
	used(): number {
		this.turnDay();
		return this.spent;
	}

	spend(requests: number): void {
		this.turnDay();
		this.spent += requests;
	}

	/** Uses up the requests of today. */
	exhaust(): void {
		this.turnDay();
		this.spent = Math.max(this.spent, this.daily);
	}

	/** Restores all requests of today. */
	restore(): void {
		this.turnDay();
		this.spent = 0;
	}

	get isSpent(): boolean {
		return this.used() >= this.daily;
	}

	private turnDay(): void {
		const today = pacificDay(this.clock.milliseconds());
		if (today === this.day) return;
		this.day = today;
		this.spent = 0;
	}
}

/** Requests a day for an edition with this many licences. */
export function dailyLimitOf(edition: Edition, licences: number): number {
	const { perLicence, ceiling } = EDITIONS[edition];
	return Math.min(perLicence * licences, ceiling);
}
