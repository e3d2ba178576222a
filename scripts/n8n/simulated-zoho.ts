/** The simulated Zoho that n8n talks to, and the credentials that open it. */
import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { JsonObject } from './json';

/** The three ways to sign in, as the credential names them. */
export const SIGN_INS = ['authToken', 'password', 'ticket'] as const;
export type SignIn = (typeof SIGN_INS)[number];

export interface SimulatedZoho {
	url: string;
	simulator: Simulator;
	/** Data of a credential that signs in this way; a fresh object each time. */
	credential(signIn: SignIn): JsonObject;
	/** Requests for records since the last reset; sign-ins and what was refused unread are not among them. */
	requestCount(): number;
	/** Back to an empty desk and a full day. */
	reset(): void;
	/** Every secret that signs in somewhere, minted tokens included. */
	secrets(): string[];
	close(): Promise<void>;
}

/** Starts it on a free port of this machine, with an empty desk. */
export async function startSimulatedZoho(): Promise<SimulatedZoho> {
	const simulator = await startSimulator();
	const { authToken, password, apiKey } = simulator.access;
	return {
		url: simulator.url,
		simulator,
		credential: (signIn) => credentialData(simulator, signIn),
		requestCount: () => simulator.journal.count({ kind: 'api' }),
		reset: () => simulator.reset(),
		secrets: () => [...new Set([authToken, password, apiKey, ...simulator.tokens()])],
		close: simulator.close,
	};
}

function credentialData({ url, access }: Simulator, signIn: SignIn): JsonObject {
	const { portal, department, authToken, email, password, apiKey } = access;
	const bySignIn = {
		authToken: { authToken },
		password: { email, password },
		ticket: { email, password, apiKey },
	};
	const place = { dataCentre: 'custom', apiAddress: url, accountsAddress: url, portal, department };
	return {
		...place,
		timeZone: 'America/Los_Angeles',
		edition: 'enterprise',
		licences: 60,
		signIn,
		...bySignIn[signIn],
	};
}
