import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { times } from 'es-toolkit/compat';
import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { loadN8n } from '../../test/engine/n8n';
import { chain, node } from '../../test/engine/workflow-json';
import { CREDENTIAL, ZOHO, zohoNode } from '../../test/workflows/zoho-node';
import { engineFor } from '../engine';
import type { DeskAccess } from './portal';
import { openDeskPortal } from './portal';

export type FileWay = 'upload' | 'download';

/** Where n8n keeps files: in the items, as it does without a setting for tests, or on disk, as a usual n8n does. */
export type FileStore = 'memory' | 'filesystem';

/** A portal with one ticket that has a file. */
export interface FilePortal extends DeskAccess {
	readonly ticket: string;
	readonly attachment: string;
}

/** The node before ours. */
const BEFORE = 'Before';

/** Starts Zoho Desk in this process, and attaches a file of so many bytes to a ticket. */
export async function openFilePortal(bytes: number): Promise<FilePortal> {
	const access = await openDeskPortal(1, 0);
	const headers = { authorization: `Bearer ${access.accessToken}`, orgId: access.orgId };
	const tickets = `${access.url}/api/v1/tickets`;
	const list = (await (await fetch(tickets, { headers })).json()) as { data: Array<{ id: string }> };
	const ticket = list.data[0].id;
	const body = new FormData();
	body.append('file', new Blob([Buffer.alloc(bytes, 'A file for the bench. ')]), 'film.mp4');
	const answer = await fetch(`${tickets}/${ticket}/attachments`, { method: 'POST', headers, body });
	const { id } = (await answer.json()) as { id: string };
	return { ...access, ticket, attachment: id };
}

/**
 * Downloads or uploads the file. Gives the megabytes at the peak of that, on top of what the process held before: n8n,
 * and for an upload the item with its file.
 */
export async function moveFile(way: FileWay, store: FileStore, portal: FilePortal, bytes: number): Promise<number> {
	if (store === 'filesystem') await keepFilesOnDisk();
	const workflow = workflowOf(way, portal);
	// The item has its file from the start: a node that makes the file would leave memory that the upload takes over.
	const item = { json: {}, ...(way === 'upload' ? { binary: { data: await fileOf(bytes) } } : {}) };
	const engine = await engineFor(workflow);

	let peak: (() => number) | undefined;
	let taken = NaN;
	const onNode = async ({ node: name }: { node: string }) => {
		if (name === BEFORE) peak = await watchMemory();
		else if (peak !== undefined) taken = peak();
	};
	const credentials = { [CREDENTIAL]: portal.credential };
	const outcome = await engine.run({ ...workflow, pinData: { Start: [item] } }, { credentials, onNode });
	if (outcome.error !== undefined) throw new Error(`The file could not be moved: ${outcome.error.message}`);
	const [{ json, binary }] = outcome.items(ZOHO);
	const moved = way === 'upload' ? Number(json.size) : binary?.data.bytes;
	if (moved !== bytes) throw new Error(`${moved} bytes were moved, not ${bytes}`);
	console.log(`${way}, ${store}: ${taken.toFixed(0)} MB`);
	return taken;
}

function workflowOf(way: FileWay, { ticket, attachment }: FilePortal): WorkflowJson {
	const parameters: INodeParameters =
		way === 'upload'
			? { operation: 'uploadAttachment' }
			: { operation: 'downloadAttachment', attachmentId: attachment };
	return chain(
		node('Start', 'manualTrigger'),
		node(BEFORE, 'noOp'),
		zohoNode('desk', ZOHO, { resource: 'case', recordId: ticket, ...parameters }),
	);
}

/** A file as n8n keeps it. */
async function fileOf(bytes: number): Promise<IBinaryData> {
	const { core, service } = loadN8n();
	const part = Buffer.alloc(50_000, 'A file for the bench. ');
	const content = Readable.from(times(bytes / part.length, () => part));
	const place = { type: 'execution', workflowId: 'bench', executionId: '1' } as const;
	const file = { fileName: 'film.mp4', mimeType: 'video/mp4', data: '' };
	return await service(core.BinaryDataService).store(place, content, file);
}

/** As n8n does when it starts: without it, files stay in the items. */
async function keepFilesOnDisk(): Promise<void> {
	const { core, service } = loadN8n();
	Object.assign(service(core.BinaryDataConfig), {
		mode: 'filesystem',
		localStoragePath: mkdtempSync(path.join(tmpdir(), 'files-')),
	});
	await service(core.BinaryDataService).init();
}

/** Looks every millisecond, since the peak that the system counts holds all that came before. */
const WATCHER = `
const { workerData } = require('node:worker_threads');
const [peak, pause] = [new Float64Array(workerData), new Int32Array(new SharedArrayBuffer(4))];
for (;;) {
	peak[0] = Math.max(peak[0], process.memoryUsage.rss());
	Atomics.wait(pause, 0, 0, 1);
}`;

/** Begins to watch the memory of this process; the function it returns tells by how many megabytes it grew at most. */
async function watchMemory(): Promise<() => number> {
	const peak = new Float64Array(new SharedArrayBuffer(8));
	const watcher = new Worker(WATCHER, { eval: true, workerData: peak.buffer });
	await new Promise((resolve) => watcher.once('online', resolve));
	globalThis.gc?.();
	// Buffers are freed a moment after they are collected.
	await setImmediate();
	globalThis.gc?.();
	const before = process.memoryUsage.rss();
	peak[0] = before;
	return () => {
		void watcher.terminate();
		return (Math.max(peak[0], process.memoryUsage.rss()) - before) / 1e6;
	};
}
