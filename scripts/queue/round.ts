/** One round: cases come in, processes of n8n are killed, more cases come in, the killed are started again. */
import type { Lane } from '../chaos/lane';
import type { QueuePlace } from './place';
import type { Moment, QueueRound } from './plan';

/** Waits for the moment, which the new cases bring about. */
const UNTIL: Readonly<Record<Moment, (place: QueuePlace, lane: Lane, cases: readonly string[]) => Promise<void>>> = {
	async polling({ chaos }, { book }) {
		const before = book.polls;
		await chaos.until('A poll', () => book.polls > before);
	},
	answering: untilTold,
	told: untilTold,
	anytime: async () => {},
};

async function untilTold({ chaos }: QueuePlace, { book }: Lane, cases: readonly string[]): Promise<void> {
	await chaos.until('The telling of a case', () => cases.some((id) => book.isTold(id)));
}

const AFTER: Readonly<Record<Moment, string>> = {
	polling: 'a poll that saw new cases',
	answering: 'a case was told and not yet answered',
	told: 'a case was told',
	anytime: 'cases came in',
};

/** @returns the round in words */
export async function playQueueRound(place: QueuePlace, round: QueueRound): Promise<string> {
	const { victims, moment, delay, cases } = round;
	const { chaos } = place;
	const [lane] = chaos.lanes;
	const { book } = lane;
	const added = lane.addCases(cases.before);
	const releases = moment === 'answering' ? added.map((id) => book.hold(id)) : [];
	try {
		await UNTIL[moment](place, lane, added);
		await chaos.pause(delay);
		await place.kill(victims);
	} finally {
		for (const release of releases) release();
	}
	chaos.addCases(cases.down);
	await place.start(victims);
	const told = book.cases.length - book.untold().length;
	const all = `${book.cases.length} cases, ${told} told, ${book.tellings.length - told} told again`;
	return `${victims.join(', ')} killed ${delay} ms after ${AFTER[moment]}; ${all}`;
}
