import { HelpdeskError, type Problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import { decodeSignIn, signInRequest } from '../../nodes/ZohoSupport/services/support/sign-in';
import type { OpenPointName } from '../../simulator/open-points';
import type { Account } from './account';
import { CALLS, PATH } from './calls';
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
	/** What ended the asking before its time. */
	readonly stoppedBy?: Problem;
}

/** Named like that under Active Authtokens, so that a person finds it and removes it. */
export const TOKEN_NAME = 'n8n-nodes-zoho-support probe';

/** Problems after which no further question makes sense, or would cost what is not there. */
const ENDS_THE_ASKING: ReadonlySet<string> = new Set(['quota', 'rate', 'sign-in', 'permission', 'setup', 'network']);

/** Ends the asking from inside a call. */
class Stop extends Error {
	constructor(readonly problem: Problem) {
		super('stopped');
	}
}

/**
 * Asks every question of an account. Gives what is settled also when the service stops answering half-way.
 * @throws HelpdeskError when the service lets nobody in, so that nothing can be settled.
 */
export async function askAll(account: Account, wire: Wire, tell: (line: string) => void): Promise<Findings> {
	const interview = new Interview(account, wire, tell);
	let stoppedBy: Problem | undefined;
	const points: Finding[] = [];
	for (const question of QUESTIONS) {
		const before = wire.sent;
		if (stoppedBy === undefined) stoppedBy = await interview.prepare(question);
		points.push({ name: question.point, price: wire.sent - before, ...question.decide(interview.seen) });
	}
	if (stoppedBy !== undefined && stoppedBy.kind !== 'quota' && !interview.wasLetIn) throw new HelpdeskError(stoppedBy);
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

	/** Whether the page of cases was answered: its error would be the credentials' or the portal's. */
	get wasLetIn(): boolean {
		const kind = this.seen.records?.kind;
		return kind === 'rows' || kind === 'error' || classicApi(this.seen).value === 'gone';
	}

	/** Sends what a question needs and nobody asked yet. Gives the problem that ends the asking. */
	async prepare({ point, needs }: Question): Promise<Problem | undefined> {
		if (needs.includes('signIn') && this.account.signIn.kind === 'token') return undefined;
		this.tell(`${point}: ${this.open(needs).map(wordsOf).join(', ') || 'from the answers so far'}`);
		try {
			for (const name of needs) await this.ask(name);
		} catch (error) {
			if (error instanceof Stop) return error.problem;
			throw error;
		}
		return undefined;
	}

	private open(needs: readonly CallName[]): CallName[] {
		return needs.filter((name) => this.seen[name] === undefined);
	}

	private async ask(name: CallName): Promise<void> {
		if (this.seen[name] !== undefined || classicApi(this.seen).value === 'gone') return;
		const heard = name === 'signIn' ? await this.signIn() : await this.call(name);
		if (
			heard.kind === 'error' &&
			name === 'records' &&
			heard.problem.kind !== 'no-data' &&
			heard.problem.kind !== 'quota'
		)
			throw new Stop(heard.problem);
		this.seen[name] = heard;
		if (heard.kind === 'error' && ENDS_THE_ASKING.has(heard.problem.kind)) throw new Stop(heard.problem);
		if (heard.kind === 'unusable' && name === 'records' && !heard.gone) throw new Stop(heard.problem);
	}

	private async call(name: Exclude<CallName, 'signIn'>): Promise<Heard> {
		const call = CALLS[name].call(this.seen);
		if (typeof call === 'string') return { kind: 'skipped', why: call };
		const { apiAddress, portal, department } = this.account;
		const url = `${apiAddress}/api/${call.format}/${PATH}/${call.method}`;
		const reply = await this.post(url, { authtoken: this.token, portal, department, ...call.parameters });
		return hear(reply, call.format);
	}

	private async signIn(): Promise<Heard> {
		const { accountsAddress, signIn } = this.account;
		if (signIn.kind === 'token') return { kind: 'skipped', why: 'not needed' };
		const { url, form } = signInRequest({ ...signIn, accountsAddress });
		const reply = await this.post(url, { ...form, DISPLAY_NAME: TOKEN_NAME });
		try {
			this.token = decodeSignIn(reply.body, reply.status);
		} catch (error) {
			if (error instanceof HelpdeskError) throw new Stop(error.problem);
			throw error;
		}
		return { kind: 'text', reply };
	}

	private async post(...request: Parameters<Wire['post']>): ReturnType<Wire['post']> {
		try {
			return await this.wire.post(...request);
		} catch (error) {
			if (error instanceof HelpdeskError) throw new Stop(error.problem);
			throw error;
		}
	}
}

function wordsOf(name: CallName): string {
	if (name === 'signIn') return 'the sign-in';
	const { words, conditional } = CALLS[name];
	return conditional === true ? `${words} (if needed)` : words;
}
