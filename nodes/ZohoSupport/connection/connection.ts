import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IPollFunctions,
	sleep,
} from 'n8n-workflow';
import { asHelpdeskError, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import type { AnswerFormat } from '../services/support/answer-tree';
import type { Answer } from '../services/support/answers';
import { type HttpReply, readReply } from '../services/support/http-reply';
import type { SupportRequest } from '../services/support/requests';
import type { Account } from '../services/support/account';
import { fullResponse, postForSignIn, requestOptions } from '../services/support/form-post';
import { Ledger, type Usage } from './ledger';
import { networkTrouble } from './network-trouble';
import { MAX_TRIES, waitBeforeRetry } from './retry';
import { hiding } from './secrets';
import type { Silence } from './silence';
import {
	adoptToken,
	isRenewable,
	obtainSession,
	refuseNewToken,
	secretsOfCalls,
	tokenOf,
	typedTokenRefused,
} from '../services/support/session';

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
		/** Shared by the accounts of one address. */
		private readonly silence: Silence,
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
	 * @throws HelpdeskError when no usable answer came; after three on end nothing more is sent.
	 */
	async call(request: SupportRequest): Promise<Answer> {
		return await this.silence.watch(async () => await this.callOnce(request));
	}

	/** One call, renewed and retried as far as that is safe. */
	private async callOnce(request: SupportRequest): Promise<Answer> {
		let madeAnew = false;
		for (let tries = 1; ; tries += 1) {
			if (this.cancelled())
				throw new HelpdeskError(
					problem('cancelled', 'The execution was stopped before this was sent.', 'Run it again for what is missing.'),
				);
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
		const outcome = await this.post(request).catch(asHelpdeskError);
		const trouble = 'problem' in outcome ? outcome.problem : undefined;
		if (trouble?.neverArrived === true) this.notSpent();
		if (trouble?.kind === 'quota') throw new HelpdeskError(this.ledger.exhaust());
		if (outcome instanceof HelpdeskError) throw outcome;
		return outcome;
	}

	/** A request that never reached the service is none of the day's. */
	private notSpent(): void {
		this.ledger.takeBack();
		this.spent -= 1;
	}

	private refuseIfSpent(): void {
		const refusal = this.ledger.refusal(this.options.bulk);
		if (refusal !== undefined) throw new HelpdeskError(refusal);
	}

	/** Puts a session into the credential data that goes with each call; n8n stores a new one encrypted. */
	private async ensureToken(): Promise<void> {
		if (this.account.signIn.kind === 'authToken') return;
		const stored = tokenOf(this.account, this.credentials.sessionToken);
		if (stored === undefined || !adoptToken(this.account, stored)) await this.obtain();
	}

	/** True where the token was made just now. */
	private async obtain(rejected?: string): Promise<boolean> {
		const { isNew } = await obtainSession(this.account, postForSignIn(this.context.helpers), rejected).catch(
			failedSignIn,
		);
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
		if (theirs === undefined || theirs === rejected || !adoptToken(this.account, theirs))
			return await this.obtain(rejected);
		this.credentials.sessionToken = String(stored);
		return false;
	}

	private async post(request: SupportRequest): Promise<Answer> {
		const reply = await this.postForm(request);
		const secrets = secretsOfCalls(this.account, this.credentials.sessionToken);
		return readReply(reply, this.options.format, hiding(secrets));
	}

	private async postForm(request: SupportRequest): Promise<HttpReply> {
		const { access, method, path, parameters } = request;
		const form = { ...parameters, portal: this.account.portal, department: this.account.department };
		const options = requestOptions(
			`${this.account.apiAddress}/api/${this.options.format}/${path}/${method}`,
			form,
			TIMEOUT_MS[access],
		);
		const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_TYPE, data: this.credentials };
		try {
			return fullResponse(
				await this.context.helpers.httpRequestWithAuthentication.call(this.context, CREDENTIAL_TYPE, options, {
					credentialsDecrypted,
				}),
			);
		} catch (error) {
			throw networkTrouble(error, new URL(this.account.apiAddress).host);
		}
	}
}

/** The call itself was never sent, and no other would fare better. */
function failedSignIn(error: unknown): never {
	throw new HelpdeskError({ ...asHelpdeskError(error).problem, whileSigningIn: true });
}
