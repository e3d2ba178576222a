import type { OpenPointName } from '../../../simulator/desk/open-points';
import { notSettled, settled, type Verdict } from '../verdict';
import { type Heard, type Seen, textIn, whyNot } from './heard';
import { indexLag, measured } from './index-lag';
import type { DeskLine } from './line';
import { OwnTicket } from './own-ticket';
import type { Pace } from './pace';

export interface Writing {
	readonly line: DeskLine;
	readonly seen: Seen;
	readonly pace: Pace;
	/** Whether one e-mail may be sent, to an address that nobody has. */
	readonly mayReply: boolean;
	readonly tell: (line: string) => void;
}

export type Written = Partial<Record<OpenPointName, Verdict>>;

/** Long enough that a time in whole seconds shows a change. */
const APART_MS = 3_000;

/** Makes one marked ticket, does to it what only doing shows, and moves it to the recycle bin, also after a failure. */
export async function writeAndWatch(writing: Writing): Promise<Written> {
	const { line, seen, tell } = writing;
	tell('one ticket of its own: created');
	const ticket = await OwnTicket.create(line, seen);
	if (!(ticket instanceof OwnTicket)) return everyOne(notSettled(`no ticket could be created: ${whyNot(ticket)}`));
	try {
		return {
			...(await watch(writing, ticket)),
			togetherFailure: await togetherFailure(writing, ticket),
			trashFailure: await trashFailure(writing, ticket),
		};
	} finally {
		line.finish();
		const isGone = await ticket.clear();
		tell(isGone ? 'the ticket and its contact are in the recycle bin' : 'THE TICKET IS STILL THERE: please delete it');
	}
}

function everyOne(verdict: Verdict): Written {
	return {
		indexLag: verdict,
		commentModifies: verdict,
		tagModifies: verdict,
		togetherFailure: verdict,
		trashFailure: verdict,
		replyModifies: verdict,
	};
}

async function watch({ pace, tell, mayReply }: Writing, ticket: OwnTicket): Promise<Written> {
	tell('indexLag: the search, every two seconds until it knows the ticket, and again after a change');
	const created = await measured(ticket, pace, () => true);
	await pace.wait(APART_MS);
	await ticket.change({ priority: 'High' });
	const changed = await measured(ticket, pace, (row) => textIn(row, 'priority') === 'High');
	const moves = async (what: string, act: () => Promise<Heard>) => {
		tell(`does ${what} move the time of change?`);
		return await modifies(ticket, pace, act);
	};
	return {
		indexLag: indexLag(created, changed),
		commentModifies: await moves('a comment', async () => await ticket.comment()),
		tagModifies: await moves('a tag', async () => await ticket.tag()),
		replyModifies: mayReply
			? await moves('a reply', async () => await ticket.reply())
			: notSettled('asked only with --reply: it sends an e-mail'),
	};
}

/** Whether an act moves `modifiedTime`. First the ticket is watched without it: rules of the help desk may change it too. */
async function modifies(ticket: OwnTicket, pace: Pace, act: () => Promise<Heard>): Promise<Verdict> {
	const timeNow = async () => {
		await pace.wait(APART_MS);
		return textIn(await ticket.read(), 'modifiedTime');
	};
	const [before, still] = [await timeNow(), await timeNow()];
	if (before === undefined || before !== still) return notSettled('the ticket changes by itself');
	const heard = await act();
	if (heard.kind === 'refused') return notSettled(whyNot(heard));
	const after = await timeNow();
	return after === before ? settled('no', 'modifiedTime stayed as it was') : settled('yes', 'modifiedTime moved');
}

/** togetherFailure: what becomes of a ticket that is closed together with a false id. */
async function togetherFailure({ seen, tell }: Writing, ticket: OwnTicket): Promise<Verdict> {
	tell('togetherFailure: the ticket is closed, with an id that no ticket has');
	const heard = await ticket.closeWithFalseId(seen);
	const isClosed = textIn(await ticket.read(), 'status') === 'Closed';
	return withFalseId(heard, isClosed, isClosed ? 'closed' : 'still open');
}

/** trashFailure: what becomes of a ticket whose id goes together with a false one. */
async function trashFailure({ seen, tell }: Writing, ticket: OwnTicket): Promise<Verdict> {
	tell('trashFailure: the ticket and an id that no ticket has');
	const heard = await ticket.trashWithFalseId(seen);
	const left = await ticket.read();
	const isThere = left !== undefined && left.isTrashed !== true;
	return withFalseId(heard, !isThere, isThere ? 'still there' : 'in the recycle bin');
}

/** What the answer to a ticket and a false id shows, with what became of the ticket. */
function withFalseId(heard: Heard, isDone: boolean, state: string): Verdict {
	const answer = heard.kind === 'refused' ? `HTTP ${heard.status}, ${heard.code}` : `HTTP ${heard.status}`;
	const evidence = `${answer}; the ticket is ${state}`;
	if (heard.kind === 'refused' && !isDone) return settled('all-or-nothing', evidence);
	return heard.kind !== 'refused' && isDone ? settled('partial', evidence) : notSettled(evidence);
}
