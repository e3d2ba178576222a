import { HelpdeskError } from '../helpdesk/problem';
import { type Lane, lanes } from './process-memory';
import { stopped } from './sending';

/** How long calls go one by one after the service said that too many came at once, in milliseconds. */
const NARROW_MS = 10 * 60 * 1000;

/** Bounds how many calls of this process run at once: a service may refuse more. A call that waits costs nothing. */
export class InFlight {
	/**
	 * @param key what the service counts for, such as an organization
	 * @param most how many calls may run at once
	 * @param now the steady clock
	 */
	constructor(
		private readonly key: string,
		private readonly most: () => number,
		private readonly now: () => number = () => performance.now(),
	) {}

	/**
	 * Does the work when its turn has come.
	 * @throws HelpdeskError `cancelled` if the signal comes first
	 */
	async run<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
		const lane = this.lane();
		while (lane.running >= this.allowed(lane)) {
			await turnOrEnd(lane, signal);
			if (signal?.aborted === true) throw new HelpdeskError(stopped());
		}
		lane.running += 1;
		try {
			return await work();
		} finally {
			lane.running -= 1;
			wake(lane);
		}
	}

	/** The service said that too many calls came at once: for a while they go one by one. */
	narrow(): void {
		this.lane().narrowUntil = this.now() + NARROW_MS;
	}

	private allowed({ narrowUntil }: Lane): number {
		return this.now() < narrowUntil ? 1 : Math.max(1, this.most());
	}

	private lane(): Lane {
		const lane = lanes.get(this.key) ?? { running: 0, waiting: [], narrowUntil: -Infinity };
		lanes.set(this.key, lane);
		return lane;
	}
}

/** Waits until a call of the lane has ended, or the signal comes. */
async function turnOrEnd(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => {
		lane.waiting.push(resolve);
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
}

/** Wakes all that wait: each looks again whether it may go. Waking one could wake one that was cancelled. */
function wake(lane: Lane): void {
	for (const goOn of lane.waiting.splice(0)) goOn();
}
