import type { Clock } from '../../clock';
import { pacificDay } from '../../zone-time';

const HOUR = 3_600_000;

/** The credits of the day. The day is that of the data centre's zone, here the Pacific one (open-points 8). */
export class Credits {
	private spent = 0;
	private day: number;

	constructor(
		private readonly clock: Clock,
		readonly limit: number,
	) {
		this.day = pacificDay(clock.milliseconds());
	}

	get used(): number {
		this.turnDay();
		return this.spent;
	}

	get left(): number {
		return Math.max(0, this.limit - this.used);
	}

	spend(credits: number): void {
		this.turnDay();
		this.spent += credits;
	}

	/** Uses up the credits of today. */
	exhaust(): void {
		this.turnDay();
		this.spent = Math.max(this.spent, this.limit);
	}

	/** Restores all credits of today. */
	restore(): void {
		this.spent = 0;
	}

	/** Seconds until the next day, to the hour of its change. */
	secondsToNextDay(): number {
		const now = this.clock.milliseconds();
		let next = Math.ceil(now / HOUR) * HOUR;
		while (pacificDay(next) === pacificDay(now)) next += HOUR;
		return Math.max(1, Math.ceil((next - now) / 1_000));
	}

	private turnDay(): void {
		const today = pacificDay(this.clock.milliseconds());
		if (today === this.day) return;
		this.day = today;
		this.spent = 0;
	}
}
