/** Pages of docs/ that tests make: a test fails when the committed page is another one; `npm run docs` renews all. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import { format, resolveConfig } from 'prettier';

/** True in `npm run docs`. */
export const renewsDocs = (): boolean => process.env.DOCS === 'renew';

/** Says in every made page where it comes from. */
export const MADE = '<!-- Made by `npm run docs`. Do not edit: a test compares it with what the node really does. -->';

/** Compares a page with the committed one, or writes it. `file` is a path from the top of the repository. */
export async function expectCommitted(file: string, markdown: string): Promise<void> {
	const page = await format(markdown, { ...(await resolveConfig(file)), filepath: file });
	if (renewsDocs()) {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, page);
	}
	expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no page)').toBe(page);
}

/** A text as the cell of a table: in one line, with what Markdown would take for its own kept as it is. */
export function cell(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\\|<*_`]/g, '\\$&')
		.trim();
}
