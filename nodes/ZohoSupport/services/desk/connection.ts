import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { fullResponse, type HttpReply } from '../../connection/http-reply';
import { InFlight } from '../../connection/in-flight';
import { Ledger, type Usage } from '../../connection/ledger';
import { networkTrouble } from '../../connection/network-trouble';
import { type CallContext, cancelSignal } from '../../connection/node-context';
import { MAX_TRIES } from '../../connection/retry';
import { hiding } from '../../connection/secrets';
import { sendWithRetries } from '../../connection/sending';
import { asHelpdeskError, HelpdeskError, type Problem } from '../../helpdesk/problem';
import type { Opening, OpenOptions } from '../service';
import type { Account } from './account';
import type { DeskAnswer, DeskCall, DeskDoor } from './call';
import { countedFor, creditsSaid, dayQuotaOf } from './credits';
import { leadingToCredential } from './department-refusal';
import { TOO_MANY_AT_ONCE, TOKEN_REFUSED } from './errors';
import { readReply } from './http-reply';
import { callsAtOnce, type Edition, editionNamed } from './limits';
import { chosenOf, onlyOrganization, type Organization, organizationsNow, organizationsOf } from './organization';
import { closeBody } from './multipart';
import { needsOrganization, ORGANIZATIONS, type RequestOptions, requestOptions } from './request';
import { NAME } from './service-words';
import { identityOf, notReady, refuseNewToken, renewToken, secretsOf, tokensIn } from './sign-in';
import { waitOf } from './waits';

export const CREDENTIAL_TYPE = 'zohoDeskOAuth2Api';

/**
 * `Bearer` is all that n8n's client can send in the header; with another type it would put the token into the address.
 * Clients are seen to use it with Zoho Desk [open-points 9].
 */
const TOKEN_TYPE = 'Bearer';

/** The only way of a node to Zoho Desk: it counts credits, renews the token, retries what is safe, and reads answers. */
export class Connection {
	/** Credits that this run of the node has spent. */
	spent = 0;

	private readonly context: CallContext;

	private credentials: ICredentialDataDecryptedObject;

	/** The organization of the calls, once it is known. */
	private organization: Pick<Organization, 'id'> | undefined;

	private edition: Edition | undefined;

	/** True if an answer did not say what is left: then the edition is needed for the estimate. */
	private isUncounted = false;

	constructor(
		private readonly account: Account,
		private readonly opening: Omit<Opening, 'context'> & { readonly context: CallContext },
		private readonly options: Pick<OpenOptions, 'bulk' | 'patienceMs'> & { readonly pagesAtOnce?: number },
		private readonly staticData: IDataObject,
	) {
		this.context = opening.context;
		this.credentials = opening.credentials;
		this.edition = account.edition;
		if (account.organizationId !== undefined) this.organization = { id: account.organizationId };
	}

	/** The state of the day's credits. Costs nothing: without a call the organization is the one that this process knows. */
	usage(): Usage {
		const known = this.organization === undefined ? onlyOrganization(this.identity()) : undefined;
		const edition = this.edition ?? editionNamed(known?.edition ?? null);
		return this.ledger(this.organization?.id ?? known?.id, edition).usage();
	}

	/**
	 * The organization of all calls. Costs one call if it is not known yet.
	 * @throws HelpdeskError `setup` that lists the organizations, if one must be chosen
	 */
	async organizationId(): Promise<string | undefined> {
		await this.findOrganization();
		return this.organization?.id;
	}

	/** The organizations of the connected account, read now. Costs one call. @throws HelpdeskError */
	async organizations(): Promise<readonly Organization[]> {
		return await organizationsNow(this.identity(), this.call);
	}

	/** The connected account, for what is remembered of it. */
	identity(): string {
		return identityOf(this.account, this.credentials);
	}

	/**
	 * Sends one call and reads its answer. An error answer is returned; used-up credits and a connection that cannot be
	 * renewed are thrown.
	 * @throws HelpdeskError if no usable answer came; after three in a row nothing more is sent.
	 */
	readonly call: DeskDoor = async (call) =>
		await this.opening.silence.watch(async () => {
			if (needsOrganization(call)) await this.findOrganization();
			return await this.callOnce(call);
		});

	/** Costs one call, unless the credential names the organization or this process knows it. */
	private async findOrganization(): Promise<void> {
		if (this.organization === undefined) return await this.chooseOrganization();
		// The edition is for the estimate and the reserve: the calls themselves do not need it, so it is tried once.
		if (this.edition !== undefined || !(this.isUncounted || this.options.bulk)) return;
		this.edition = 'free';
		await this.chooseOrganization().catch(asHelpdeskError);
	}

	private async chooseOrganization(): Promise<void> {
		const organizations = await organizationsOf(this.identity(), async (call) => await this.callOnce(call));
		const chosen = chosenOf(organizations, this.account.organizationId);
		this.organization = chosen;
		this.edition = this.account.edition ?? editionNamed(chosen.edition);
	}

