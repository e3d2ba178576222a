import { newCase } from '../../simulator/support/portal/new-case';
import { startSimulator } from '../../simulator/support/simulator';
import { credentialFor } from '../n8n/credential';

export type DemoPortal = Awaited<ReturnType<typeof openDemoPortal>>;

/**
 * An empty portal on this machine for one run, and the credential that opens it: of the Free edition unless told otherwise.
 */
export async function openDemoPortal(
	plan: { edition: 'free' | 'enterprise'; licences: number } = { edition: 'free', licences: 1 },
) {
	const simulator = await startSimulator(plan);
	let filed = 0;
	return {
		url: simulator.url,
		credential: { ...credentialFor(simulator, 'authToken'), ...plan },
		/** Requests of its API so far. */
		requests: () => simulator.journal.count({ kind: 'api' }),
		/** What is used of the day's requests, by its own count. */
		quota: () => ({ limit: simulator.quota.limit(), used: simulator.quota.used() }),
		/** All that happens from now on happens in one second, so that prices are the same each time. */
		stopClock: () => simulator.clock.freeze(),
		/** A customer opens a case; gives its id. */
		newCase: () => simulator.add('requests', newCase((filed += 1))),
		close: simulator.close,
	};
}
