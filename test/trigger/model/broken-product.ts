import { build, type Plugin } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ours, type Parts } from './ours';
import type { SystemUnderTest } from './system';

/** A deliberate break: functions of one module, put in place of others. */
export interface Break {
	/** What it breaks. */
	readonly what: string;
	/** Below nodes/ZohoSupport. */
	readonly file: string;
	/** The exports that it replaces. */
	readonly names: readonly string[];
	/** What stands in their place, made of a copy of the module. It may also change the classes of that copy. */
	readonly instead: (original: object) => object;
}

/** @param module the module as it is, for its types and names */
export function breakOf<Module extends object>(
	what: string,
	file: string,
	module: Module,
	names: ReadonlyArray<keyof Module & string>,
	instead: (original: Module) => Partial<Module>,
): Break {
	if (names.some((name) => !(name in module))) throw new Error(`${file} has no ${names.join(', ')}`);
	// What is bundled from the file is a copy of the module.
	return { what, file, names, instead: (original) => instead(original as Module) };
}

const PRODUCT = path.resolve('nodes/ZohoSupport');

const ENTRY = `
export { PollRun } from './trigger/schedule/poll-run';
export { zohoToIso, spanOf, filterTime } from './services/support/times';
export { ChangesByList } from './services/support/changes/changes';
export { HelpdeskError } from './helpdesk/problem';
`;

/** The trigger with a break in it, bundled anew in memory. */
export async function brokenProduct(one: Break): Promise<SystemUnderTest> {
	const { outputFiles } = await build({
		stdin: { contents: ENTRY, resolveDir: PRODUCT, loader: 'ts' },
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		external: ['luxon', 'n8n-workflow', 'fast-xml-parser'],
		plugins: [replacing(one)],
	});
	return ours(one.what, partsOf(outputFiles[0].text, one));
}

/** Puts a module in the place of a file that gives out what the file does, but for what is replaced. */
function replacing({ file, names }: Break): Plugin {
	const broken = path.join(PRODUCT, file);
	const original = JSON.stringify(`./${path.basename(file)}?original`);
	const replaced = names.map((name) => `export const ${name} = broken.${name};`);
	const contents = [
		`import * as original from ${original};`,
		`export * from ${original};`,
		'const broken = { ...original, ...instead(original) };',
		...replaced,
	].join('\n');
	return {
		name: 'break',
		setup: ({ onLoad }) =>
			onLoad({ filter: /\.ts$/ }, ({ path: loaded, suffix }) =>
				loaded === broken && suffix === '' ? { contents, loader: 'ts', resolveDir: path.dirname(broken) } : undefined,
			),
	};
}

function partsOf(code: string, { instead }: Break): Parts {
	const module = { exports: {} };
	new Function('module', 'exports', 'require', 'instead', code)(
		module,
		module.exports,
		createRequire(path.resolve('package.json')),
		instead,
	);
	// What ENTRY exports.
	return module.exports as Parts;
}
