import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dayCounts, lanes } from '../../../nodes/ZohoSupport/connection/process-memory';
import type { FileContent } from '../../../nodes/ZohoSupport/helpdesk/case-work';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { closeBody, multipartOf } from '../../../nodes/ZohoSupport/services/desk/multipart';
import { deskHost } from './desk-host';
import { deskStub, type DeskStub, type Given, REFUSED_TOKEN, type Seen } from './desk-stub';
import { opened, troubleOf } from './opened';

const CONTENT = Uint8Array.from({ length: 300 }, (_, place) => place % 256);
const NAME = 'Rechnung "März".pdf';

let answer: (seen: Seen) => Given;
let stub: DeskStub;

beforeEach(async () => {
	dayCounts.clear();
	lanes.clear();
	answer = () => ({ body: { id: '1' } });
	stub = await deskStub((seen) => (seen.path.startsWith('/oauth') ? NEW_TOKEN : answer(seen)));
});

afterEach(async () => await stub.close());

const NEW_TOKEN: Given = { body: { access_token: 'access 2', expires_in: 3600 } };

/** A stream of the content, in parts. */
const streamed = () => Readable.from([CONTENT.slice(0, 100), CONTENT.slice(100)], { objectMode: false });
const upload = (open: () => FileContent): DeskCall => ({
	...{ access: 'write', method: 'POST', path: '/tickets/1/attachments', weight: 1 },
	upload: { fileName: NAME, contentType: 'application/pdf', open: async () => await Promise.resolve(open()) },
});
const connection = async () => await opened(await deskHost(stub.address, { organizationId: '77' }));

/** The file in the form of a request, read by Node.js. */
async function fileIn({ headers, body }: Seen): Promise<File> {
	const form = new Response(Buffer.from(body, 'latin1'), {
		headers: { 'content-type': String(headers['content-type']) },
	});
	return (await form.formData()).get('file') as File;
}

describe('an upload', () => {
	it.each([
		['bytes', () => ({ content: CONTENT, size: 300 })],
		['a view of bytes', () => ({ content: Buffer.concat([Buffer.of(9), CONTENT]).subarray(1), size: 300 })],
		['a stream', () => ({ content: streamed(), size: 300 })],
	])('of %s is one part of a form, byte for byte, and says its length', async (_, open) => {
		await (await connection()).call(upload(open));
		const [seen] = stub.seen;
		const file = await fileIn(seen);
		expect([file.name.replaceAll('%22', '"'), file.type]).toEqual([NAME, 'application/pdf']);
		expect(new Uint8Array(await file.arrayBuffer())).toEqual(CONTENT);
		expect(seen.headers).toMatchObject({ 'content-length': String(seen.body.length) });
	});

	it('of a stream opens it anew when the token was renewed, so the whole file is sent again', async () => {
		answer = ({ headers }) =>
			headers.authorization === 'Bearer access 1' ? REFUSED_TOKEN : { body: { data: [], id: '1' } };
		const sources: Readable[] = [];
		const open = () => {
			const content = streamed();
			sources.push(content);
			return { content, size: 300 };
		};
		expect(await (await connection()).call(upload(open))).toMatchObject({ kind: 'body' });
		const sent = stub.seen.filter(({ path }) => path.endsWith('/attachments'));
		const files = await Promise.all(sent.map(fileIn));
		expect(files.map(({ size }) => size)).toEqual([300, 300]);
		expect(sources.map(({ destroyed }) => destroyed)).toEqual([true, true]);
	});

	it('that ends early closes the file that it reads', async () => {
		const content = streamed();
		const form = multipartOf('file', NAME, 'application/pdf', { content, size: 300 });
		const closed = new Promise((resolve) => content.once('close', resolve));
		closeBody(form?.body);
		await closed;
		expect(content.destroyed).toBe(true);
	});

	it('of something else is refused, and nothing is sent', async () => {
		const call = upload(() => ({ content: { pipe: 'no' }, size: 300 }));
		const trouble = await troubleOf((await connection()).call(call));
		expect(trouble).toMatchObject({ kind: 'data', message: `The file '${NAME}' could not be read.` });
		expect(stub.seen).toEqual([]);
	});
});
