import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startSimulator } from '../../simulator/simulator';

/** An empty help desk on this machine for one run, and the credential that opens it. */
export interface DemoDesk {
	url: string;
	credential: ICredentialDataDecryptedObject;
	/** Requests of its API so far. */
	requests(): number;
	/** What is used of the day's requests, by its own count. */
	quota(): { limit: number; used: number };
	close(): Promise<void>;
}

/** Starts the simulator on a free port: the Free edition, as its credential says. */
export async function openDemoDesk(): Promise<DemoDesk> {
	const simulator = await startSimulator({ edition: 'free', licences: 1 });
	return {
		url: simulator.url,
		credential: {
			dataCentre: 'custom',
			apiAddress: simulator.url,
			accountsAddress: simulator.url,
			portal: 'demosupport',
			department: 'demodepartment',
			timeZone: 'America/Los_Angeles',
			signIn: 'authToken',
			authToken: simulator.access.authToken,
			edition: 'free',
			licences: 1,
		},
		requests: () => simulator.journal.count({ kind: 'api' }),
		quota: () => ({ limit: simulator.quota.limit(), used: simulator.quota.used() }),
		close: async () => await simulator.close(),
	};
}
