import { randomBytes } from 'crypto';
import type { FileContent } from '../../helpdesk/case-work';

/** The body of a `multipart/form-data` request, and the headers that say its boundary and length. */
export interface Multipart {
	readonly headers: Record<string, string>;
	/** A Buffer: n8n's client would copy other bytes. Or a stream, which can be sent once. */
	readonly body: Buffer | SentStream;
}

/** A readable stream of Node.js. Its `compose` is there since 18.13. */
interface Source extends SentStream {
	compose(through: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>): SentStream;
}

/** A stream that a request sends. Destroying it closes the file that it reads. */
export interface SentStream {
	destroy(): void;
	on(event: 'error', listener: () => void): unknown;
}

/**
 * One file as `multipart/form-data` [RFC 7578]; undefined if the content is neither bytes nor a stream. A stream is sent
 * as it is read, so that the file is never in memory as a whole.
 */
export function multipartOf(
	part: string,
	fileName: string,
	contentType: string,
	{ content, size }: FileContent,
): Multipart | undefined {
	const boundary = `n8n-${randomBytes(16).toString('hex')}`;
	const lines = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="${quotable(part)}"; filename="${quotable(fileName)}"`,
		`Content-Type: ${contentType.replace(/[\r\n]/g, '') || 'application/octet-stream'}`,
		'',
		'',
	];
	const [head, tail] = [Buffer.from(lines.join('\r\n')), Buffer.from(`\r\n--${boundary}--\r\n`)];
	const headers = {
		'Content-Type': `multipart/form-data; boundary=${boundary}`,
		// Without a length a stream would go in chunks, which no source says that Zoho takes.
		'Content-Length': String(head.length + size + tail.length),
	};
	if (content instanceof Uint8Array) return { headers, body: Buffer.concat([head, content, tail]) };
	if (!isSource(content)) return undefined;
	const body = content.compose(async function* form(chunks) {
		yield head;
		yield* chunks;
		yield tail;
	});
	// The request sees the errors. A stream that is destroyed early gives one too, and unheard it would end n8n itself.
	for (const stream of [content, body]) stream.on('error', () => undefined);
	return { headers, body };
}

/** As browsers write names: quotes and line ends would end the header. */
function quotable(name: string): string {
	return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function isSource(content: unknown): content is Source {
	return (
		typeof content === 'object' && content !== null && 'compose' in content && typeof content.compose === 'function'
	);
}

/** Closes the file that a request read, which its server may have refused before the end. */
export function closeBody(body: unknown): void {
	if (typeof body === 'object' && body !== null && 'destroy' in body && typeof body.destroy === 'function')
		body.destroy();
}
