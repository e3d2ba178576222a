import { build, type Plugin } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type DeskParts, deskOurs } from './desk/desk-ours';
import type { MessageParts } from './messages/message-trigger';
import { ours, type Parts } from './ours';
import type { SystemUnderTest } from './system';

/** A deliberate break: replacements for exports of one module. */
export interface Break {
	/** What it breaks. */
	readonly what: string;
	/** Below nodes/ZohoSupport. */
	readonly file: string;
	/** The names of the exports that it replaces. */
	readonly names: readonly string[];
	/** Makes the replacements from a copy of the module. It may also change classes of the copy. */
	readonly instead: (original: object) => object;
}

/** @param module the unbroken module, for its types and names */
export function breakOf<Module extends object>(
	what: string,
	file: string,
	module: Module,
	names: ReadonlyArray<keyof Module & string>,
	instead: (original: Module) => Partial<Module>,
): Break {
	if (names.some((name) => !(name in module))) throw new Error(`${file} has no ${names.join(', ')}`);
	// The bundle has a copy of the module.
	return { what, file, names, instead: (original) => instead(original as Module) };
}

type AllParts = Parts & DeskParts & MessageParts;

const PRODUCT = path.resolve('nodes/ZohoSupport');

const ENTRY = `
export { PollRun } from './trigger/schedule/poll-run';
export { zohoToIso, spanOf, filterTime } from './services/support/times';
export { ChangesByList } from './services/support/changes/changes';
export { ChangesBySearch } from './services/desk/changes/changes';
export { NewMessages } from './services/desk/changes/messages/changes';
export { MessageRows } from './services/desk/message-rows';
export { movesByItself } from './services/desk/changes/modules';
export { HelpdeskError } from './helpdesk/problem';
`;

/** The trigger with the classic API and a break in it. */
export async function brokenProduct(one: Break): Promise<SystemUnderTest> {
	return ours(one.what, await brokenParts(one));
}

/** The trigger with Zoho Desk and a break in it. */
export async function brokenDesk(one: Break): Promise<SystemUnderTest> {
	return deskOurs(one.what, await brokenParts(one));
}

/** The trigger for messages with a break in it. */
export async function brokenMessages(one: Break): Promise<MessageParts> {
	return await brokenParts(one);
}

/** The parts of the product, bundled in memory with a break in them. */
async function brokenParts(one: Break): Promise<AllParts> {
	const { outputFiles } = await build({
		stdin: { contents: ENTRY, resolveDir: PRODUCT, loader: 'ts' },
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		external: ['luxon', 'n8n-workflow', 'fast-xml-parser'],
		plugins: [replacing(one)],
	});
	return partsOf(outputFiles[0].text, one);
}

/** Replaces a file by a module with the same exports, except the broken ones. */
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

function partsOf(code: string, { instead }: Break): AllParts {
	const module = { exports: {} };
	new Function('module', 'exports', 'require', 'instead', code)(
		module,
		module.exports,
		createRequire(path.resolve('package.json')),
		instead,
	);
	// What ENTRY exports.
	return module.exports as AllParts;
}
