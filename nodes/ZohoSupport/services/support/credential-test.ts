import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { asHelpdeskError, HelpdeskError, type Problem, sentences } from '../../helpdesk/problem';
import { type Answer, rowsOf } from './answers';
import { readReply } from './http-reply';
import { pageRequest } from './requests';
import { type HttpReply, replyOf } from '../../connection/http-reply';
import { type Account, accountOf } from './account';
import { dayQuotaOf } from './day-quota';
import { signInAnswerOf, signInParameters } from './form-post';
import { Ledger } from '../../connection/ledger';
import { networkTrouble } from '../../connection/network-trouble';
import { MAX_TRIES } from '../../connection/retry';
import { hiding } from '../../connection/secrets';
import {
	adoptToken,
	forgetRefusal,
	isRenewable,
	obtainSession,
	obtainToken,
	type PostForm,
	refuseNewToken,
	tokenOf,
	typedTokenRefused,
} from './session';

/** The only helper that n8n gives to a credential test. */
type TestRequest = ICredentialTestFunctions['helpers']['request'];

/** Sends a form and returns the HTTP answer; throws HelpdeskError if none came. */
type Post = (url: string, form: Readonly<Record<string, string>>) => Promise<HttpReply>;

const TIMEOUT_MS = 30_000;

/** Returns bytes and headers for any status. A form with a token must not be redirected to another address. */
const RAW_RESPONSE = { resolveWithFullResponse: true, simple: false, followRedirect: false, encoding: null };

/** The method behind the *Test* button of the credential. Each node that uses the credential provides it. */
export async function zohoSupportApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this.helpers, credential);
}

/**
 * Tests a credential: signs in if there is no token yet, and reads one case. Costs one request of the daily quota.
 * Distinguishes a wrong password, an unknown portal or department, a missing permission, a wrong data centre, an
 * address that cannot be reached, and a classic API that no longer answers.
 */
export async function testCredential(
	helpers: { request: TestRequest },
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await signInAndRead(helpers, credential.data ?? {});
		return { status: 'OK', message: 'Connected. The sign-in worked, and the department can be read.' };
	} catch (error) {
		return { status: 'Error', message: sentence(asHelpdeskError(error).problem) };
	}
}

function sentence({ message, nextStep }: Problem): string {
	return sentences(message, nextStep);
}

async function signInAndRead(helpers: { request: TestRequest }, data: ICredentialDataDecryptedObject): Promise<void> {
	const account = accountOf(data);
	const post: Post = async (url, form) => await postForm(helpers.request, url, form);
	const signIn: PostForm = async (url, form) => signInAnswerOf(await post(url, form));
	let session = { token: await sessionToken(account, data, signIn), isNew: false };
	for (let reads = 1; ; reads += 1) {
		const answer = await readOneCase(account, post, session.token);
		if (answer.kind !== 'error' || !isRenewable(answer.problem)) return void rowsOf(answer);
		if (account.signIn.kind === 'authToken') throw new HelpdeskError(typedTokenRefused(answer.problem));
		if (session.isNew) refuseNewToken(account, answer.problem);
		if (session.isNew || reads >= MAX_TRIES) throw new HelpdeskError(answer.problem);
		session = await obtainSession(account, signIn, session.token);
	}
}

/** A person pressed the button, so an earlier refusal no longer counts. */
async function sessionToken(account: Account, data: ICredentialDataDecryptedObject, post: PostForm): Promise<string> {
	if (account.signIn.kind === 'authToken') return account.signIn.authToken;
	forgetRefusal(account);
	const stored = tokenOf(account, data.sessionToken);
	return stored !== undefined && adoptToken(account, stored) ? stored : await obtainToken(account, post);
}

async function readOneCase(account: Account, post: Post, token: string): Promise<Answer> {
	const { path, method, parameters } = pageRequest({ module: 'case' }, { from: 1, to: 1 }, account.zone);
	const signIn = signInParameters(account, token);
	const form = { ...parameters, portal: account.portal, department: account.department, ...signIn };
	const ledger = new Ledger(dayQuotaOf(account), {});
	const refusal = ledger.refusal(false);
	if (refusal !== undefined) throw new HelpdeskError(refusal);
	// Counted before sending: the request may reach the service although its answer is lost.
	ledger.count();
	const sent = post(`${account.apiAddress}/api/json/${path}/${method}`, form);
	const read = (reply: HttpReply) => readReply(reply, 'json', hiding(Object.values(signIn)));
	const answer = await sent.then(read).catch((error: unknown) => {
		if (asHelpdeskError(error).problem.neverArrived === true) ledger.takeBack();
		throw error;
	});
	if (answer.kind === 'error' && answer.problem.kind === 'quota') throw new HelpdeskError(ledger.exhaust());
	return answer;
}

async function postForm(request: TestRequest, url: string, form: Readonly<Record<string, string>>): Promise<HttpReply> {
	try {
		const answer: unknown = await request({ ...RAW_RESPONSE, method: 'POST', uri: url, form, timeout: TIMEOUT_MS });
		if (typeof answer !== 'object' || answer === null) return replyOf(0, {}, '');
		if (!('body' in answer) || !('statusCode' in answer)) return replyOf(0, {}, '');
		const headers = 'headers' in answer && typeof answer.headers === 'object' ? answer.headers : null;
		return replyOf(Number(answer.statusCode), { ...headers }, answer.body);
	} catch (error) {
		throw networkTrouble(error, new URL(url).host);
	}
}
