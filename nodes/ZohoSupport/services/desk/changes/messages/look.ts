import type { Hints, Mark } from '../../../../helpdesk/changes';
import type { WallTime } from '../../../../helpdesk/instants';
import { MOST_KNOWN } from '../question';
import { LOOK_EVERY_MS } from './question';

/** What a mark remembers of the last look through the list of tickets. */
export interface Look {
	/** The watermark of the reading that it belonged to: it found every message of its tickets from before. */
	readonly swept?: number;
	/** When it was, by our own clock: that only decides when the next one is due. */
	readonly looked?: number;
	readonly pages?: number;
	/** When the last ticket was created that it reached; absent if it reached them all. */
	readonly reached?: number;
}

export function lookIn({ swept, looked, pages, reached }: Hints): Look {
	const given = Object.entries({ swept, looked, pages, reached }).filter(([, value]) => typeof value === 'number');
	return Object.fromEntries(given);
}

/**
 * Whether the list must be looked through again: enough time has passed for its price, our clock was set back, or so
 * many messages came that those from before the last look should be forgotten.
 */
export function isLookDue({ hints, seen }: Pick<Mark, 'hints' | 'seen'>, now: WallTime): boolean {
	const { looked, pages = 1, swept = -Infinity } = lookIn(hints);
	if (looked === undefined || now < looked || now - looked >= pages * LOOK_EVERY_MS) return true;
	return seen.versions().filter(({ changed }) => changed.latest >= swept).length > MOST_KNOWN / 2;
}

/** Whether looks reach a ticket, by the time of its creation. */
export function isReached(created: number, { swept, reached = -Infinity }: Look): boolean {
	return swept !== undefined && created > reached;
}
