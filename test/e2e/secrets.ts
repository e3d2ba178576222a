/** Looks for secrets where n8n keeps what it remembers: its database, its log, its other files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret and the file or text it was found in. */
export interface Leak {
	secret: string;
	place: string;
}

/** The ways a secret may be written: as it is, in a URL, in JSON, in Base64. */
function spellings(secret: string): string[] {
	const json = JSON.stringify(secret).slice(1, -1);
	return [...new Set([secret, encodeURIComponent(secret), json, Buffer.from(secret).toString('base64')])];
}

/** Every secret found in a text. */
export function leaksInText(secrets: string[], place: string, text: string): Leak[] {
	const found = secrets.filter((secret) => spellings(secret).some((spelling) => text.includes(spelling)));
	return found.map((secret) => ({ secret, place }));
}

/** Every secret found in any file below a folder, byte by byte (so also in SQLite's pages and write-ahead log). */
export function leaksInFolder(secrets: string[], folder: string): Leak[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.flatMap((entry) => {
		const path = join(entry.parentPath, entry.name);
		return leaksInText(secrets, path, readFileSync(path, 'latin1'));
	});
}
