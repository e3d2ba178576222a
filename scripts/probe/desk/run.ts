import type { OpenPointName } from '../../../simulator/desk/open-points';
import { HelpdeskError, type Problem } from '../classic';
import { notSettled, type Verdict } from '../verdict';
import type { DeskAccount } from './account';
import { CALLS } from './calls';
import { hear, type ReadCall, type Seen, skipped } from './heard';
import { MOST_SEARCHES } from './index-lag';
import { DeskLine } from './line';
import type { Pace } from './pace';
import { NOT_ASKED, QUESTIONS, WRITTEN } from './questions';
import { writeAndWatch, type Written } from './writing';

/** What a person allows, and where the probe runs. */
export interface DeskPlan {
	readonly write: boolean;
	readonly reply: boolean;
	readonly pace: Pace;
	readonly tell: (line: string) => void;
	readonly signal: AbortSignal;
}

export interface DeskFinding extends Verdict {
	readonly name: OpenPointName;
	/** Requests that were sent for it and not already for another. */
	readonly price: number;
}

export interface DeskFindings {
	readonly requests: number;
	readonly credits: number;
	readonly points: readonly DeskFinding[];
	readonly stoppedBy?: Problem;
}

/** Requests and, by the dearer of the known tables, credits of the reading part and of the written part. */
export const PRICE = {
	questions: QUESTIONS.length,
	// The sign-in and the organizations come on top of the calls.
	requests: Object.values(CALLS).filter(({ isSpare }) => isSpare !== true).length + 2,
	mostRequests: Object.keys(CALLS).length + 2,
	credits: 3 * Object.keys(CALLS).length + 13,
	writtenRequests: 2 * MOST_SEARCHES + 20,
	writtenCredits: 3 * 2 * MOST_SEARCHES + 60,
} as const;

/**
 * Asks every question. Gives what is settled even when the service stops answering half-way.
 * @throws HelpdeskError when the service lets nobody in
 */
export async function askDesk(account: DeskAccount, plan: DeskPlan): Promise<DeskFindings> {
	const line = new DeskLine(account, plan.signal);
	await line.open();
	const seen: Seen = {};
	const points: DeskFinding[] = [];
	let stoppedBy: Problem | undefined;
	for (const { point, needs, decide } of QUESTIONS) {
		const before = line.sent;
		const open = needs.filter((name) => seen[name] === undefined);
		if (stoppedBy === undefined) {
			plan.tell(`${point}: ${open.map((name) => CALLS[name].words).join(', ') || 'from the answers so far'}`);
			stoppedBy = await ask(line, seen, open);
		}
		points.push({ name: point, price: line.sent - before, ...decide(seen) });
	}
	const before = line.sent;
	const written = plan.write && stoppedBy === undefined ? await writtenPart(line, seen, plan) : {};
	const notWritten = notSettled('needs --write: not asked');
	points.push(
		...WRITTEN.map((name, place) => ({
			name,
			price: place === 0 ? line.sent - before : 0,
			...(written[name] ?? notWritten),
		})),
		...(Object.keys(NOT_ASKED) as OpenPointName[]).map((name) => ({
			name,
			price: 0,
			...notSettled(`not asked: ${NOT_ASKED[name]}`),
		})),
	);
	return { requests: line.sent, credits: line.credits, points, ...(stoppedBy !== undefined && { stoppedBy }) };
}

async function ask(line: DeskLine, seen: Seen, open: readonly ReadCall[]): Promise<Problem | undefined> {
	try {
		for (const name of open) {
			const call = CALLS[name].call(seen);
			seen[name] = typeof call === 'string' ? skipped(call) : hear(await line.call(call));
			const { status = 0, code = '' } = seen[name] ?? {};
			if (status === 401 || status === 429) throw new HelpdeskError(stopped(status, code));
		}
		return undefined;
	} catch (error) {
		if (error instanceof HelpdeskError) return error.problem;
		throw error;
	}
}

function stopped(status: number, code: string): Problem {
	const message = `Zoho Desk refused a call (HTTP ${status}, ${code}).`;
	return { kind: status === 429 ? 'quota' : 'sign-in', code, message, nextStep: 'Try again later.' };
}

async function writtenPart(line: DeskLine, seen: Seen, { pace, reply, tell }: DeskPlan): Promise<Written> {
	return await writeAndWatch({ line, seen, pace, mayReply: reply, tell });
}
