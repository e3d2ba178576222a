import { describe, expect, it } from '@jest/globals';
import { DeskAttachments } from '../../../nodes/ZohoSupport/services/desk/attachments';
import type { DeskAnswer } from '../../../nodes/ZohoSupport/services/desk/call';
import { body, data, EMPTY, refusal, type Script, scriptedDoor, thrown } from './scripted-door';

function filesAt(script: Script) {
	const door = scriptedDoor(script);
	return { door, files: new DeskAttachments(door.send) };
}

const FILE = { id: '7', name: 'scan.pdf', size: '12', href: 'https://desk.zoho.com/x' };
const TO_SEND = {
	fileName: 'scan.pdf',
	contentType: 'application/pdf',
	open: async () => await Promise.resolve({ content: new Uint8Array([1]), size: 1 }),
};
const sent = (fileName?: string): DeskAnswer => ({
	kind: 'file',
	content: new Uint8Array([1, 2]),
	contentType: 'text/html',
	...(fileName === undefined ? {} : { fileName }),
});

describe('a list of files', () => {
	it('of a ticket is a list of the service', async () => {
		const { door, files } = filesAt(() => data([{ ...FILE, createdTime: '2026-11-24T10:00:00Z' }]));
		expect(await files.list({ record: '9' })).toEqual([{ ...FILE, createdTime: '2026-11-24T10:00:00.000Z' }]);
		expect(door.asked()).toEqual(['GET /tickets/9/attachments?from=0&limit=100']);
		expect(door.credits()).toBe(3);
	});

	it.each([
		[{ record: '9', thread: '5' }, 'GET /tickets/9/threads/5'],
		[{ record: '9', comment: '6' }, 'GET /tickets/9/comments/6'],
	])('of a message stands in the message, for one credit: %j', async (owner, asked) => {
		const { door, files } = filesAt(() => body({ id: '5', attachments: [FILE] }));
		expect(await files.list(owner)).toEqual([FILE]);
		expect(door.asked()).toEqual([asked]);
		expect(door.credits()).toBe(1);
	});

	it('may be empty', async () => {
		expect(await filesAt(() => EMPTY).files.list({ record: '9' })).toEqual([]);
		expect(await filesAt(() => body({ attachments: null })).files.list({ record: '9', thread: '5' })).toEqual([]);
	});
});

describe('an upload', () => {
	it('goes to a ticket, seen by customers or not', async () => {
		const { door, files } = filesAt(() => body(FILE));
		const outcome = await files.upload({ to: 'record', record: '9', isPublic: false }, TO_SEND);
		expect(outcome).toEqual({ kind: 'written', id: '7', record: FILE });
		expect(door.asked()).toEqual(['POST /tickets/9/attachments?isPublic=false']);
		expect(door.calls).toMatchObject([{ access: 'write', upload: TO_SEND, weight: 1 }]);
		expect(door.calls[0]).not.toHaveProperty('body');
	});

	it('is kept aside for a reply or comment', async () => {
		const { door, files } = filesAt(() => body(FILE));
		expect(await files.upload({ to: 'aside' }, TO_SEND)).toMatchObject({ id: '7' });
		expect(door.asked()).toEqual(['POST /uploads']);
	});

	it('that is too large is refused, and one whose answer is lost is uncertain', async () => {
		const refused = filesAt(() => refusal('data', { message: "Zoho says: too large. The file is 'scan.pdf'." }));
		expect(await refused.files.upload({ to: 'aside' }, TO_SEND)).toMatchObject({
			kind: 'refused',
			problem: { message: "Zoho says: too large. The file is 'scan.pdf'." },
		});
		const lost = filesAt(() => thrown('network'));
		expect(await lost.files.upload({ to: 'aside' }, TO_SEND)).toMatchObject({ kind: 'uncertain' });
	});
});

describe('a download', () => {
	it('has the name that the answer says, and leaves its type to the name', async () => {
		const { door, files } = filesAt(() => sent('scan.pdf'));
		expect(await files.download({ record: '9' }, '7')).toEqual({
			fileName: 'scan.pdf',
			content: new Uint8Array([1, 2]),
		});
		expect(door.calls).toMatchObject([{ path: '/tickets/9/attachments/7/content', isDownload: true, weight: 1 }]);
	});

	it.each([
		[{ record: '9', thread: '5' }, '/tickets/9/threads/5/attachments/7/content'],
		[{ record: '9', comment: '6' }, '/tickets/9/comments/6/attachments/7/content'],
	])('comes from a message: %j', async (owner, path) => {
		const { door, files } = filesAt(() => sent('scan.pdf'));
		await files.download(owner, '7');
		expect(door.calls[0].path).toBe(path);
	});

	it('takes its name from the list if the answer has none, and else its id', async () => {
		const named = filesAt(({ isDownload }) => (isDownload === true ? sent() : data([FILE])));
		expect(await named.files.download({ record: '9' }, '7')).toMatchObject({ fileName: 'scan.pdf' });
		expect(named.door.credits()).toBe(4);
		const nameless = filesAt(({ isDownload }) => (isDownload === true ? sent() : EMPTY));
		expect(await nameless.files.download({ record: '9' }, '7')).toMatchObject({ fileName: '7' });
		const listless = filesAt(({ isDownload }) => (isDownload === true ? sent() : thrown('quota')));
		expect(await listless.files.download({ record: '9' }, '7')).toMatchObject({ fileName: '7' });
	});

	it('is nothing if there is no such file, and an error for other trouble', async () => {
		expect(await filesAt(() => refusal('not-found')).files.download({ record: '9' }, '7')).toBeUndefined();
		await expect(filesAt(() => refusal('permission')).files.download({ record: '9' }, '7')).rejects.toThrow();
		await expect(filesAt(() => body({})).files.download({ record: '9' }, '7')).rejects.toThrow('no file came');
	});
});
