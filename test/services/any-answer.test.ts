import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { replyOf } from '../../nodes/ZohoSupport/connection/http-reply';
import { HelpdeskError, type Problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import type { Json } from '../../nodes/ZohoSupport/helpdesk/json';
import { readReply } from '../../nodes/ZohoSupport/services/desk/http-reply';
import { decodeAnswer } from '../../nodes/ZohoSupport/services/support/answers';
import { rowsOf, scene } from './desk/scene';
import { replay } from './support/replay';

interface Told {
	readonly kind: string;
	readonly problem?: Problem;
}

/** How a service reads the text of an answer, and the names that its answers use. */
interface Reader {
	readonly name: string;
	/** @returns what it was, or its problem */
	readonly read: (body: string, status: number) => Told | Promise<Told>;
	readonly keys: readonly string[];
	/** False if it is given what a text says. */
	readonly takesText: boolean;
	/** What a tree of these names stands in. */
	readonly around: (tree: unknown) => unknown;
}

const CLASSIC_KEYS = [
	...['response', 'result', 'error', 'nodata', 'Cases', 'row', 'fl', 'FL', 'val', 'content', 'code', 'message'],
	...['responsecode', 'responsedata', 'record', 'id', 'threadinfo', '__proto__'],
];
const DESK_KEYS = [
	...['data', 'id', 'errorCode', 'message', 'errorMessage', 'errors', 'fieldName', 'errorType', 'error', 'count'],
	...['createdTime', 'modifiedTime', 'contact', 'cf', 'results', 'success', 'ids', '__proto__'],
];

const CALL = { access: 'read', method: 'GET', path: '/tickets', weight: 3 } as const;
const deskReply = (body: string, status: number) =>
	readReply(CALL, replyOf(status, { 'content-type': 'application/json' }, Buffer.from(body)), (text) => text);

const READERS: readonly Reader[] = [
	...(['json', 'xml'] as const).map((format) => ({
		name: `the classic service, asked for ${format}`,
		read: (body: string, status: number) => decodeAnswer(body, format, status),
		keys: CLASSIC_KEYS,
		takesText: true,
		around: (tree: unknown) => ({ response: tree }),
	})),
	{ name: 'Zoho Desk', read: deskReply, keys: DESK_KEYS, takesText: true, around: (tree) => tree },
	{
		name: 'a list of Zoho Desk',
		read: async (body) => {
			const { desk, records } = scene(rowsOf(1));
			desk.answers.set('/tickets', { kind: 'body', body: JSON.parse(body) as Json });
			const { records: rows, trouble } = await records.list({ module: 'case' });
			return trouble === undefined ? { kind: Array.isArray(rows) ? 'rows' : '' } : { kind: 'error', problem: trouble };
		},
		keys: DESK_KEYS,
		takesText: false,
		around: (tree) => ({ data: [tree] }),
	},
];

const STATUSES = fc.constantFrom(200, 200, 200, 201, 204, 400, 401, 404, 422, 429, 500, 502);

const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 300 }).map((array) => new TextDecoder().decode(array)),
	fc.string({ unit: 'binary', maxLength: 300 }),
);

const treeOf = (keys: readonly string[]) =>
	fc.letrec<{ tree: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 7 },
			fc.constantFrom<unknown>('', 'null', 'x', 7, null, true, '2001', '4422', 'INVALID_DATA'),
			fc.array(tie('tree'), { maxLength: 3 }),
			fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 4 }),
		),
	})).tree;

const KINDS = ['rows', 'written', 'body', 'empty', 'error'];

/** True when the body was read, or refused with a problem that has words and a next step. */
async function endsWell({ read }: Reader, body: string, status: number): Promise<boolean> {
	const hasWords = ({ message, nextStep }: Problem) => message !== '' && nextStep !== '';
	try {
		const { kind, problem } = await read(body, status);
		return KINDS.includes(kind) && (problem === undefined || hasWords(problem));
	} catch (error) {
		return error instanceof HelpdeskError && hasWords(error.problem);
	}
}

const endWell = async (reader: Reader, bodies: fc.Arbitrary<string>, runs: number) =>
	await fc.assert(
		fc.asyncProperty(bodies, STATUSES, async (body, status) => await endsWell(reader, body, status)),
		replay(runs),
	);

describe('whatever comes instead of an answer, it is read or refused in words:', () => {
	it.each(READERS.filter(({ takesText }) => takesText))('any bytes, by $name', async (reader) => {
		await endWell(reader, bytes, 1000);
	});

	it.each(READERS)('any JSON, by $name', async (reader) => {
		await endWell(reader, fc.json({ maxDepth: 6 }), 500);
	});

	it.each(READERS)('any tree of names that the service uses, by $name', async (reader) => {
		const trees = treeOf(reader.keys).map((tree) => JSON.stringify(reader.around(tree)));
		await endWell(reader, trees, 2000);
	});
});
