/** The temporary folder that an n8n lives in: its database, its settings, its community packages. */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface UserFolder {
	path: string;
	/** What n8n wrote to its standard output and error. */
	logFile: string;
	/** n8n's SQLite database; its write-ahead log lies beside it under the same name and `-wal`. */
	database: string;
	/** For temporary files of n8n, so that they go with the folder. */
	temporary: string;
	/** What n8n encrypts credentials with: a later start in this folder needs the same. */
	encryptionKey: string;
	remove(): void;
}

/**
 * Makes the folder and puts the built package where n8n looks for community packages, so that its node is called
 * `n8n-nodes-zoho-support.zohoSupport` as in production. (N8N_CUSTOM_EXTENSIONS would call it `CUSTOM.zohoSupport`.)
 * Copied, not linked: a link would make the package find the checkout's n8n-workflow instead of n8n's own.
 * @param packageFolder holds package.json and dist/
 * @throws when the package has not been built
 */
export function makeUserFolder(packageFolder: string): UserFolder {
	const manifest = join(packageFolder, 'package.json');
	const built = join(packageFolder, 'dist');
	if (!existsSync(built)) throw new Error(`${built} is missing: run \`npm run build\` first.`);
	const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
	const path = mkdtempSync(join(tmpdir(), 'n8n-zoho-support-'));
	const temporary = join(path, 'tmp');
	mkdirSync(temporary);
	const installed = join(path, '.n8n/nodes/node_modules', name);
	mkdirSync(installed, { recursive: true });
	cpSync(manifest, join(installed, 'package.json'));
	cpSync(built, join(installed, 'dist'), { recursive: true });
	return {
		path,
		temporary,
		logFile: join(path, 'n8n.log'),
		database: join(path, '.n8n/database.sqlite'),
		encryptionKey: randomBytes(24).toString('hex'),
		remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
	};
}
