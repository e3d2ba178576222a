import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Lints a folder of two files, as `npm run lint` does. */
function lint(files: Readonly<Record<string, string>>): { status: number | null; said: string } {
	const folder = mkdtempSync(path.join('.reports', 'circles-'));
	try {
		for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
		const run = spawnSync('npx', ['depcruise', folder], {
			encoding: 'utf8',
			env: { ...process.env, NODE_OPTIONS: '' },
		});
		return { status: run.status, said: run.stdout };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

describe('the lint rule against circles', () => {
	it('finds two files that import each other only for a type', () => {
		const { status, said } = lint({
			'a.ts': "import type { B } from './b';\n\nexport type A = B | 1;\n",
			'b.ts': "import type { A } from './a';\n\nexport type B = A | 2;\n",
		});
		expect([status, said]).toEqual([expect.any(Number), expect.stringContaining('no-circles')]);
		expect(status).not.toBe(0);
	});

	it('accepts an import in one direction', () => {
		const { status } = lint({
			'a.ts': 'export type A = 1;\n',
			'b.ts': "import type { A } from './a';\n\nexport type B = A | 2;\n",
		});
		expect(status).toBe(0);
	});
});
