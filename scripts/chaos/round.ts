/** One round: cases come in, n8n is killed, more come in, n8n is started again. */
import type { ChaosPlace } from './place';
import type { Kind, RoundPlan } from './plan';

/** Polls after a start that find nothing to tell until what is still not told is taken for never to be. */
const QUIET_POLLS = 3;
/** Polls that an execution outlasts. */
const OVERTAKING = 2;

/** What brings the moment of the kill about. @returns what it was, for the line about the round */
const UP_TO_THE_KILL: Readonly<Record<Kind, (place: ChaosPlace, plan: RoundPlan) => Promise<string>>> = {
	async published(place, { cases, delay }) {
		await place.publishAnew();
		const before = place.book.polls;
		addCases(place, cases.before);
		await place.pause(delay);
		const when = place.book.polls === before ? 'before its first scheduled poll' : 'when it had polled again';
		return `${delay} ms after a new workflow was active, ${when}`;
	},
	async polling(place, { cases, delay }) {
		const before = place.book.polls;
		addCases(place, cases.before);
		await place.until('A poll', () => place.book.polls > before);
		await place.pause(delay);
		return `${delay} ms after a poll that new cases were shown`;
	},
	async anywhen(place, { cases, delay }) {
		addCases(place, cases.before);
		await place.pause(delay);
		return `${delay} ms after cases came in`;
	},
	async starting(place, { cases, delay, ofStart }) {
		addCases(place, cases.before);
		await place.pause(delay);
		await place.kill();
		const again = Math.round(place.lastStart * ofStart);
		await place.start();
		await place.pause(again);
		return `${delay} ms after cases came in, and again ${again} ms into its start`;
	},
	async overtaken(place, { cases, delay }) {
		const slow = place.addCase();
		const release = place.holdTelling(slow);
		try {
			await place.until('The telling of a case', () => place.book.isTold(slow));
			for (let more = 0; more < OVERTAKING; more += 1) await tellOne(place, cases.before);
			release();
			await place.until('The end of the slow execution', () => place.book.readAgain.has(slow));
		} finally {
			release();
		}
		await place.pause(delay);
		return `${delay} ms after the end of an execution that later polls overtook`;
	},
};

/** @returns the round in words */
export async function playRound(place: ChaosPlace, plan: RoundPlan): Promise<string> {
	const { book } = place;
	const before = { cases: book.cases.length, tellings: book.tellings.length };
	const when = await UP_TO_THE_KILL[plan.kind](place, plan);
	await place.kill();
	const toldByThen = book.cases.slice(before.cases).filter(({ id }) => book.isTold(id)).length;
	const upToThen = `${toldByThen} of ${book.cases.length - before.cases} new cases told by then`;
	addCases(place, plan.cases.down);
	await place.start();
	await whileStarting(place, plan);
	await place.settled(QUIET_POLLS);
	const marked = book.tellings.slice(before.tellings).filter(({ possibleRepeat }) => possibleRepeat).length;
	const untold = book.untold().length;
	const came = book.cases.length - before.cases;
	const open = untold === 0 ? '' : `, ${untold} not told so far`;
	return `killed ${when}, ${upToThen}; up again in ${(place.lastStart / 1_000).toFixed(1)} s; ${came} cases in all, ${marked} marked${open}`;
}

async function whileStarting(place: ChaosPlace, { cases, ofStart }: RoundPlan): Promise<void> {
	const ready = place.ready();
	await Promise.race([ready, place.pause(place.lastStart * Math.min(ofStart, 1))]);
	addCases(place, cases.starting);
	await ready;
}

async function tellOne(place: ChaosPlace, times: number): Promise<void> {
	const added = addCases(place, times);
	await place.until('The telling of a case', () => added.every((id) => place.book.isTold(id)));
}

function addCases(place: ChaosPlace, count: number): string[] {
	return Array.from({ length: count }, () => place.addCase());
}
