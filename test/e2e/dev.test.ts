/** `npm run dev`: from a saved label to the same label in the running n8n. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import getPort from 'get-port';
import pWaitFor from 'p-wait-for';
import { ensureInstalled, npmEnvironment } from '../../scripts/n8n/install';
import { endGroup, lastLines, startGroup } from '../../scripts/n8n/process-group';
import { atClose } from './place';

/** On a machine that has not installed n8n yet, installing it first. Milliseconds. */
const WITHIN = 20 * 60_000;

/** What of the checkout the command needs. */
const PARTS = ['nodes', 'credentials', 'icons', 'scripts', 'simulator', 'examples', 'package.json', 'gulpfile.js'];
const PROJECT = join(__dirname, '../..');

/** A label of the node, and the file that it stands in. */
const LABEL = 'Zoho Desk and Support';
const SOURCE = 'nodes/ZohoSupport/ZohoSupport.node.ts';

/** A copy of the checkout, with its libraries behind a link. */
function copyOfCheckout(): string {
	const copy = mkdtempSync(join(tmpdir(), 'zoho-support-dev-'));
	for (const part of PARTS) cpSync(join(PROJECT, part), join(copy, part), { recursive: true });
	symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
	return copy;
}

describe('npm run dev', { timeout: WITHIN }, () => {
	let copy = '';
	let child: ChildProcess | undefined;
	const said = () => readFileSync(join(copy, 'dev.log'), 'utf8');
	const saying = async (pattern: RegExp) => {
		const fallback = () => assert.fail(`It did not say ${pattern}, but:\n${lastLines(join(copy, 'dev.log'))}`);
		const look = () => pattern.test(said()) && pWaitFor.resolveWith(pattern.exec(said()));
		return await pWaitFor(look, { interval: 50, timeout: { milliseconds: 180_000, fallback } });
	};

	/** The cookie of the owner, and where the editor is. */
	const signIn = async () => {
		const [, url = ''] = (await saying(/^n8n +(\S+)$/m)) ?? [];
		const [, email, password] = (await saying(/^sign in +(\S+) +(\S+)$/m)) ?? [];
		const answer = await fetch(`${url}/rest/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ emailOrLdapLoginId: email, password }),
		});
		return { url, cookie: answer.headers.getSetCookie().join('; ') };
	};

	/** What an open editor reads: all node types, as text. */
	const typesOf = async ({ url, cookie }: Awaited<ReturnType<typeof signIn>>) =>
		await (await fetch(`${url}/types/nodes.json`, { headers: { cookie } })).text();

	const showing = async (editor: Awaited<ReturnType<typeof signIn>>, label: string) => {
		const fallback = () => assert.fail(`n8n does not show "${label}":\n${lastLines(join(copy, 'dev.log'))}`);
		const isThere = async () => (await typesOf(editor)).includes(`"${label}"`);
		await pWaitFor(isThere, { interval: 50, timeout: { milliseconds: 120_000, fallback } });
	};

	before(
		async () => {
			await ensureInstalled();
			copy = copyOfCheckout();
			const port = String(await getPort());
			const options = { cwd: copy, env: npmEnvironment() };
			child = startGroup('npm', ['run', 'dev', '--', '--port', port], join(copy, 'dev.log'), options);
			atClose(async () => child && (await endGroup(child, 10_000)));
			await saying(/Save a file in/);
		},
		{ timeout: WITHIN },
	);
	after(async () => {
		if (child !== undefined) await endGroup(child, 10_000);
		rmSync(copy, { recursive: true, force: true });
	});

	it('brings a changed label into the running n8n, and says how long that took', async (test) => {
		const editor = await signIn();
		assert.doesNotMatch(await typesOf(editor), /A changed label/);
		const source = readFileSync(join(copy, SOURCE), 'utf8');
		assert.ok(source.includes(`'${LABEL}'`), `${SOURCE} has no label "${LABEL}"`);
		const begun = performance.now();
		writeFileSync(join(copy, SOURCE), source.replaceAll(`'${LABEL}'`, "'A changed label'"));
		await showing(editor, 'A changed label');
		test.diagnostic(`from save to editor: ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
		await saying(/ built in [\d.]+ s\n.* loaded by n8n in [\d.]+ s/);
	});

	it('says what is wrong with a file that cannot be built, and goes on with the next save', async () => {
		const path = join(copy, SOURCE);
		const source = readFileSync(path, 'utf8');
		writeFileSync(path, 'export class {');
		await saying(/Build failed[^]*ZohoSupport\.node\.ts/);
		writeFileSync(path, source.replaceAll("'A changed label'", "'Another label'"));
		const editor = await signIn();
		await showing(editor, 'Another label');
	});

	it('ends all that it started with Ctrl-C, and leaves nothing behind', async () => {
		assert.ok(child?.pid);
		const { url } = await signIn();
		const [, log = ''] = (await saying(/^log +(\S+)$/m)) ?? [];
		const ended = child.exitCode === null ? once(child, 'exit') : undefined;
		process.kill(-child.pid, 'SIGINT');
		await ended;
		await assert.rejects(fetch(url));
		assert.equal(existsSync(dirname(log)), false);
	});
});
