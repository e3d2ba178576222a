import { describe, expect, it } from '@jest/globals';
import { body, data, EMPTY, refusal, thrown } from '../services/desk/scripted-door';
import { caseNode } from './case-run';

const FILE = { id: '7', name: 'scan.pdf', size: '3' };
const INLINE = { data: Buffer.from('abc').toString('base64'), mimeType: 'application/pdf', fileName: 'scan.pdf' };

describe('List Attachments', () => {
	it('gives one item a file, and reads equal lists once', async () => {
		const items = [{ recordId: '9' }, { recordId: '9' }, { recordId: '9', attachedTo: 'message', messageId: '5' }];
		const { door, run } = caseNode({
			operation: 'listAttachments',
			items,
			script: ({ path }) => (path.includes('threads') ? body({ attachments: [FILE] }) : data([FILE])),
		});
		expect((await run()).map(({ json }) => json)).toEqual(items.map(() => ({ caseId: '9', ...FILE })));
		expect(door.calls).toHaveLength(2);
	});
});

describe('Upload Attachment', () => {
	it('sends the file of the item to its case', async () => {
		const { door, run } = caseNode({
			operation: 'uploadAttachment',
			items: [{ recordId: '9', isPublic: true }],
			files: [INLINE],
			script: () => body(FILE),
		});
		expect(await run()).toMatchObject([{ json: { outcome: 'uploaded', caseId: '9', ...FILE } }]);
		expect(door.asked()).toEqual(['POST /tickets/9/attachments?isPublic=true']);
		const { upload } = door.calls[0];
		expect(upload).toMatchObject({ fileName: 'scan.pdf', contentType: 'application/pdf' });
		expect(await upload?.open()).toEqual({ content: Buffer.from('abc'), size: 3 });
	});

	it('takes a file that n8n keeps elsewhere as a stream, under another name, and needs no case for a reply', async () => {
		const { door, run } = caseNode({
			operation: 'uploadAttachment',
			items: [{ attachTo: 'message', 'options.fileName': 'offer.pdf' }],
			files: [{ ...INLINE, id: 'filesystem:1' }],
			script: () => body(FILE),
		});
		expect((await run()).map(({ json }) => json)).toEqual([{ ...FILE, outcome: 'uploaded' }]);
		expect(door.calls).toMatchObject([{ path: '/uploads', upload: { fileName: 'offer.pdf' } }]);
		expect(await door.calls[0].upload?.open()).toEqual({ content: 'stream of filesystem:1', size: 3 });
	});

	it('of an item without a file is refused, and the others go', async () => {
		const { door, run } = caseNode({
			operation: 'uploadAttachment',
			items: [{ recordId: '1' }, { recordId: '2' }],
			files: [undefined, INLINE],
			goOn: true,
			script: () => body(FILE),
		});
		expect((await run()).map(({ json }) => json)).toMatchObject([
			{
				error: "The file in the field 'data' could not be read: The item has no binary field 'data' [item 0].",
				details: { outcome: 'refused' },
			},
			{ outcome: 'uploaded', caseId: '2' },
		]);
		expect(door.calls).toHaveLength(1);
	});

	it('is not sent again by Retry On Fail if it may be there', async () => {
		const { door, run } = caseNode({
			operation: 'uploadAttachment',
			items: [{ recordId: '1' }],
			files: [INLINE],
			retryOnFail: true,
			script: () => thrown('network'),
		});
		await expect(run()).rejects.toThrow('Item 0: Uncertain');
		await expect(run()).rejects.toThrow('Item 0: Uncertain');
		expect(door.calls).toHaveLength(1);
	});
});

describe('Download Attachment', () => {
	const content = new Uint8Array([97, 98, 99]);
	const file = { kind: 'file', content, contentType: 'text/html', fileName: 'scan.pdf' } as const;

	it('puts the file beside the json, each file read once', async () => {
		const items = [
			{ recordId: '9', attachmentId: '7' },
			{ recordId: '9', attachmentId: '7' },
		];
		const { door, run } = caseNode({ operation: 'downloadAttachment', items, script: () => file });
		const output = await run();
		expect(output).toEqual(
			[0, 1].map((item) => ({
				json: { id: '7', caseId: '9', fileName: 'scan.pdf', mimeType: 'type of scan.pdf' },
				binary: { data: { data: INLINE.data, fileName: 'scan.pdf', mimeType: 'type of scan.pdf' } },
				pairedItem: { item },
			})),
		);
		expect(output[0].binary).not.toBe(output[1].binary);
		expect(door.calls).toHaveLength(1);
	});

	it('puts it into the field that a person names', async () => {
		const items = [{ recordId: '9', attachmentId: '7', binaryPropertyName: 'scan' }];
		const [item] = await caseNode({ operation: 'downloadAttachment', items, script: () => file }).run();
		expect(Object.keys(item.binary ?? {})).toEqual(['scan']);
	});

	it('says where to look if there is no such file', async () => {
		const items = [{ recordId: '9', attachmentId: '7' }];
		const { run } = caseNode({ operation: 'downloadAttachment', items, script: () => refusal('not-found') });
		await expect(run()).rejects.toThrow('There is no attachment with the ID 7 in the ticket 9.');
		const empty = caseNode({ operation: 'downloadAttachment', items, script: () => EMPTY });
		expect(await empty.run()).toMatchObject([{ binary: { data: { fileName: '7' } } }]);
	});
});
