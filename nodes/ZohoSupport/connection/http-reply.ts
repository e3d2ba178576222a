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
	/** The name of the file that it holds. */
	readonly fileName?: string | undefined;
	/** Headers by name in lower case. */
	readonly headers: Readonly<Record<string, unknown>>;
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
		fileName: fileNameIn(headers['content-disposition']),
		headers,
	};
}

/** The file name of a `Content-Disposition` header [RFC 6266]; folders in it are left out. */
function fileNameIn(header: unknown): string | undefined {
	if (typeof header !== 'string') return undefined;
	const encoded = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(header)?.[1];
	const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header);
	const name = (encoded === undefined ? undefined : decodedOrNone(encoded)) ?? plain?.[1] ?? plain?.[2];
	return name?.split(/[/\\]/).at(-1) || undefined;
}

function decodedOrNone(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

const NO_BYTES = new Uint8Array();

function bytesOf(body: unknown): Uint8Array {
	if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
	return typeof body === 'string' && body !== '' ? new TextEncoder().encode(body) : NO_BYTES;
}

function isFullResponse(answer: unknown): answer is IN8nHttpFullResponse {
	return typeof answer === 'object' && answer !== null && 'statusCode' in answer && 'headers' in answer;
}
