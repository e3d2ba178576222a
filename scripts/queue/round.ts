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
	async told({ chaos }, { book }, cases) {
		await chaos.until('The telling of a case', () => cases.some((id) => book.isTold(id)));
	},
	anytime: async () => {},
};

const AFTER: Readonly<Record<Moment, string>> = {
	polling: 'a poll that saw new cases',
	told: 'a case was told',
	anytime: 'cases came in',
};

/** @returns the round in words */
export async function playQueueRound(place: QueuePlace, round: QueueRound): Promise<string> {
	const { victims, moment, delay, cases } = round;
	const { chaos } = place;
	const [lane] = chaos.lanes;
	const added = lane.addCases(cases.before);
	await UNTIL[moment](place, lane, added);
	await chaos.pause(delay);
	await place.kill(victims);
	chaos.addCases(cases.down);
	await place.start(victims);
	const { book } = lane;
	const told = book.cases.length - book.untold().length;
	const all = `${book.cases.length} cases, ${told} told, ${book.tellings.length - told} told again`;
	return `${victims.join(', ')} killed ${delay} ms after ${AFTER[moment]}; ${all}`;
}
