import type { Clock } from './clock';
import { pacificDay } from './zone-time';

export type Edition = 'free' | 'express' | 'professional' | 'enterprise';

/** Requests a Pacific day (reference, section 6): a licence's share, and the organization's ceiling. */
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

	/** Nothing is left of today. */
	exhaust(): void {
		this.turnDay();
		this.spent = Math.max(this.spent, this.daily);
	}

	/** The whole day is there again. */
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

/** Requests a day of an edition with that many licences. */
export function dailyLimitOf(edition: Edition, licences: number): number {
	const { perLicence, ceiling } = EDITIONS[edition];
	return Math.min(perLicence * licences, ceiling);
}
