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

/** Sends a form and gives what came over the wire; throws HelpdeskError when nothing came. */
type Post = (url: string, form: Readonly<Record<string, string>>) => Promise<HttpReply>;

const TIMEOUT_MS = 30_000;

/** Bytes and headers, whatever the status; a form with a token must not follow to another address. */
const AS_IT_COMES = { resolveWithFullResponse: true, simple: false, followRedirect: false, encoding: null };

/** The method that n8n calls for the *Test* button of the credential; each node that takes the credential brings it. */
export async function zohoSupportApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this.helpers, credential);
}

/**
 * The *Test* button: signs in where a token is still to be made, and reads one case. Costs one request of the day.
 * Tells apart a wrong password, an unknown portal or department, a missing permission, a wrong data centre, an address that
 * can't be reached, and a classic API that no longer answers.
 */
export async function testCredential(
	helpers: { request: TestRequest },
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await signInAndRead(helpers, credential.data ?? {});
		return { status: 'OK', message: 'Connected: signed in, and the department answers.' };
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

/** A person pressed the button: an earlier refusal does not hold. */
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
	// Counted before, as the request may reach the service although its answer is lost.
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
		const answer: unknown = await request({ ...AS_IT_COMES, method: 'POST', uri: url, form, timeout: TIMEOUT_MS });
		if (typeof answer !== 'object' || answer === null) return replyOf(0, {}, '');
		if (!('body' in answer) || !('statusCode' in answer)) return replyOf(0, {}, '');
		const headers = 'headers' in answer && typeof answer.headers === 'object' ? answer.headers : null;
		return replyOf(Number(answer.statusCode), { ...headers }, answer.body);
	} catch (error) {
		throw networkTrouble(error, new URL(url).host);
	}
}
