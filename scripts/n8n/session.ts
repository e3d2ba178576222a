/** A whole place to try the node: n8n with the package loaded, both services simulated, an owner, credentials, the examples. */
import { startDeskSimulator, type DeskSimulator } from '../../simulator/desk/simulator';
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import { openReceiver, sendingTo } from '../receiver';
import { N8nApi } from './api';
import {
	CREDENTIAL_NAMES,
	CREDENTIAL_TYPE,
	credentialFor,
	DESK_CREDENTIAL_TYPE,
	deskCredentialFor,
	SIGN_INS,
	type SignIn,
} from './credential';
import type { Installation } from './install';
import { N8n, type N8nOptions } from './n8n';
import { withCredentials, type Example, type StoredCredential } from './workflow';

/** An example as stored in n8n. */
export type StoredExample = Example & { id: string };

export type Session = Awaited<ReturnType<typeof openSession>>;

export interface SessionOptions extends N8nOptions {
	/** How many tickets Zoho Desk begins with (default: none). */
	tickets?: number;
	/** When the clock of Zoho Desk begins (default: now). Its records are the same then each time. */
	now?: string;
	examples: Example[];
	/** Called with what the examples send. */
	onArrival?: Parameters<typeof openReceiver>[0];
}

/**
 * Starts everything. The examples of Zoho Support use the auth token, the one sign-in that costs no extra request.
 * @throws as {@link N8n} does, with nothing left running
 */
export async function openSession(installation: Installation, options: SessionOptions) {
	const n8n = new N8n(installation, options);
	const { tickets, now } = options;
	const [zoho, desk, receiver] = await Promise.all([
		startSimulator(),
		startDeskSimulator({ now, ...(tickets !== undefined && { seed: 1, tickets }) }),
		openReceiver(options.onArrival),
	]);
	/** Ends everything. Safe in any state. */
	const close = async () => void (await Promise.all([n8n.stop(), zoho.close(), desk.close(), receiver.close()]));
	try {
		await n8n.start();
		await n8n.ready();
		const api = new N8nApi(n8n);
		const owner = await api.setUpOwner();
		const credentials = { ...(await storeCredentials(api, zoho)), desk: await storeDeskCredential(api, desk) };
		const stored = { support: credentials.authToken, desk: credentials.desk };
		const examples: StoredExample[] = [];
		for (const example of options.examples) {
			const connected = withCredentials(example.workflow, stored);
			const workflow = { ...connected, nodes: sendingTo(receiver.url, connected.nodes) };
			examples.push({ ...example, workflow, id: await api.addWorkflow(workflow) });
		}
		return { n8n, zoho, desk, receiver, api, owner, credentials, examples, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** One stored credential for each way to sign in to Zoho Support. */
async function storeCredentials(api: N8nApi, zoho: Simulator): Promise<Record<SignIn, StoredCredential>> {
	const stored = {} as Record<SignIn, StoredCredential>;
	for (const signIn of SIGN_INS) {
		const name = CREDENTIAL_NAMES[signIn];
		stored[signIn] = { name, id: await api.addCredential(name, CREDENTIAL_TYPE, credentialFor(zoho, signIn)) };
	}
	return stored;
}

/**
 * A credential that is connected already: with tokens of the simulator, so that nobody has to consent. New tickets go
 * to its department.
 */
async function storeDeskCredential(api: N8nApi, desk: DeskSimulator): Promise<StoredCredential> {
	const name = 'Zoho Desk (connected)';
	const data = { ...deskCredentialFor(desk), departmentId: desk.access.departments.support };
	return { name, id: await api.addCredential(name, DESK_CREDENTIAL_TYPE, data) };
}
