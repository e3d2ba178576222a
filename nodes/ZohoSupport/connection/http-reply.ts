import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { retryAfterSeconds } from './retry';

/** What came over the wire. */
export interface HttpReply {
	/** 0 where the helper gave no answer that can be read. */
	readonly status: number;
	readonly bytes: Uint8Array;
	/** Empty where the answer has no content type. */
	readonly contentType: string;
	/** How long the service asks to wait, in seconds. */
	readonly retryAfter: number | undefined;
}

/** The answer of n8n's helper, which was asked for bytes and the full response. */
export function fullResponse(answer: unknown): HttpReply {
	if (!isFullResponse(answer)) return replyOf(0, {}, '');
	return replyOf(answer.statusCode, answer.headers, answer.body);
}

/** Puts together what a helper says of an answer. */
export function replyOf(status: number, headers: Readonly<Record<string, unknown>>, body: unknown): HttpReply {
	const contentType = headers['content-type'];
	return {
		status,
		bytes: bytesOf(body),
		contentType: typeof contentType === 'string' ? contentType : '',
		retryAfter: retryAfterSeconds(headers['retry-after'], new Date()),
	};
}

const NOTHING = new Uint8Array();

function bytesOf(body: unknown): Uint8Array {
	if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
	return typeof body === 'string' && body !== '' ? new TextEncoder().encode(body) : NOTHING;
}

function isFullResponse(answer: unknown): answer is IN8nHttpFullResponse {
	return typeof answer === 'object' && answer !== null && 'statusCode' in answer && 'headers' in answer;
}
