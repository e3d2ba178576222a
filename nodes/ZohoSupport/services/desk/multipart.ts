import { createHash } from 'crypto';

/** The body of a `multipart/form-data` request, and the content type that names its boundary. */
export interface Multipart {
	readonly contentType: string;
	readonly body: Uint8Array;
}

/**
 * One file as `multipart/form-data` [RFC 7578]. It is made of bytes, so that it can be sent again: n8n does not repeat
 * a form of its own after it renewed a token.
 */
export function multipartOf(part: string, fileName: string, contentType: string, content: Uint8Array): Multipart {
	const boundary = `n8n-${createHash('sha256').update(fileName).update(content).digest('hex').slice(0, 32)}`;
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="${quotable(part)}"; filename="${quotable(fileName)}"`,
		`Content-Type: ${contentType.replace(/[\r\n]/g, '') || 'application/octet-stream'}`,
		'',
		'',
	];
	const encoder = new TextEncoder();
	const parts = [encoder.encode(head.join('\r\n')), content, encoder.encode(`\r\n--${boundary}--\r\n`)];
	return { contentType: `multipart/form-data; boundary=${boundary}`, body: joined(parts) };
}

/** As browsers write names: quotes and line ends would end the header. */
function quotable(name: string): string {
	return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** The bytes of a file that came as bytes or as a stream; undefined for anything else. */
export async function bytesOf(content: unknown): Promise<Uint8Array | undefined> {
	if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
	if (typeof content === 'string') return new TextEncoder().encode(content);
	if (!isStream(content)) return undefined;
	const parts: Uint8Array[] = [];
	for await (const part of content) {
		const bytes = await bytesOf(part);
		if (bytes === undefined) return undefined;
		parts.push(bytes);
	}
	return joined(parts);
}

function isStream(content: unknown): content is AsyncIterable<unknown> {
	return typeof content === 'object' && content !== null && Symbol.asyncIterator in content;
}
