import { DateTime } from 'luxon';

interface Day {
	readonly day: string;
	readonly from: number;
	/** The next midnight. */
	readonly to: number;
}

/** The days of a time zone. A service counts its requests by them. */
export class ZoneDays {
	/** The last day looked up. Nearly every call is on the same day, and looking up a zone is slow. */
	private last: Day | undefined;

	/** @param zone IANA */
	constructor(private readonly zone: string) {}

	/** The day of an instant, such as `2026-11-24`. */
	readonly dayOf = (now: Date): string => this.day(now).day;

	/** The next midnight. */
	readonly endsAt = (now: Date): Date => new Date(this.day(now).to);

	private day(now: Date): Day {
		if (this.last !== undefined && now.getTime() >= this.last.from && now.getTime() < this.last.to) return this.last;
		const start = DateTime.fromJSDate(now, { zone: this.zone }).startOf('day');
		this.last = {
			day: start.toFormat('yyyy-MM-dd'),
			from: start.toMillis(),
			to: start.plus({ days: 1 }).startOf('day').toMillis(),
		};
		return this.last;
	}
}
