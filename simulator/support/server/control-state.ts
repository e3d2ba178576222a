import { ACCESS } from '../accounts/users';
import { FAULT_KINDS } from '../faults/fault';
import { OPEN_POINTS } from '../open-points';
import type { World } from '../world';

/** Everything that the page shows, except the journal entries. */
export function stateOf(world: World, url: string): object {
	const { main } = world.centres;
	return {
		url,
		access: ACCESS,
		clock: { now: world.clock.now().toISOString(), frozen: world.clock.frozen },
		edition: world.edition,
		quota: { limit: main.quota.limit(), used: main.quota.used() },
		departments: main.store.departments,
		records: main.store.counts(),
		tokens: { live: main.accounts.tokens().length, ceiling: main.accounts.tokenCeiling },
		openPoints: OPEN_POINTS.map((point) => ({ ...point, value: world.points[point.name] })),
		faults: world.faults.waiting(),
		faultKinds: Object.entries(FAULT_KINDS).map(([kind, { description, onSignIn }]) => ({
			kind,
			description,
			onSignIn,
		})),
		journal: { total: world.journal.count() },
	};
}
