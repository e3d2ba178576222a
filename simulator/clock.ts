/** The simulator's clock. It runs with real time from the moment it was set to, until it is frozen. */
export class Clock {
	private ahead = 0;
	private stoppedAt: number | undefined;

	constructor(start?: Date | string) {
		if (start !== undefined) this.set(start);
	}

	now(): Date {
		return new Date(this.milliseconds());
	}

	/** Milliseconds since the epoch. */
	milliseconds(): number {
		return this.stoppedAt ?? Date.now() + this.ahead;
	}

	/** Moves to that moment (ISO 8601 if it is a text). Throws a RangeError when it is not a date. */
	set(at: Date | string): void {
		const moment = new Date(at).getTime();
		if (Number.isNaN(moment)) throw new RangeError(`Not a date: ${String(at)}`);
		this.moveTo(moment);
	}

	advance(milliseconds: number): void {
		this.moveTo(this.milliseconds() + milliseconds);
	}

	freeze(): void {
		this.stoppedAt = this.milliseconds();
	}

	/** Lets a frozen clock run again from its moment. */
	thaw(): void {
		const moment = this.milliseconds();
		this.stoppedAt = undefined;
		this.moveTo(moment);
	}

	get frozen(): boolean {
		return this.stoppedAt !== undefined;
	}

	private moveTo(moment: number): void {
		if (this.stoppedAt === undefined) this.ahead = moment - Date.now();
		else this.stoppedAt = moment;
	}
}
