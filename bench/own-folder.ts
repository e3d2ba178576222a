import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Works with a folder for temporary files that is gone afterwards: a child that is ended at once can't tidy up. */
export async function inOwnFolder<Result>(work: () => Promise<Result>): Promise<Result> {
	const before = process.env.TMPDIR;
	const folder = mkdtempSync(path.join(tmpdir(), 'zoho-support-bench-'));
	process.env.TMPDIR = folder;
	try {
		return await work();
	} finally {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}
