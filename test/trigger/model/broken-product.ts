import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ours, type Parts } from './ours';
import type { SystemUnderTest } from './system';

/** One line of the product, changed. */
export interface Break {
	/** What it breaks. */
	readonly what: string;
	/** Below nodes/ZohoSupport. */
	readonly file: string;
	readonly line: string;
	readonly instead: string;
}

const PRODUCT = path.resolve('nodes/ZohoSupport');

const ENTRY = `
export { PollRun } from './trigger/schedule/poll-run';
export { zohoToIso, spanOf, filterTime } from './helpdesk/support/times';
export { HelpdeskError } from './helpdesk/problem';
`;

/** The trigger with one line changed, bundled anew in memory. */
export async function brokenProduct({ what, file, line, instead }: Break): Promise<SystemUnderTest> {
	const broken = path.join(PRODUCT, file);
	const source = readFileSync(broken, 'utf8');
	if (source.split(line).length !== 2) throw new Error(`${file} must hold this once: ${line}`);
	const { outputFiles } = await build({
		stdin: { contents: ENTRY, resolveDir: PRODUCT, loader: 'ts' },
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		external: ['luxon', 'n8n-workflow', 'fast-xml-parser'],
		plugins: [
			{
				name: 'break',
				setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, ({ path: loaded }) => (loaded === broken ? { contents: source.replace(line, () => instead), loader: 'ts' } : undefined)),
			},
		],
	});
	return ours(what, partsOf(outputFiles[0].text));
}

function partsOf(code: string): Parts {
	const module = { exports: {} };
	new Function('module', 'exports', 'require', code)(module, module.exports, createRequire(path.resolve('package.json')));
	// What ENTRY exports.
	return module.exports as Parts;
}