	/** One call. Renews the token once, and retries the call as far as that is safe. */
	private async callOnce(call: DeskCall): Promise<DeskAnswer> {
		let isRenewed = false;
		return await sendWithRetries(this.context, {
			access: call.access,
			send: async () => await this.send(call),
			mend: async (trouble, tries) => {
				if (trouble.code !== TOKEN_REFUSED || trouble.whileSigningIn === true) return false;
				if (isRenewed) throw new HelpdeskError(refuseNewToken(this.account, this.credentials));
				if (tries >= MAX_TRIES) return false;
				isRenewed = await this.renew();
				return true;
			},
			waitOf,
			patienceMs: this.options.patienceMs,
			mayRetry: () => this.ledger().refusal(this.options.bulk) === undefined,
			onRetry: (wait, { kind }) =>
				this.context.logger.debug(`${NAME}: ${call.method} ${call.path} is sent again in ${wait} ms (${kind})`),
		});
	}

	private async send(call: DeskCall): Promise<DeskAnswer> {
		this.refuseIfPointless();
		return await this.inFlight().run(cancelSignal(this.context), async () => {
			const organization = needsOrganization(call) ? this.organization?.id : undefined;
			const options = await requestOptions(this.account, call, organization);
			try {
				return await this.sendOnce(call, options);
			} finally {
				closeBody(options.body);
			}
		});
	}

	private async sendOnce(call: DeskCall, options: RequestOptions): Promise<DeskAnswer> {
		// Checks again and counts right away: other executions of this process may have sent calls meanwhile.
		this.refuseIfPointless();
		this.spend(call.weight);
		const outcome = await this.exchange(call, options).catch(asHelpdeskError);
		const trouble = 'problem' in outcome ? outcome.problem : undefined;
		if (trouble !== undefined) this.note(trouble, call);
		if (outcome instanceof HelpdeskError) throw outcome;
		return outcome;
	}

	private async exchange(call: DeskCall, options: RequestOptions): Promise<DeskAnswer> {
		const reply = await this.post(options, false).catch((error: unknown) => {
			throw networkTrouble(error, new URL(this.account.deskAddress).host);
		});
		this.believe(call, reply);
		const answer = readReply(call, reply, hiding(secretsOf(this.credentials)));
		return leadingToCredential(answer, call, this.account.departmentId);
	}

	/** What the service says of its credits counts more than our estimate. */
	private believe({ weight: expected }: DeskCall, reply: HttpReply): void {
		const { weight, left } = creditsSaid(reply);
		if (weight !== undefined) this.spend(weight - expected);
		if (left !== undefined) this.ledger().observe(left);
		else if (reply.status < 400) this.isUncounted = true;
	}

	private note(trouble: Problem, { weight }: DeskCall): void {
		if (trouble.neverArrived === true) this.spend(-weight);
		if (trouble.code === TOO_MANY_AT_ONCE) this.inFlight().narrow();
		if (trouble.kind === 'quota') throw new HelpdeskError(this.exhaust(trouble.retryAfterSeconds));
	}

	/** Stops all calls for as long as the service says, or until the day ends. */
	private exhaust(askedSeconds: number | undefined): Problem {
		const untilMidnight = (Date.parse(this.usage().resetsAt) - Date.now()) / 1000;
		return this.ledger().exhaust(askedSeconds ?? untilMidnight);
	}

	private spend(weight: number): void {
		this.ledger().count(weight);
		this.spent = Math.max(0, this.spent + weight);
	}

	private refuseIfPointless(): void {
		const refusal = notReady(this.account, this.credentials) ?? this.ledger().refusal(this.options.bulk);
		if (refusal !== undefined) throw new HelpdeskError(refusal);
	}

	/** Replaces a refused token. Returns true if n8n renewed it, false if another run or worker had done so already. */
	private async renew(): Promise<boolean> {
		const refused = tokensIn(this.credentials).access;
		await this.readCredentials();
		if (tokensIn(this.credentials).access !== refused) return false;
		await renewToken(this.account, this.credentials, {
			stored: async () => await this.readCredentials(),
			sendForRenewal: async () => await this.sendForRenewal(),
		});
		await this.readCredentials();
		return true;
	}

	/**
	 * n8n renews a token only in answer to a 401 that its helper throws. An older n8n (2.8 and before) knows no exception and
	 * hands a 401 over; there the helper has to throw every refusal.
	 */
	private async sendForRenewal(): Promise<void> {
		const options = await requestOptions(this.account, ORGANIZATIONS, undefined);
		this.spend(ORGANIZATIONS.weight);
		const reply = await this.post({ ...options, ignoreHttpStatusErrors: { ignore: true, except: [401] } }, true);
		const throwing = { ...options, ignoreHttpStatusErrors: false };
		this.believe(ORGANIZATIONS, reply.status === 401 ? await this.post(throwing, true) : reply);
	}

	private async readCredentials(): Promise<ICredentialDataDecryptedObject> {
		this.credentials = { ...(await this.context.getCredentials(CREDENTIAL_TYPE, this.opening.item)) };
		return this.credentials;
	}

	private async post(options: RequestOptions, mayRenew: boolean): Promise<HttpReply> {
		const oauth2 = { tokenType: TOKEN_TYPE, skipTokenRefresh: !mayRenew };
		return fullResponse(
			await this.context.helpers.httpRequestWithAuthentication.call(this.context, CREDENTIAL_TYPE, options, { oauth2 }),
		);
	}

	private ledger(organizationId = this.organization?.id, edition = this.edition): Ledger {
		return new Ledger(dayQuotaOf(this.account, organizationId, edition), this.staticData);
	}

	private inFlight(): InFlight {
		const most = callsAtOnce(this.edition, this.options.pagesAtOnce);
		return new InFlight(countedFor(this.account, this.organization?.id), () => most);
	}
}
