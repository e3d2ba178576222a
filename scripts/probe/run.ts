import type { OpenPointName } from '../../simulator/support/open-points';
import type { Account } from './account';
import { CALLS, PATH } from './calls';
import { decodeSignIn, HelpdeskError, type Problem, signInRequest } from './classic';
import { type CallName, hear, type Heard, type Seen } from './heard';
import { NEEDS_A_WRITE, type Question, QUESTIONS } from './questions';
import { classicApi } from './questions/refusals';
import { notSettled, type Verdict } from './verdict';
import type { Wire } from './wire';

/** A point with what was found, and the requests that were sent for it and not already for another. */
export interface Finding extends Verdict {
	readonly name: OpenPointName;
	readonly price: number;
}

export interface Findings {
	readonly requests: number;
	readonly points: readonly Finding[];
	/** What stopped the probe before the end. */
	readonly stoppedBy?: Problem;
}

/** The name under Active Authtokens, so that a person finds the token and removes it. */
export const TOKEN_NAME = 'n8n-nodes-zoho-support probe';

/** Problems after which another question makes no sense, or costs what is not there. */
const STOPS: ReadonlySet<string> = new Set(['quota', 'rate', 'sign-in', 'permission', 'setup', 'network']);

/**
 * Asks every question of an account. Gives what is settled even when the service stops answering half-way.
 * @throws HelpdeskError when the service lets nobody in, so that nothing can be settled.
 */
export async function askAll(account: Account, wire: Wire, tell: (line: string) => void): Promise<Findings> {
	const interview = new Interview(account, wire, tell);
	let stoppedBy: Problem | undefined;
	const points: Finding[] = [];
	for (const question of QUESTIONS) {
		const before = wire.sent;
		stoppedBy ??= await interview.prepare(question);
		points.push({ name: question.point, price: wire.sent - before, ...question.decide(interview.seen) });
	}
	if (stoppedBy !== undefined && stoppedBy.kind !== 'quota' && classicApi(interview.seen).value === null)
		throw new HelpdeskError(stoppedBy);
	points.push(...NEEDS_A_WRITE.map((name) => ({ name, price: 0, ...notSettled('needs a write: not asked') })));
	return { requests: wire.sent, points, ...(stoppedBy !== undefined && { stoppedBy }) };
}

/** The calls of one run: each is sent once, whoever needs it. */
class Interview {
	readonly seen: Seen = {};

	private token = '';

	constructor(
		private readonly account: Account,
		private readonly wire: Wire,
		private readonly tell: (line: string) => void,
	) {
		if (account.signIn.kind === 'token') this.token = account.signIn.token;
	}

	/** Sends the calls that a question needs and that were not sent yet. Gives the problem that stops the probe. */
	async prepare({ point, needs }: Question): Promise<Problem | undefined> {
		if (needs.includes('signIn') && this.account.signIn.kind === 'token') return undefined;
		const open = needs.filter((name) => this.seen[name] === undefined);
		this.tell(`${point}: ${open.map(wordsOf).join(', ') || 'from the answers so far'}`);
		try {
			for (const name of open) if (classicApi(this.seen).value !== 'gone') await this.ask(name);
			return undefined;
		} catch (error) {
			if (error instanceof HelpdeskError) return error.problem;
			throw error;
		}
	}

	/** @throws HelpdeskError that stops the probe */
	private async ask(name: CallName): Promise<void> {
		const heard = name === 'signIn' ? await this.signIn() : await this.call(name);
		const { problem, kind, rows } = heard;
		// Without a page of cases, only a spent quota and an address that is gone settle anything.
		const settlesNothing = problem?.kind !== 'quota' && classicApi({ records: heard }).value !== 'gone';
		const stops = name === 'records' && rows === undefined && settlesNothing;
		if (problem !== undefined && stops) throw new HelpdeskError(problem);
		this.seen[name] = heard;
		if (problem !== undefined && kind === 'error' && STOPS.has(problem.kind)) throw new HelpdeskError(problem);
	}

	private async call(name: Exclude<CallName, 'signIn'>): Promise<Heard> {
		const { when, call: make } = CALLS[name];
		const call = when?.(this.seen) === false ? 'not needed' : make(this.seen);
		if (typeof call === 'string') return { kind: 'skipped', why: call };
		const { apiAddress, portal, department } = this.account;
		const url = `${apiAddress}/api/${call.format}/${PATH}/${call.method}`;
		const form = { authtoken: this.token, portal, department, ...call.parameters };
		return hear(await this.wire.post(url, form), call.format);
	}

	private async signIn(): Promise<Heard> {
		const { accountsAddress, signIn } = this.account;
		if (signIn.kind === 'token') return { kind: 'skipped', why: 'not needed' };
		const { url, form } = signInRequest({ ...signIn, accountsAddress });
		const reply = await this.wire.post(url, { ...form, DISPLAY_NAME: TOKEN_NAME });
		this.token = decodeSignIn(reply.body, reply.status);
		return { kind: 'text', reply };
	}
}

function wordsOf(name: CallName): string {
	if (name === 'signIn') return 'the sign-in';
	const { words, when } = CALLS[name];
	return when !== undefined ? `${words} (if needed)` : words;
}
