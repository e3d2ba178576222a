/** One round: cases come in, n8n is killed, more come in, n8n is started again. */
import type { Lane } from './lane';
import type { ChaosPlace } from './place';
import type { Kind, RoundPlan } from './plan';

/** Polls after a start that find nothing to tell, until a case that is still not told counts as never told. */
const QUIET_POLLS = 3;
/** Polls that an execution outlasts. */
const OVERTAKING = 2;

/** What happens up to the kill. @returns when that was, for the line about the round */
type UpToTheKill = (place: ChaosPlace, lead: Lane, plan: RoundPlan) => Promise<string>;

/** It waits for what one service does, the lead. */
const UP_TO_THE_KILL: Readonly<Record<Kind, UpToTheKill>> = {
	async published(place, lead, { cases, delay }) {
		await place.publishAnew();
		const before = lead.book.polls;
		place.addCases(cases.before);
		await place.pause(delay);
		const when = lead.book.polls === before ? 'before its first scheduled poll' : 'after it had polled again';
		return `${delay} ms after a new workflow was active, ${when}`;
	},
	async polling(place, lead, { cases, delay }) {
		const before = lead.book.polls;
		place.addCases(cases.before);
		await place.until('A poll', () => lead.book.polls > before);
		await place.pause(delay);
		return `${delay} ms after a poll that saw new cases`;
	},
	async anytime(place, _lead, { cases, delay }) {
		place.addCases(cases.before);
		await place.pause(delay);
		return `${delay} ms after cases came in`;
	},
	async starting(place, _lead, { cases, delay, ofStart }) {
		place.addCases(cases.before);
		await place.pause(delay);
		await place.kill();
		const again = Math.round(place.session.n8n.lastStart * ofStart);
		await place.start();
		await place.pause(again);
		return `${delay} ms after cases came in, and again ${again} ms into its start`;
	},
	async overtaken(place, lead, { cases, delay }) {
		const { book } = lead;
		const [slow = ''] = lead.addCases(1);
		const release = book.hold(slow);
		try {
			await place.until('The telling of a case', () => book.isTold(slow));
			for (let more = 0; more < OVERTAKING; more += 1) {
				place.addCases(cases.before);
				const added = book.cases.slice(-cases.before);
				await place.until('The telling of a case', () => added.every(({ id }) => book.isTold(id)));
			}
			release();
			await place.until('The end of the slow execution', () => book.readAgain.has(slow));
		} finally {
			release();
		}
		await place.pause(delay);
		return `${delay} ms after the end of an execution that later polls overtook`;
	},
};

/** How many cases there were, were told, and came out marked. */
function counted({ lanes }: ChaosPlace) {
	const cases = lanes.flatMap(({ book }) => book.cases);
	const tellings = lanes.flatMap(({ book }) => book.tellings);
	const marked = tellings.filter(({ possibleRepeat }) => possibleRepeat).length;
	const untold = lanes.flatMap(({ book }) => book.untold()).length;
	return { cases: cases.length, told: cases.length - untold, marked, untold };
}

/**
 * @param number of the round: the services lead by turns
 * @returns the round in words
 */
export async function playRound(place: ChaosPlace, plan: RoundPlan, number: number): Promise<string> {
	const { lanes, session } = place;
	const lead = lanes[number % lanes.length];
	const before = counted(place);
	const when = await UP_TO_THE_KILL[plan.kind](place, lead, plan);
	await place.kill();
	const killed = counted(place);
	place.addCases(plan.cases.down);
	await place.start();
	const ready = session.n8n.ready();
	await Promise.race([ready, place.pause(session.n8n.lastStart * Math.min(plan.ofStart, 1))]);
	place.addCases(plan.cases.starting);
	await ready;
	await place.settled(QUIET_POLLS);
	const { cases, marked, untold } = counted(place);
	const upToThen = `${killed.told - before.told} of ${killed.cases - before.cases} new cases told by then`;
	const up = `n8n started in ${(session.n8n.lastStart / 1_000).toFixed(1)} s`;
	const all = `${cases - before.cases} cases in all, ${marked - before.marked} marked`;
	const left = untold === 0 ? '' : `, ${untold} not told so far`;
	return `(${lead.name}) killed ${when}, ${upToThen}; ${up}; ${all}${left}`;
}
