import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { retryAfterSeconds } from './retry';

/** An HTTP answer. */
export interface HttpReply {
	/** 0 if the answer of the helper cannot be read. */
	readonly status: number;
	readonly bytes: Uint8Array;
	/** Empty if the answer has no content type. */
	readonly contentType: string;
	/** How long the service asks to wait, in seconds. */
	readonly retryAfter: number | undefined;
}

/** Reads the answer of n8n's helper, which was asked for bytes and the full response. */
export function fullResponse(answer: unknown): HttpReply {
	if (!isFullResponse(answer)) return replyOf(0, {}, '');
	return replyOf(answer.statusCode, answer.headers, answer.body);
}

/** Builds a reply from what a helper returned. */
export function replyOf(status: number, headers: Readonly<Record<string, unknown>>, body: unknown): HttpReply {
	const contentType = headers['content-type'];
	return {
		status,
		bytes: bytesOf(body),
		contentType: typeof contentType === 'string' ? contentType : '',
		retryAfter: retryAfterSeconds(headers['retry-after'], new Date()),
	};
}

const NO_BYTES = new Uint8Array();

function bytesOf(body: unknown): Uint8Array {
	if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
	return typeof body === 'string' && body !== '' ? new TextEncoder().encode(body) : NO_BYTES;
}

function isFullResponse(answer: unknown): answer is IN8nHttpFullResponse {
	return typeof answer === 'object' && answer !== null && 'statusCode' in answer && 'headers' in answer;
}
