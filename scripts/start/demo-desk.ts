import { newCase } from '../../simulator/desk/new-case';
import { startSimulator } from '../../simulator/simulator';
import { credentialFor } from '../n8n/credential';

/** An empty portal on this machine for one run, and the credential that opens it. */
export interface DemoDesk {
	url: string;
	credential: ReturnType<typeof credentialFor>;
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

/** Starts the simulator on a free port: the Free edition unless told otherwise, as its credential says. */
export async function openDemoDesk(
	plan: { edition: 'free' | 'enterprise'; licences: number } = { edition: 'free', licences: 1 },
): Promise<DemoDesk> {
	const simulator = await startSimulator(plan);
	let filed = 0;
	return {
		url: simulator.url,
		credential: { ...credentialFor(simulator, 'authToken'), ...plan },
		requests: () => simulator.journal.count({ kind: 'api' }),
		quota: () => ({ limit: simulator.quota.limit(), used: simulator.quota.used() }),
		stopClock: () => simulator.clock.freeze(),
		newCase: () => simulator.add('requests', newCase((filed += 1))),
		close: simulator.close,
	};
}
