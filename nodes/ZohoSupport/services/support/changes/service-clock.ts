import type { ServiceClock } from '../../../helpdesk/changes';
import { type Moment, plus, type ServiceTime, serviceTime, type SteadyTime } from '../../../helpdesk/instants';

/** A service rounds its times to the second. */
const UNIT_MS = 1_000;

/** The service's clock goes on at least so fast beside ours. */
const CLOCK_RATE = 0.99;

/**
 * How far the service's clock had surely come when a walk through its rows began: a change that the walk could not see is later. The rows of
 * the first answer tell; where it took many answers, so do all rows, less the time that the walk took. Where nothing is new, the time that
 * went by tells: so the watermark leaves records behind that were changed in one second, and they are not read for ever.
 */
export class ClockWatch {
	private first: { readonly asked: SteadyTime; readonly answered: SteadyTime; readonly newest: number } | undefined;
	private ended = 0;
	private newest = -Infinity;

	/** @param known what an earlier reading of this process came to */
	constructor(private readonly known: ServiceClock | undefined) {}

	/** A new walk begins; the rows of an earlier one still count. */
	restart(): void {
		this.first = undefined;
	}

	/** Takes the changes that an answer showed, by their earliest instants. */
	see(changes: readonly ServiceTime[], asked: Moment, answered: Moment): void {
		this.ended = answered.steady;
		for (const change of changes) this.newest = Math.max(this.newest, change);
		this.first ??= { asked: asked.steady, answered: answered.steady, newest: this.newest };
	}

	/** Undefined when nothing tells. @param zoneMoved true where what was known is in the times of another zone */
	atStart(zoneMoved: boolean): ServiceClock | undefined {
		const { first, known } = this;
		if (first === undefined) return undefined;
		const gone =
			known === undefined || zoneMoved ? -Infinity : plus(known.instant, (first.asked - known.steady) * CLOCK_RATE);
		const sure = Math.max(this.newest - (this.ended - first.asked) - UNIT_MS, gone);
		const instant = Math.floor(Math.max(first.newest, sure));
		// A row of the first answer may be as young as the answer.
		return Number.isFinite(instant)
			? { instant: serviceTime(instant), steady: sure >= instant ? first.asked : first.answered }
			: undefined;
	}
}
