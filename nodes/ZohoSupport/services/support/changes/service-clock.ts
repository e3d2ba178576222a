import type { ServiceClock } from '../../../helpdesk/changes';
import { type Moment, plus, type ServiceTime, serviceTime, type SteadyTime } from '../../../helpdesk/instants';

/** The service rounds its times to the second. */
const UNIT_MS = 1_000;

/** The service clock runs at least this fast compared to ours. */
const CLOCK_RATE = 0.99;

/**
 * Finds how far the clock of the service had certainly come when a walk began: a change that the walk could not see is
 * later than that. The rows of the first answer show it. After a long walk, all rows show it too, minus the duration
 * of the walk. If nothing is new, the elapsed time shows it. So the watermark moves past records that were changed in
 * the same second, and they are not read forever.
 */
export class ClockWatch {
	private first: { readonly asked: SteadyTime; readonly answered: SteadyTime; readonly newest: number } | undefined;
	private ended = 0;
	private newest = -Infinity;

	/** @param known the service clock as an earlier reading in this process saw it */
	constructor(private readonly known: ServiceClock | undefined) {}

	/** Starts a new walk; the rows of an earlier walk still count. */
	restart(): void {
		this.first = undefined;
	}

	/** Notes the changes in an answer, by their earliest instants. */
	see(changes: readonly ServiceTime[], asked: Moment, answered: Moment): void {
		this.ended = answered.steady;
		for (const change of changes) this.newest = Math.max(this.newest, change);
		this.first ??= { asked: asked.steady, answered: answered.steady, newest: this.newest };
	}

	/**
	 * The service clock at the start of the walk; undefined if nothing shows it.
	 * @param zoneMoved true if what was known is in the times of another zone
	 */
	atStart(zoneMoved: boolean): ServiceClock | undefined {
		const { first, known } = this;
		if (first === undefined) return undefined;
		const elapsed =
			known === undefined || zoneMoved ? -Infinity : plus(known.instant, (first.asked - known.steady) * CLOCK_RATE);
		const sure = Math.max(this.newest - (this.ended - first.asked) - UNIT_MS, elapsed);
		const instant = Math.floor(Math.max(first.newest, sure));
		// A row of the first answer may have been changed just before that answer.
		return Number.isFinite(instant)
			? { instant: serviceTime(instant), steady: sure >= instant ? first.asked : first.answered }
			: undefined;
	}
}
