/** A whole place to try the node: n8n with the package loaded, a simulated Zoho, an owner, credentials, the examples. */
import { openReceiver, sendingTo, type Arrival, type Receiver } from '../receiver';
import { N8nApi, type Owner } from './api';
import type { Installation } from './install';
import { launchN8n, type LaunchOptions, type RunningN8n } from './launch';
import { SIGN_INS, startSimulatedZoho, type SignIn, type SimulatedZoho } from './simulated-zoho';
import { withCredential, type Example, type StoredCredential } from './workflow';

export const NODE_TYPE = 'n8n-nodes-zoho-support.zohoSupport';
export const CREDENTIAL_TYPE = 'zohoSupportApi';

/** How the stored credentials are called in n8n. */
const CREDENTIAL_NAMES: Record<SignIn, string> = {
	authToken: 'Zoho Support (auth token)',
	password: 'Zoho Support (e-mail and password)',
	ticket: 'Zoho Support (ticket)',
};

/** An example as stored in n8n. */
export interface StoredExample extends Example {
	id: string;
}

export interface Session {
	n8n: RunningN8n;
	zoho: SimulatedZoho;
	/** Where the examples send to. */
	receiver: Receiver;
	api: N8nApi;
	owner: Owner;
	/** One stored credential for each way to sign in. */
	credentials: Record<SignIn, StoredCredential>;
	examples: StoredExample[];
	/** Ends everything, in any state; safe to call more than once. */
	close(): Promise<void>;
}

export interface SessionOptions extends LaunchOptions {
	examples: Example[];
	/** Hears of what the examples send. */
	onArrival?: (arrival: Arrival) => void;
}

/**
 * Starts everything; the examples use the auth token, the one sign-in that costs no extra request.
 * @throws as launchN8n does, with nothing left running
 */
export async function openSession(installation: Installation, options: SessionOptions): Promise<Session> {
	const zoho = await startSimulatedZoho();
	const receiver = await openReceiver(options.onArrival);
	let n8n: RunningN8n | undefined;
	const close = async () => {
		await n8n?.stop();
		await Promise.all([zoho.close(), receiver.close()]);
	};
	try {
		n8n = await launchN8n(installation, options);
		const api = new N8nApi(n8n.url);
		const owner = await api.setUpOwner();
		const credentials = await storeCredentials(api, zoho);
		const examples = await storeExamples(api, options.examples, credentials.authToken, receiver.url);
		return { n8n, zoho, receiver, api, owner, credentials, examples, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function storeCredentials(api: N8nApi, zoho: SimulatedZoho): Promise<Record<SignIn, StoredCredential>> {
	const stored = {} as Record<SignIn, StoredCredential>;
	for (const signIn of SIGN_INS) {
		const name = CREDENTIAL_NAMES[signIn];
		stored[signIn] = { name, id: await api.addCredential(name, CREDENTIAL_TYPE, zoho.credential(signIn)) };
	}
	return stored;
}

async function storeExamples(
	api: N8nApi,
	examples: Example[],
	credential: StoredCredential,
	address: string,
): Promise<StoredExample[]> {
	const stored: StoredExample[] = [];
	for (const example of examples) {
		const connected = withCredential(example.workflow, NODE_TYPE, CREDENTIAL_TYPE, credential);
		const workflow = { ...connected, nodes: sendingTo(address, connected.nodes) };
		stored.push({ ...example, workflow, id: await api.addWorkflow(workflow) });
	}
	return stored;
}
