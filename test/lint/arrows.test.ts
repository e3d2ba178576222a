import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';

/** Lints texts as if they were files; one process for all of them, outside of jest. */
const LINT = `
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
const eslint = new ESLint();
const found = [];
for (const [filePath, code] of JSON.parse(await text(process.stdin))) found.push((await eslint.lintText(code, { filePath }))[0].messages);
console.log(JSON.stringify(found.map((messages) => messages.map(({ ruleId, message }) => ruleId + ': ' + message))));
`;

/** What eslint says of files that do not exist, with these texts. */
function messagesFor(files: ReadonlyArray<readonly [file: string, text: string]>): string[][] {
	const run = spawnSync(process.execPath, ['--input-type=module', '--eval', LINT], {
		input: JSON.stringify(files),
		encoding: 'utf8',
		env: { ...process.env, NODE_OPTIONS: '' },
	});
	return JSON.parse(run.stdout) as string[][];
}

type Arrow = [what: string, file: string, text: string, expected: RegExp];

const WRONG: readonly Arrow[] = [
	[
		'helpdesk/ may not import connection/',
		'nodes/ZohoSupport/helpdesk/probe.ts',
		"import '../connection/retry';\n",
		/helpdesk\/ imports nothing but itself/,
	],
	[
		'helpdesk/ may not import n8n',
		'nodes/ZohoSupport/helpdesk/probe.ts',
		"import 'n8n-workflow';\n",
		/helpdesk\/ imports nothing but itself/,
	],
	[
		'the port may not import a service',
		'nodes/ZohoSupport/helpdesk/probe.ts',
		"import '../services/support/errors';\n",
		/helpdesk\/ imports nothing but itself/,
	],
	[
		'connection/ may not import actions/',
		'nodes/ZohoSupport/connection/probe.ts',
		"import '../actions/run';\n",
		/knows nothing of what is built on it/,
	],
	[
		'actions/ may not import one service',
		'nodes/ZohoSupport/actions/probe.ts',
		"import '../services/support/errors';\n",
		/Only the table of services/,
	],
	[
		'a service may not import actions/',
		'nodes/ZohoSupport/services/support/probe.ts',
		"import '../../actions/run';\n",
		/knows nothing of the nodes/,
	],
	[
		'form/ may not import a form',
		'nodes/ZohoSupport/form/probe.ts',
		"import '../trigger/form/properties';\n",
		/knows none of them/,
	],
	[
		'trigger/ may not import actions/',
		'nodes/ZohoSupport/trigger/probe.ts',
		"import '../actions/run';\n",
		/know nothing of each other/,
	],
	[
		'actions/ may not import trigger/',
		'nodes/ZohoSupport/actions/probe.ts',
		"import '../trigger/poll';\n",
		/know nothing of each other/,
	],
	...['form', 'events', 'cursor', 'schedule'].map(
		(room): Arrow => [
			`the state machine may not import n8n in ${room}/`,
			`nodes/ZohoSupport/trigger/${room}/probe.ts`,
			"import 'n8n-workflow';\n",
			/knows neither n8n nor a clock/,
		],
	),
	[
		'the state machine may not look at a clock',
		'nodes/ZohoSupport/trigger/cursor/probe.ts',
		'export const now = () => Date.now();\n',
		/knows neither n8n nor a clock/,
	],
	[
		'nor at a steady one',
		'nodes/ZohoSupport/trigger/schedule/probe.ts',
		'export const now = () => performance.now();\n',
		/knows neither n8n nor a clock/,
	],
	...['events/event', 'cursor/cursor', 'schedule/pace'].map(
		(file): Arrow => [
			`the trigger's form/ may not import ${file}`,
			'nodes/ZohoSupport/trigger/form/probe.ts',
			`import '../${file}';\n`,
			/What a person chooses knows nothing/,
		],
	),
	...['cursor/cursor', 'schedule/pace'].map(
		(file): Arrow => [
			`the trigger's events/ may not import ${file}`,
			'nodes/ZohoSupport/trigger/events/probe.ts',
			`import '../${file}';\n`,
			/What counts as new knows nothing/,
		],
	),
	[
		"the trigger's cursor/ may not import schedule/pace",
		'nodes/ZohoSupport/trigger/cursor/probe.ts',
		"import '../schedule/pace';\n",
		/What was handled knows nothing/,
	],
	[
		"the trigger's rooms may not import one another backwards for a type either",
		'nodes/ZohoSupport/trigger/events/probe.ts',
		"import type { Cursor } from '../cursor/cursor';\n\nexport type A = Cursor;\n",
		/What counts as new knows nothing/,
	],
	[
		'nodes/ may not import the simulator',
		'nodes/ZohoSupport/actions/probe.ts',
		"import '../../../simulator/support/simulator';\n",
		/imports nothing of what is not/,
	],
	[
		'the simulator may not import nodes/',
		'simulator/probe.ts',
		"import '../nodes/ZohoSupport/helpdesk/walk';\n",
		/a reading of the wire of its own/,
	],
	[
		'the codec of a service may not touch an HTTP helper',
		'nodes/ZohoSupport/services/support/probe.ts',
		'export const f = async (c) => await c.helpers.httpRequest({});\n',
		/Only the connection of a service touches the network/,
	],
	[
		'actions/ may not touch an HTTP helper',
		'nodes/ZohoSupport/actions/probe.ts',
		'export const f = async (c) => await c.helpers.httpRequest({});\n',
		/Only the connection of a service touches the network/,
	],
];

const RIGHT: ReadonlyArray<[what: string, file: string, text: string]> = [
	[
		'actions/ to helpdesk/',
		'nodes/ZohoSupport/actions/probe.ts',
		"import { sentences } from '../helpdesk/problem';\n\nexport const SAID = sentences('a', 'b');\n",
	],
	[
		'events/ to form/',
		'nodes/ZohoSupport/trigger/events/probe.ts',
		"import type { Watch } from '../form/watch';\n\nexport type A = Watch;\n",
	],
	[
		'schedule/ to cursor/',
		'nodes/ZohoSupport/trigger/schedule/probe.ts',
		"import { cursorAt } from '../cursor/cursor';\n\nexport const START = cursorAt(null);\n",
	],
];

describe('the arrows of the house', () => {
	const messages = new Map<string, readonly string[]>();
	beforeAll(() => {
		const all = [...WRONG, ...RIGHT];
		const found = messagesFor(all.map(([, file, text]) => [file, text]));
		for (const [place, [what]] of all.entries()) messages.set(what, found[place]);
	}, 60_000);

	it.each(WRONG)('%s', (what, _file, _text, expected) => {
		expect(messages.get(what)).toContainEqual(expect.stringMatching(expected));
	});

	it.each(RIGHT)('let one through that runs the right way: %s', (what) => {
		expect(messages.get(what)).toEqual([]);
	});
});
