import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { newCase } from '../../simulator/desk/new-case';
import { startSimulator, type SimulatorOptions } from '../../simulator/simulator';

/** An empty help desk on this machine for one run, and the credential that opens it. */
export interface DemoDesk {
	url: string;
	credential: ICredentialDataDecryptedObject;
	/** Requests of its API so far. */
	requests(): number;
	/** What is used of the day's requests, by its own count. */
	quota(): { limit: number; used: number };
	/** A customer opens a case; gives its id. */
	newCase(): string;
	/** All that happens from now on happens in one second, so that prices are the same each time. */
	stopClock(): void;
	close(): Promise<void>;
}

/** What the portal pays for. */
type Plan = Required<Pick<SimulatorOptions, 'edition' | 'licences'>>;

const FREE: Plan = { edition: 'free', licences: 1 };

/** Starts the simulator on a free port: the Free edition unless told otherwise, as its credential says. */
export async function openDemoDesk(plan: Plan = FREE): Promise<DemoDesk> {
	const simulator = await startSimulator(plan);
	let filed = 0;
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
			...plan,
		},
		requests: () => simulator.journal.count({ kind: 'api' }),
		quota: () => ({ limit: simulator.quota.limit(), used: simulator.quota.used() }),
		stopClock: () => simulator.clock.freeze(),
		newCase: () => simulator.add('requests', newCase((filed += 1))),
		close: async () => await simulator.close(),
	};
}
