/** The packed tarball, installed into a fresh n8n the way a person does under Settings > Community nodes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { errorOf, itemsOf, N8nApi } from '../../scripts/n8n/api';
import { DESK_CREDENTIAL_TYPE, deskCredentialFor, NODE_TYPE } from '../../scripts/n8n/credential';
import { ensureInstalled } from '../../scripts/n8n/install';
import { N8n } from '../../scripts/n8n/n8n';
import { withCredentials } from '../../scripts/n8n/workflow';
import { startDeskSimulator, type DeskSimulator } from '../../simulator/desk/simulator';
import { oneStepWorkflow, STEP } from './workflows';
import { atClose, PACKAGE_FOLDER } from './place';
import { openRegistry, type Registry } from './registry';

/** On a machine that has not installed n8n yet, installing it first. Milliseconds. */
const WITHIN = 20 * 60_000;
const TICKETS = 7;

interface Installed {
	n8n: N8n;
	api: N8nApi;
	registry: Registry;
	desk: DeskSimulator;
	workflow: string;
	close: () => Promise<void>;
}

describe('the packed tarball in a fresh n8n', { timeout: WITHIN }, () => {
	let opened: Omit<Installed, 'workflow'> | undefined;
	let workflow = '';
	const fresh = () => {
		assert.ok(opened, 'n8n did not start');
		return opened;
	};
	const tickets = async () => {
		const execution = await fresh().api.run(workflow, 'Start');
		assert.equal(execution.status, 'success', errorOf(execution));
		return itemsOf(execution, STEP).length;
	};

	before(
		async () => {
			const folder = mkdtempSync(join(tmpdir(), 'zoho-support-registry-'));
			const registry = await openRegistry(PACKAGE_FOLDER, folder);
			const desk = await startDeskSimulator({ seed: 1, tickets: TICKETS });
			const n8n = new N8n(await ensureInstalled(), { port: 0, settings: registry.settings });
			const close = async () => {
				await Promise.all([n8n.stop(), desk.close(), registry.close()]);
				rmSync(folder, { recursive: true, force: true });
			};
			atClose(close);
			await n8n.start();
			await n8n.ready();
			const api = new N8nApi(n8n);
			await api.setUpOwner();
			opened = { n8n, api, registry, desk, close };
		},
		{ timeout: WITHIN },
	);
	after(async () => await opened?.close());

	it('is installed by its name, with its nodes', async () => {
		const { api, registry } = fresh();
		const installed = await api.installPackage(registry.name);
		assert.equal(installed.installedVersion, registry.version);
		assert.deepEqual(installed.installedNodes.map(({ type }) => type).sort(), [NODE_TYPE, `${NODE_TYPE}Trigger`]);
	});

	it('comes from the registry alone: nothing else is fetched for it', () => {
		const { asked, name, tarballPath } = fresh().registry;
		const packages = asked.filter((path) => path.startsWith(`/${name}`) || path.includes('/-/'));
		assert.deepEqual([...new Set(packages)].sort(), [`/${name}`, tarballPath, `/${name}/latest`].sort());
	});

	it('runs a workflow at once, without a restart of n8n', async () => {
		const { api, desk } = fresh();
		const name = 'Zoho Desk (connected)';
		const id = await api.addCredential(name, DESK_CREDENTIAL_TYPE, deskCredentialFor(desk));
		const step = oneStepWorkflow('Read tickets', { service: 'desk', resource: 'case', operation: 'getMany' });
		workflow = await api.addWorkflow(withCredentials(step, { desk: { id, name } }));
		assert.equal(await tickets(), TICKETS);
	});

	it('is still there after n8n was killed and started again', async () => {
		const { n8n } = fresh();
		await n8n.kill();
		await n8n.start();
		await n8n.ready();
		assert.equal(await tickets(), TICKETS);
	});
});
