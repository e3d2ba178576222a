/** One round: cases come in, n8n is killed, more come in, n8n is started again. */
import type { ChaosPlace } from './place';
import type { Kind, RoundPlan } from './plan';

/** Polls after a start that find nothing to tell, until a case that is still not told counts as never told. */
const QUIET_POLLS = 3;
/** Polls that an execution outlasts. */
const OVERTAKING = 2;

/** What happens up to the kill. @returns when that was, for the line about the round */
const UP_TO_THE_KILL: Readonly<Record<Kind, (place: ChaosPlace, plan: RoundPlan) => Promise<string>>> = {
	async published(place, { cases, delay }) {
		await place.publishAnew();
		const before = place.book.polls;
		place.addCases(cases.before);
		await place.pause(delay);
		const when = place.book.polls === before ? 'before its first scheduled poll' : 'after it had polled again';
		return `${delay} ms after a new workflow was active, ${when}`;
	},
	async polling(place, { cases, delay }) {
		const before = place.book.polls;
		place.addCases(cases.before);
		await place.until('A poll', () => place.book.polls > before);
		await place.pause(delay);
		return `${delay} ms after a poll that saw new cases`;
	},
	async anytime(place, { cases, delay }) {
		place.addCases(cases.before);
		await place.pause(delay);
		return `${delay} ms after cases came in`;
	},
	async starting(place, { cases, delay, ofStart }) {
		place.addCases(cases.before);
		await place.pause(delay);
		await place.kill();
		const again = Math.round(place.session.n8n.lastStart * ofStart);
		await place.start();
		await place.pause(again);
		return `${delay} ms after cases came in, and again ${again} ms into its start`;
	},
	async overtaken(place, { cases, delay }) {
		const [slow = ''] = place.addCases(1);
		const release = place.book.hold(slow);
		try {
			await place.until('The telling of a case', () => place.book.isTold(slow));
			for (let more = 0; more < OVERTAKING; more += 1) {
				const added = place.addCases(cases.before);
				await place.until('The telling of a case', () => added.every((id) => place.book.isTold(id)));
			}
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
	const { book, session } = place;
	const before = { cases: book.cases.length, tellings: book.tellings.length };
	const when = await UP_TO_THE_KILL[plan.kind](place, plan);
	await place.kill();
	const toldByThen = book.cases.slice(before.cases).filter(({ id }) => book.isTold(id)).length;
	const upToThen = `${toldByThen} of ${book.cases.length - before.cases} new cases told by then`;
	place.addCases(plan.cases.down);
	await place.start();
	const ready = session.n8n.ready();
	await Promise.race([ready, place.pause(session.n8n.lastStart * Math.min(plan.ofStart, 1))]);
	place.addCases(plan.cases.starting);
	await ready;
	await place.settled(QUIET_POLLS);
	const marked = book.tellings.slice(before.tellings).filter(({ possibleRepeat }) => possibleRepeat).length;
	const untold = book.untold().length;
	const up = `n8n started in ${(session.n8n.lastStart / 1_000).toFixed(1)} s`;
	const cases = `${book.cases.length - before.cases} cases in all, ${marked} marked`;
	return `killed ${when}, ${upToThen}; ${up}; ${cases}${untold === 0 ? '' : `, ${untold} not told so far`}`;
}
