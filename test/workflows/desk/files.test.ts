import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadN8n } from '../../engine/n8n';
import { keepFilesIn } from '../../engine/older-n8n';
import { deskWorkflow } from '../desk-portal';
import { withFile, ZOHO } from '../zoho-node';
import { addTickets, openDeskBench } from './bench';

const TEXT = 'hello '.repeat(50_000);

describe('files that n8n keeps on disk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 3, now: '2026-11-24T20:00:00Z' });
	let folder: string;

	/** As n8n does when it starts; the engine of the tests keeps files in the items. */
	beforeEach(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'zoho-support-files-'));
		await keepFilesIn(loadN8n(), folder);
	});

	afterEach(() => {
		const { core, service } = loadN8n();
		Object.assign(service(core.BinaryDataService), { managers: {} });
		rmSync(folder, { recursive: true, force: true });
	});

	/** Uploads one file to a new ticket. */
	async function upload() {
		const [recordId] = addTickets(bench.zoho, 1);
		const about = { resource: 'case', recordId };
		const parameters = { ...about, operation: 'uploadAttachment', binaryPropertyName: 'file' };
		const outcome = await bench.engine.run(withFile(deskWorkflow(parameters, [{ text: TEXT }]), 'file'));
		return { about, outcome };
	}

	it('go up and come down byte for byte', async () => {
		const { about, outcome } = await upload();
		const [{ id, size }] = outcome.json(ZOHO);
		expect(size).toBe(String(TEXT.length));
		const down = await bench.run({ ...about, operation: 'downloadAttachment', attachmentId: String(id) });
		const [{ binary }] = down.items(ZOHO);
		expect(binary?.data).toMatchObject({ fileName: 'note.txt', mimeType: 'text/plain' });
		const { core, service } = loadN8n();
		const kept = await service(core.BinaryDataService).getAsBuffer(binary!.data);
		expect(kept.toString()).toBe(TEXT);
	});

	it('are sent whole again after the token was renewed', async () => {
		await bench.items({ resource: 'case', operation: 'getMany', limit: 1 });
		bench.zoho.grants.expireAccessTokens();
		const { outcome } = await upload();
		expect(outcome.json(ZOHO)).toMatchObject([{ outcome: 'uploaded', size: String(TEXT.length) }]);
		expect(bench.calls().filter((call) => call.includes('attachments'))).toHaveLength(2);
	});

	it('that a gateway finds too large are refused by name', async () => {
		bench.zoho.faults.add({ kind: 'gateway', status: 413, above: 100_000 });
		const { outcome } = await upload();
		expect(outcome.error?.message).toContain("(HTTP 413). The request was not carried out. The file is 'note.txt'.");
	});
});
