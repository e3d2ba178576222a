import type { ServiceClock } from './changes';
import { type Moment, plus, type ServiceTime, serviceTime, type SteadyTime } from './instants';

/** The service rounds its times to the second. */
const UNIT_MS = 1_000;

/** The slowest rate of the service's clock, relative to ours. */
const CLOCK_RATE = 0.99;

/**
 * Finds the time that the service's clock had certainly reached when a walk began. Any change that the walk could not
 * see is later. It is the latest of three times: the newest row of the first answer; the newest row of all answers,
 * minus the duration of the walk; the result of an earlier reading plus the time since. The third moves the watermark
 * on while nothing changes. Otherwise many records of one second would be read again by every poll.
 */
export class ClockWatch {
	private first: { readonly asked: SteadyTime; readonly answered: SteadyTime; readonly newest: number } | undefined;
	private ended = 0;
	private newest = -Infinity;

	/** @param known the result of an earlier reading in this process */
	constructor(private readonly known: ServiceClock | undefined) {}

	/** Starts a new walk. The rows of the earlier one still count. */
	restart(): void {
		this.first = undefined;
	}

	/** Takes the times of change in an answer (their earliest instants). */
	see(changes: readonly ServiceTime[], asked: Moment, answered: Moment): void {
		this.ended = answered.steady;
		for (const change of changes) this.newest = Math.max(this.newest, change);
		this.first ??= { asked: asked.steady, answered: answered.steady, newest: this.newest };
	}

	/**
	 * The result; undefined if it cannot be known.
	 * @param zoneMoved true if the earlier result is in the times of another zone
	 */
	atStart(zoneMoved: boolean): ServiceClock | undefined {
		const { first, known } = this;
		if (first === undefined) return undefined;
		const earlier =
			known === undefined || zoneMoved ? -Infinity : plus(known.instant, (first.asked - known.steady) * CLOCK_RATE);
		const sure = Math.max(this.newest - (this.ended - first.asked) - UNIT_MS, earlier);
		const instant = Math.floor(Math.max(first.newest, sure));
		// A row of the first answer may have changed just before that answer arrived.
		return Number.isFinite(instant)
			? { instant: serviceTime(instant), steady: sure >= instant ? first.asked : first.answered }
			: undefined;
	}
}
