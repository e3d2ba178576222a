import {
	type Changes,
	type ChangesReading,
	type Mark,
	type NextMark,
	type ReadingFrom,
	readingWith,
	type Version,
} from '../../../../helpdesk/changes';
import type { MessageKind } from '../../../../helpdesk/helpdesk';
import { type ServiceTime, serviceTime } from '../../../../helpdesk/instants';
import { PAGE_PRICE } from '../../prices';
import { type DeskTraits, LEAST_LAG_MS, MOST_KNOWN, SWEEP_BACK_MS } from '../question';
import { EVER } from '../starting-point';
import { type Look, lookIn } from './look';
import { MessageCounts } from './message-counts';
import { type MessageQuestion, MOST_LISTED } from './question';
import { MessagesReading } from './reading';
import type { WholeReading } from './whole-reading';

/** The share of the looks through the list in the price of a poll: a credit a minute. */
const LOOK_SHARE = 1;

/** Finds new messages of tickets. A message never changes: each is a version of its own. */
export class NewMessages implements Changes<MessageQuestion> {
	constructor(
		private readonly traits: DeskTraits,
		private readonly kind: MessageKind,
		/** How many tickets a look through the list reads. */
		private readonly mostListed = MOST_LISTED,
	) {}

	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row, MessageQuestion> {
		const reading = new MessagesReading<Row>(from, this.traits, this.kind, this.mostListed);
		return readingWith(reading, (before, whole) => markAfter(before, whole, this.traits));
	}
}

/** The mark after a complete reading, as if all messages that it found were handled. */
export function markAfter(before: Mark, found: WholeReading, { lag }: Pick<DeskTraits, 'lag'>): NextMark {
	const handled = new Map(before.seen.versions().map((version) => [version.id, version]));
	for (const version of [...found.alsoKnown, ...found.rows.values()]) handled.set(version.id, version);
	const newestFirst = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const reached = Math.max(found.clock?.instant ?? -Infinity, before.watermark ?? -Infinity, found.floor ?? -Infinity);
	const counts = MessageCounts.in(before.hints).with(found.looks).toText();
	const watermark = Number.isFinite(reached) ? serviceTime(reached) : null;
	const look = found.look === undefined ? lookIn(before.hints) : { ...found.look, swept: watermark ?? undefined };
	const short = found.short.after(before.hints);
	const hints = { ...definedOf(look), counts, ...(short !== undefined && { short }) };
	const cost = PAGE_PRICE + LOOK_SHARE;
	if (watermark === null) return { overlap: null, watermark: null, known: newestFirst, hints, cost };
	// What a short list may still owe must not become old meanwhile.
	const held = short === undefined ? Infinity : (before.overlap ?? EVER);
	const overlap = overlapOf(watermark, newestFirst, found.floor, { look, lag, held });
	const known = newestFirst.filter(({ changed }) => changed.latest >= overlap);
	return { overlap, watermark, known, hints, cost };
}

/**
 * The overlap is a day, or what MOST_KNOWN messages reach back: a draft that is sent counts from when it was written.
 * It never goes beyond the last look through the list, which may not have shown what came later.
 */
function overlapOf(
	watermark: ServiceTime,
	newestFirst: readonly Version[],
	floor: ServiceTime | null,
	{ look: { swept = -Infinity }, lag, held }: { look: Look; lag: number; held: number },
): ServiceTime {
	const beyond = newestFirst[MOST_KNOWN]?.changed.latest ?? -Infinity;
	const back = Math.max(Math.min(watermark - SWEEP_BACK_MS, held), beyond + 1);
	const start = Math.min(swept - Math.max(lag, LEAST_LAG_MS), back);
	return serviceTime(Math.max(floor ?? start, start));
}

function definedOf(look: Look): Readonly<Record<string, number>> {
	return Object.fromEntries(Object.entries(look).filter((pair): pair is [string, number] => pair[1] !== undefined));
}
