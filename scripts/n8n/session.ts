/** A whole place to try the node: n8n with the package loaded, a simulated Zoho, an owner, credentials, the examples. */
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import { openReceiver, sendingTo } from '../receiver';
import { N8nApi } from './api';
import { CREDENTIAL_NAMES, CREDENTIAL_TYPE, credentialFor, SIGN_INS, type SignIn } from './credential';
import type { Installation } from './install';
import { N8n, type N8nOptions } from './n8n';
import { withCredential, type Example, type StoredCredential } from './workflow';

/** An example as stored in n8n. */
export interface StoredExample extends Example {
	id: string;
}

export type Session = Awaited<ReturnType<typeof openSession>>;

export interface SessionOptions extends N8nOptions {
	examples: Example[];
	/** Called with what the examples send. */
	onArrival?: Parameters<typeof openReceiver>[0];
}

/**
 * Starts everything. The examples use the auth token, the one sign-in that costs no extra request.
 * @throws as {@link N8n} does, with nothing left running
 */
export async function openSession(installation: Installation, options: SessionOptions) {
	const n8n = new N8n(installation, options);
	const [zoho, receiver] = await Promise.all([startSimulator(), openReceiver(options.onArrival)]);
	/** Ends everything. Safe in any state. */
	const close = async () => void (await Promise.all([n8n.stop(), zoho.close(), receiver.close()]));
	try {
		await n8n.start();
		await n8n.ready();
		const api = new N8nApi(n8n);
		const owner = await api.setUpOwner();
		const credentials = await storeCredentials(api, zoho);
		const examples: StoredExample[] = [];
		for (const example of options.examples) {
			const connected = withCredential(example.workflow, credentials.authToken);
			const workflow = { ...connected, nodes: sendingTo(receiver.url, connected.nodes) };
			examples.push({ ...example, workflow, id: await api.addWorkflow(workflow) });
		}
		return { n8n, zoho, receiver, api, owner, credentials, examples, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** One stored credential for each way to sign in. */
async function storeCredentials(api: N8nApi, zoho: Simulator): Promise<Record<SignIn, StoredCredential>> {
	const stored = {} as Record<SignIn, StoredCredential>;
	for (const signIn of SIGN_INS) {
		const name = CREDENTIAL_NAMES[signIn];
		stored[signIn] = { name, id: await api.addCredential(name, CREDENTIAL_TYPE, credentialFor(zoho, signIn)) };
	}
	return stored;
}
