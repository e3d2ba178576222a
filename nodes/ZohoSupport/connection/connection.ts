import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IPollFunctions,
	sleep,
} from 'n8n-workflow';
import { asHelpdeskError, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import type { AnswerFormat } from '../helpdesk/support/answer-tree';
import { type Answer, decodeAnswer } from '../helpdesk/support/answers';
import type { SupportRequest } from '../helpdesk/support/requests';
import type { Account } from './account';
import { fullResponse, postForSignIn, requestOptions } from './form-post';
import { Ledger, type Usage } from './ledger';
import { networkTrouble } from './network-trouble';
import { MAX_TRIES, waitBeforeRetry } from './retry';
import { hiding } from './secrets';
import { adoptToken, isRenewable, obtainSession, refuseNewToken, secretsOfCalls, tokenOf, typedTokenRefused } from './session';

export const CREDENTIAL_TYPE = 'zohoSupportApi';

/** How long an answer may take, in milliseconds; a call with 100 rows takes the service its time. */
const TIMEOUT_MS = { read: 60_000, write: 120_000 };

/** Who asks: a node that runs, or one that polls. */
export type NodeContext = IExecuteFunctions | IPollFunctions;

export interface ConnectionOptions {
	readonly format: AnswerFormat;
	/** True for work that nobody waits for: it leaves the quota's reserve to people. */
	readonly bulk: boolean;
}

/**
 * The one door to the network of a node: signs in, counts, retries what is safe, and reads the answer.
 */
export class Connection {
	private readonly ledger: Ledger;

	/** Requests that this run of the node spent. */
	spent = 0;

	constructor(
		private readonly context: NodeContext,
		private readonly credentials: ICredentialDataDecryptedObject,
		private readonly account: Account,
		staticData: IDataObject,
		private readonly options: ConnectionOptions,
		/** The input item that the credential was worked out for; a poll has none. */
		private readonly item?: number,
	) {
		this.ledger = new Ledger(account, staticData);
	}

	/** The day's requests, at the price of none. */
	usage(): Usage {
		return this.ledger.usage();
	}

	/**
	 * Sends one request of the classic API and reads its answer; an error answer is returned, not thrown, but for the spent
	 * quota and a sign-in that can't be renewed.
	 * @throws HelpdeskError when no usable answer came.
	 */
	async call(request: SupportRequest): Promise<Answer> {
		let madeAnew = false;
		for (let tries = 1; ; tries += 1) {
			if (this.cancelled()) throw new HelpdeskError(problem('cancelled', 'The execution was stopped before this was sent.', 'Run it again for what is missing.'));
			const outcome = await this.send(request).catch(asHelpdeskError);
			if (!(outcome instanceof HelpdeskError) && outcome.kind !== 'error') return outcome;
			const trouble = outcome.problem;
			if (isRenewable(trouble) && trouble.whileSigningIn !== true) {
				if (madeAnew) refuseNewToken(this.account, trouble);
				else if (tries < MAX_TRIES) {
					madeAnew = await this.renew(trouble);
					continue;
				}
			}
			if (!(await this.waitForRetry(request, trouble, tries))) {
				if (outcome instanceof HelpdeskError) throw outcome;
				return outcome;
			}
		}
	}

	/** Waits where the request may be sent again; false where it may not. */
	private async waitForRetry(request: SupportRequest, trouble: Problem, tries: number): Promise<boolean> {
		const wait = this.cancelled() ? undefined : waitBeforeRetry(trouble, request.access, tries, Math.random());
		// A retry must not eat the reserve; the trouble itself is the better message then.
		if (wait === undefined || this.ledger.refusal(this.options.bulk) !== undefined) return false;
		this.context.logger.debug(`Zoho Support: ${request.method} is sent again in ${wait} ms (${trouble.kind})`);
		const signal = this.cancelSignal();
		const stopped = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
		await Promise.race([sleep(wait), stopped]);
		return true;
	}

	private cancelled(): boolean {
		return this.cancelSignal()?.aborted === true;
	}

	/** A poll can't be stopped by a person. */
	private cancelSignal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context ? this.context.getExecutionCancelSignal() : undefined;
	}

	private async send(request: SupportRequest): Promise<Answer> {
		this.refuseIfSpent();
		await this.ensureToken();
		// Once more, and counted at once: other executions of this process may have sent requests meanwhile.
		this.refuseIfSpent();
		this.ledger.count();
		this.spent += 1;
		const { status, body, retryAfter } = await this.post(request);
		const answer = this.read(body, status, retryAfter);
		if (answer.kind !== 'error') return answer;
		if (answer.problem.kind === 'quota') throw new HelpdeskError(this.ledger.exhaust());
		return retryAfter === undefined ? answer : { kind: 'error', problem: { ...answer.problem, retryAfterSeconds: retryAfter } };
	}

	private refuseIfSpent(): void {
		const refusal = this.ledger.refusal(this.options.bulk);
		if (refusal !== undefined) throw new HelpdeskError(refusal);
	}

	/** What the service says leads, whatever the HTTP status; where it says nothing of its own, the status does. */
	private read(body: string, status: number, retryAfter: number | undefined): Answer {
		try {
			return decodeAnswer(body, this.options.format, status, hiding(secretsOfCalls(this.account, this.credentials.sessionToken)));
		} catch (error) {
			throw troubleOfStatus(status, retryAfter) ?? asHelpdeskError(error);
		}
	}

	/** Puts a session into the credential data that goes with each call; n8n stores a new one encrypted. */
	private async ensureToken(): Promise<void> {
		if (this.account.signIn.kind === 'authToken') return;
		const stored = tokenOf(this.account, this.credentials.sessionToken);
		if (stored === undefined || !adoptToken(this.account, stored)) await this.obtain();
	}

	/** True where the token was made just now. */
	private async obtain(rejected?: string): Promise<boolean> {
		const { isNew } = await obtainSession(this.account, postForSignIn(this.context.helpers), rejected).catch(failedSignIn);
		// An empty field makes n8n ask the credential for its session, which is the one just made, and store it.
		this.credentials.sessionToken = '';
		return isNew;
	}

	/** Another token in place of one that is not taken; true where it was made just now, and is not worth another try. */
	private async renew(refusal: Problem): Promise<boolean> {
		if (this.account.signIn.kind === 'authToken') throw new HelpdeskError(typedTokenRefused(refusal));
		const rejected = tokenOf(this.account, this.credentials.sessionToken) ?? '';
		// Another execution or worker may have renewed it meanwhile: theirs is as good.
		const stored = (await this.context.getCredentials(CREDENTIAL_TYPE, this.item)).sessionToken;
		const theirs = tokenOf(this.account, stored);
		if (theirs === undefined || theirs === rejected || !adoptToken(this.account, theirs)) return await this.obtain(rejected);
		this.credentials.sessionToken = String(stored);
		return false;
	}

	private async post(request: SupportRequest) {
		const { access, method, path, parameters } = request;
		const form = { ...parameters, portal: this.account.portal, department: this.account.department };
		const options = requestOptions(`${this.account.apiAddress}/api/${this.options.format}/${path}/${method}`, form, TIMEOUT_MS[access]);
		const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_TYPE, data: this.credentials };
		try {
			return fullResponse(await this.context.helpers.httpRequestWithAuthentication.call(this.context, CREDENTIAL_TYPE, options, { credentialsDecrypted }));
		} catch (error) {
			const trouble = networkTrouble(error, new URL(this.account.apiAddress).host);
			if (trouble.problem.neverArrived === true) {
				this.ledger.takeBack();
				this.spent -= 1;
			}
			throw trouble;
		}
	}
}

/** The call itself was never sent, and no other would fare better. */
function failedSignIn(error: unknown): never {
	throw new HelpdeskError({ ...asHelpdeskError(error).problem, whileSigningIn: true });
}

/** What an HTTP status says where the answer has no words of the service. */
function troubleOfStatus(status: number, retryAfter: number | undefined): HelpdeskError | undefined {
	if (status === 429) return new HelpdeskError(tooMany(retryAfter));
	return status >= 500 ? new HelpdeskError(serverError(status, retryAfter)) : undefined;
}

function tooMany(retryAfter: number | undefined): Problem {
	const wait = retryAfter === undefined ? 'a minute' : `${retryAfter} seconds`;
	const trouble = problem('rate', 'Zoho takes no more requests for now (HTTP 429).', `Wait ${wait} and run it again; spread the work over more time.`);
	return retryAfter === undefined ? trouble : { ...trouble, retryAfterSeconds: retryAfter };
}

function serverError(status: number, retryAfter: number | undefined): Problem {
	const trouble = problem('service', `Zoho's server failed (HTTP ${status}).`, 'Try again later.');
	return retryAfter === undefined ? trouble : { ...trouble, retryAfterSeconds: retryAfter };
}
