import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What eslint says of a file that does not exist, with this text. */
function messagesFor(file: string, text: string): string[] {
	const eslint = path.resolve('node_modules/eslint/bin/eslint.js');
	const run = spawnSync(process.execPath, [eslint, '--stdin', '--stdin-filename', file, '--format', 'json'], { input: text, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
	const [result] = JSON.parse(run.stdout) as Array<{ messages: Array<{ ruleId: string; message: string }> }>;
	return result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('the arrows of the house', () => {
	it.each([
		['helpdesk/ may not import connection/', 'nodes/ZohoSupport/helpdesk/probe.ts', "import '../connection/retry';\n", /helpdesk\/ imports nothing but itself/],
		['helpdesk/ may not import n8n', 'nodes/ZohoSupport/helpdesk/probe.ts', "import 'n8n-workflow';\n", /helpdesk\/ imports nothing but itself/],
		['the port may not import the classic API', 'nodes/ZohoSupport/helpdesk/probe.ts', "import './support/errors';\n", /knows none of its implementations/],
		['connection/ may not import actions/', 'nodes/ZohoSupport/connection/probe.ts', "import '../actions/run';\n", /knows nothing of what is built on it/],
		['actions/ may not import the classic API', 'nodes/ZohoSupport/actions/probe.ts', "import '../helpdesk/support/errors';\n", /never to one API behind it/],
		['form/ may not import a form', 'nodes/ZohoSupport/form/probe.ts', "import '../trigger/properties';\n", /knows none of them/],
		['trigger/ may not import actions/', 'nodes/ZohoSupport/trigger/probe.ts', "import '../actions/run';\n", /know nothing of each other/],
		['actions/ may not import trigger/', 'nodes/ZohoSupport/actions/probe.ts', "import '../trigger/poll';\n", /know nothing of each other/],
		['the state machine may not import n8n', 'nodes/ZohoSupport/trigger/probe.ts', "import 'n8n-workflow';\n", /knows neither n8n nor a clock/],
		['nodes/ may not import the simulator', 'nodes/ZohoSupport/actions/probe.ts', "import '../../../simulator/simulator';\n", /imports nothing of what is not/],
		['the simulator may not import nodes/', 'simulator/probe.ts', "import '../nodes/ZohoSupport/helpdesk/modules';\n", /a reading of the wire of its own/],
		['actions/ may not touch an HTTP helper', 'nodes/ZohoSupport/actions/probe.ts', 'export const f = async (c) => await c.helpers.httpRequest({});\n', /Only connection\/ touches the network/],
	])('%s', (_, file, text, expected) => {
		expect(messagesFor(file, text)).toContainEqual(expect.stringMatching(expected));
	});

	it('lets an arrow through that runs the right way', () => {
		const messages = messagesFor('nodes/ZohoSupport/actions/probe.ts', "import { MODULES } from '../helpdesk/modules';\n\nexport const COUNT = MODULES.length;\n");
		expect(messages).toEqual([]);
	});
});
