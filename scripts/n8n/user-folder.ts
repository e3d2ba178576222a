/** The temporary folder that an n8n lives in: its database, its settings, its community packages. */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface UserFolder {
	path: string;
	/** What n8n wrote to its standard output and error. */
	logFile: string;
	/** What n8n encrypts credentials with: a later start in this folder needs the same. */
	encryptionKey: string;
}

/**
 * Makes the folder and copies the built package to where n8n looks for community packages. So its node has the same name
 * as in production: N8N_CUSTOM_EXTENSIONS would call it `CUSTOM.zohoSupport`. And the package finds n8n's own n8n-workflow:
 * through a link it would find the one of the checkout.
 * @param packageFolder holds package.json and dist/
 */
export function makeUserFolder(packageFolder: string): UserFolder {
	if (!existsSync(join(packageFolder, 'dist')))
		throw new Error(`${packageFolder} has no dist folder. Run \`npm run build\` first.`);
	const { name } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { name: string };
	const path = mkdtempSync(join(tmpdir(), 'n8n-zoho-support-'));
	mkdirSync(join(path, 'tmp'));
	for (const part of ['package.json', 'dist'])
		cpSync(join(packageFolder, part), join(path, '.n8n/nodes/node_modules', name, part), { recursive: true });
	return { path, logFile: join(path, 'n8n.log'), encryptionKey: randomBytes(24).toString('hex') };
}
