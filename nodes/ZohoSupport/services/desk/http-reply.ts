import { textOf } from '../../connection/answer-text';
import type { HttpReply } from '../../connection/http-reply';
import { isTooLarge, troubleOfStatus } from '../../connection/http-status';
import { unusableAnswer } from '../../connection/unusable-answer';
import type { Redact } from '../../connection/words';
import { isJsonObject, type Json } from '../../helpdesk/json';
import { readTypedJson } from '../../helpdesk/json-text';
import { HelpdeskError } from '../../helpdesk/problem';
import type { DeskAnswer, DeskCall } from './call';
import { namingFile, refusalOf } from './refusal';

const NO_CONTENT = 204;
const SERVER = "Zoho's server";

/**
 * Reads the answer to a call. Numbers beyond what JavaScript holds become text. An answer that does not come from Zoho
 * Desk, such as the page of a proxy, is judged by its status.
 * @throws HelpdeskError if the answer is not usable.
 */
export function readReply(call: DeskCall, reply: HttpReply, redact: Redact): DeskAnswer {
	const isSuccess = reply.status >= 200 && reply.status < 300;
	// A file comes as `text/html` whatever it is [open-points, threads]: only the status says that it is one.
	if (isSuccess && call.isDownload === true && reply.status !== NO_CONTENT) return fileIn(reply);
	if (isSuccess && reply.bytes.length === 0) return { kind: 'empty' };
	const body = jsonIn(reply);
	if (isSuccess && body !== undefined && !isSignInError(body)) return { kind: 'body', body };
	if (isJsonObject(body) && saysWhy(body)) {
		const { status, retryAfter } = reply;
		return refusalOf(call, { status, body, retryAfter }, redact);
	}
	throw notOfDesk(call, reply, isSuccess);
}

function fileIn({ bytes, contentType, fileName }: HttpReply): DeskAnswer {
	return { kind: 'file', content: bytes, contentType, ...(fileName === undefined ? {} : { fileName }) };
}

function jsonIn({ bytes, contentType }: HttpReply): Json | undefined {
	try {
		return readTypedJson(textOf(bytes, contentType)) as Json;
	} catch {
		// A parser's message quotes the text, which may hold anything.
		return undefined;
	}
}

/** True for an error answer of the service, and not for one of a gateway that speaks JSON too. */
function saysWhy(body: { readonly [key: string]: Json }): boolean {
	return ['errorCode', 'message', 'errorMessage', 'error'].some((key) => typeof body[key] === 'string');
}

/** The sign-in server answers HTTP 200 with `{error}`: a proxy may lead the call there [open-points 9]. */
function isSignInError(body: Json): boolean {
	return isJsonObject(body) && typeof body.error === 'string' && Object.keys(body).length <= 3 && !('id' in body);
}

function notOfDesk(call: DeskCall, { status, bytes, retryAfter }: HttpReply, isSuccess: boolean): HelpdeskError {
	const trouble = isSuccess ? undefined : troubleOfStatus(status, SERVER, retryAfter);
	if (trouble !== undefined && isTooLarge(status)) return new HelpdeskError(namingFile(call, trouble));
	if (trouble !== undefined) return new HelpdeskError(status === 429 ? { ...trouble, neverArrived: true } : trouble);
	const what = isPage(bytes)
		? 'a web page came instead of data'
		: 'what came is cut off, or is not the JSON of Zoho Desk';
	return unusableAnswer(`${what} (HTTP ${status})`);
}

function isPage(bytes: Uint8Array): boolean {
	return /^\s*<(!doctype|html|head|body|\?xml)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}
