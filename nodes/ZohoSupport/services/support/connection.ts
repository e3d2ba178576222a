import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { fullResponse, type HttpReply } from '../../connection/http-reply';
import { Ledger, type Usage } from '../../connection/ledger';
import { networkTrouble } from '../../connection/network-trouble';
import type { CallContext } from '../../connection/node-context';
import { MAX_TRIES } from '../../connection/retry';
import { hiding } from '../../connection/secrets';
import { sendWithRetries } from '../../connection/sending';
import { asHelpdeskError, HelpdeskError, type Problem } from '../../helpdesk/problem';
import type { Opening, OpenOptions } from '../service';
import type { Account } from './account';
import type { Answer } from './answers';
import { dayQuotaOf } from './day-quota';
import { postForSignIn, requestOptions } from './form-post';
import { readReply } from './http-reply';
import type { SupportOptions } from './options';
import type { SupportRequest } from './requests';
import { WORDS } from './service-words';
import {
	adoptToken,
	isRenewable,
	obtainSession,
	refuseNewToken,
	secretsOfCalls,
	tokenOf,
	typedTokenRefused,
} from './session';

export const CREDENTIAL_TYPE = 'zohoSupportApi';

/** How long an answer may take, in milliseconds. Writing 100 rows takes longer. */
const TIMEOUT_MS = { read: 60_000, write: 120_000 };

/** The only way of a node to the network: it signs in, counts requests, retries what is safe, and reads answers. */
export class Connection {
	private readonly ledger: Ledger;

	/** Requests that this run of the node has sent. */
	spent = 0;

	private readonly context: CallContext;

	private readonly credentials: ICredentialDataDecryptedObject;

	constructor(
		private readonly account: Account,
		private readonly opening: Omit<Opening, 'context'> & { readonly context: CallContext },
		private readonly options: OpenOptions<SupportOptions>,
		staticData: IDataObject,
	) {
		this.context = opening.context;
		this.credentials = opening.credentials;
		this.ledger = new Ledger(dayQuotaOf(account), staticData);
	}

	/** The state of the daily quota. Costs no request. */
	usage(): Usage {
		return this.ledger.usage();
	}

	/**
	 * Sends one request of the classic API and reads its answer. An error answer is returned; a used-up quota and a
	 * sign-in that cannot be renewed are thrown.
	 * @throws HelpdeskError if no usable answer came; after three in a row nothing more is sent.
	 */
	async call(request: SupportRequest): Promise<Answer> {
		return await this.opening.silence.watch(async () => await this.callOnce(request));
	}

	/** One call. Renews the token and retries the request as far as that is safe. */
	private async callOnce(request: SupportRequest): Promise<Answer> {
		let isRenewed = false;
		return await sendWithRetries(this.context, {
			access: request.access,
			send: async () => await this.send(request),
			mend: async (trouble, tries) => {
				if (!isRenewable(trouble) || trouble.whileSigningIn === true) return false;
				if (isRenewed) refuseNewToken(this.account, trouble);
				if (isRenewed || tries >= MAX_TRIES) return false;
				isRenewed = await this.renew(trouble);
				return true;
			},
			patienceMs: this.options.patienceMs,
			mayRetry: () => this.ledger.refusal(this.options.bulk) === undefined,
			onRetry: (wait, { kind }) =>
				this.context.logger.debug(`${WORDS.name}: ${request.method} is sent again in ${wait} ms (${kind})`),
		});
	}

	private async send(request: SupportRequest): Promise<Answer> {
		this.refuseIfSpent();
		await this.ensureToken();
		// Checks again and counts right away: other executions of this process may have sent requests meanwhile.
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

	/** A request that never reached the service does not count. */
	private notSpent(): void {
		this.ledger.takeBack();
		this.spent -= 1;
	}

	private refuseIfSpent(): void {
		const refusal = this.ledger.refusal(this.options.bulk);
		if (refusal !== undefined) throw new HelpdeskError(refusal);
	}

	/** Puts a session into the credential data that each call uses; n8n stores a new session encrypted. */
	private async ensureToken(): Promise<void> {
		if (this.account.signIn.kind === 'authToken') return;
		const stored = tokenOf(this.account, this.credentials.sessionToken);
		if (stored === undefined || !adoptToken(this.account, stored)) await this.obtain();
	}

	/** Returns true if the token is new. */
	private async obtain(rejected?: string): Promise<boolean> {
		const { isNew } = await obtainSession(this.account, postForSignIn(this.context.helpers), rejected).catch(
			failedSignIn,
		);
		// An empty field makes n8n ask the credential for its session, which is the new one, and store it.
		this.credentials.sessionToken = '';
		return isNew;
	}

	/**
	 * Replaces a refused token. Returns true if the new token was made just now: if that is refused too, another one
	 * will not help.
	 */
	private async renew(refusal: Problem): Promise<boolean> {
		if (this.account.signIn.kind === 'authToken') throw new HelpdeskError(typedTokenRefused(refusal));
		const rejected = tokenOf(this.account, this.credentials.sessionToken) ?? '';
		// Another execution or worker may have renewed it meanwhile; that token is as good.
		const stored = (await this.context.getCredentials(CREDENTIAL_TYPE, this.opening.item)).sessionToken;
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

/** The call itself was never sent, and no other call would succeed. */
function failedSignIn(error: unknown): never {
	throw new HelpdeskError({ ...asHelpdeskError(error).problem, whileSigningIn: true });
}
