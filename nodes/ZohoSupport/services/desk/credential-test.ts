import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { type HttpReply, replyOf } from '../../connection/http-reply';
import { Ledger } from '../../connection/ledger';
import { networkTrouble } from '../../connection/network-trouble';
import { hiding } from '../../connection/secrets';
import { asHelpdeskError, HelpdeskError, sentences } from '../../helpdesk/problem';
import { type Account, accountOf } from './account';
import type { DeskCall, DeskDoor } from './call';
import { checkConnection } from './check';
import { creditsSaid, dayQuotaOf } from './credits';
import { TOKEN_REFUSED } from './errors';
import { readReply } from './http-reply';
import { chosenOf, type Organization, organizationsIn } from './organization';
import { needsOrganization, ORGANIZATIONS, requestOptions } from './request';
import { notReady, secretsOf, tokensIn } from './sign-in';
import { inItsCentre, notConnected, signInRefusal, stillRefused } from './sign-in-trouble';

/** The only helper that n8n gives to a credential test. */
type TestRequest = ICredentialTestFunctions['helpers']['request'];

const TIMEOUT_MS = 30_000;

/** Returns bytes and headers for any status. A request with a token must not be redirected to another address. */
const RAW = {
	resolveWithFullResponse: true,
	simple: false,
	followRedirect: false,
	encoding: null,
	timeout: TIMEOUT_MS,
};

/**
 * Tests a credential. n8n 2.41 calls no test function of a credential that extends `oAuth2Api`, and shows no *Test* button
 * for it: it only looks whether there is a token. An n8n that asks gets a full answer.
 */
export async function zohoDeskOAuth2ApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this.helpers, credential);
}

/** @param helpers what n8n gives to a credential test */
export async function testCredential(
	helpers: { request: TestRequest },
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const data = credential.data ?? {};
		const account = accountOf(data);
		return { status: 'OK', message: await checkConnection(account, new TestCalls(helpers.request, account, data)) };
	} catch (error) {
		const { message, nextStep } = asHelpdeskError(error).problem;
		return { status: 'Error', message: sentences(message, nextStep) };
	}
}

/** The calls of one test, with a token of its own if the stored one has expired. */
class TestCalls {
	private access: string;

	private isRenewed = false;

	private organizationId: string | undefined;

	constructor(
		private readonly request: TestRequest,
		private readonly account: Account,
		private readonly data: ICredentialDataDecryptedObject,
	) {
		const trouble = notReady(account, data);
		if (trouble !== undefined) throw new HelpdeskError(trouble);
		this.access = tokensIn(data).access ?? '';
		this.organizationId = account.organizationId;
	}

	readonly usage = () => this.ledger().usage();

	async organizations(): Promise<readonly Organization[]> {
		const organizations = organizationsIn(await this.call(ORGANIZATIONS));
		this.organizationId ??= chosenOf(organizations, undefined).id;
		return organizations;
	}

	readonly call: DeskDoor = async (call) => {
		const reply = await this.send(call);
		const answer = readReply(call, reply, hiding([...secretsOf(this.data), this.access]));
		if (answer.kind === 'error' && answer.problem.code === TOKEN_REFUSED) {
			if (this.isRenewed) throw new HelpdeskError(stillRefused());
			this.access = await newToken(this.request, this.account, this.data);
			this.isRenewed = true;
			return await this.call(call);
		}
		const { left } = creditsSaid(reply);
		if (left !== undefined) this.ledger().observe(left);
		return answer;
	};

	private async send(call: DeskCall): Promise<HttpReply> {
		const organizationId = needsOrganization(call) ? this.organizationId : undefined;
		const options = await requestOptions(this.account, call, organizationId);
		this.ledger().count(call.weight);
		const headers = { ...options.headers, Authorization: `Zoho-oauthtoken ${this.access}` };
		return await send(this.request, options.url, { method: call.method, headers });
	}

	private ledger(): Ledger {
		return new Ledger(dayQuotaOf(this.account, this.organizationId, this.account.edition), {});
	}
}

/** An access token for this test: only n8n can store one. Tells a revoked connection from a wrong data centre. */
async function newToken(request: TestRequest, account: Account, data: ICredentialDataDecryptedObject): Promise<string> {
	const { refresh, accountsServer } = tokensIn(data);
	if (refresh === undefined) throw new HelpdeskError(notConnected());
	const form = {
		grant_type: 'refresh_token',
		refresh_token: refresh,
		client_id: account.clientId,
		client_secret: String(data.clientSecret ?? ''),
	};
	const uri = `${account.accountsAddress}/oauth/v2/token`;
	const { bytes, retryAfter } = await send(request, uri, { method: 'POST', form });
	const { access, error } = tokensIn({ oauthTokenData: jsonIn(bytes) });
	if (access !== undefined) return access;
	const refusal = signInRefusal(error ?? 'no token and no reason', retryAfter);
	throw new HelpdeskError(inItsCentre(refusal, account, accountsServer));
}

function jsonIn(bytes: Uint8Array): ICredentialDataDecryptedObject {
	try {
		return JSON.parse(new TextDecoder().decode(bytes)) as ICredentialDataDecryptedObject;
	} catch {
		// What came may be a page of a proxy, and is not shown.
		return {};
	}
}

async function send(request: TestRequest, uri: string, more: object): Promise<HttpReply> {
	const answer: unknown = await request({ ...RAW, ...more, uri }).catch((error: unknown) => {
		throw networkTrouble(error, new URL(uri).host);
	});
	if (typeof answer !== 'object' || answer === null) return replyOf(0, {}, '');
	if (!('body' in answer) || !('statusCode' in answer)) return replyOf(0, {}, '');
	const headers = 'headers' in answer && typeof answer.headers === 'object' ? answer.headers : null;
	return replyOf(Number(answer.statusCode), { ...headers }, answer.body);
}
