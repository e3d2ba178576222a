/** The simulated services as the acts and the examples see them: what opens them, and what they counted. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import type { Simulator } from '../../simulator/support/simulator';
import { credentialFor, deskCredentialFor } from '../n8n/credential';

/** The names by which the examples ask for their credentials. */
export const DEMO_CREDENTIAL = 'Zoho Support (demo)';
export const DEMO_DESK_CREDENTIAL = 'Zoho Desk (demo)';

/** What a service counted: requests, and on Zoho Desk credits. */
export interface Price {
	readonly requests: number;
	readonly credits?: number;
}

/** A service that workflows run on. */
export interface Portal {
	/** The credential of the examples, open for this portal. */
	readonly credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>;
	/** What was counted since the simulator started, without the sign-in. */
	counted(): Price;
}

/** The credential allows as many requests a day as the portal does. */
export function supportPortal(simulator: Simulator): Portal {
	const limit = { edition: 'custom', dailyLimit: simulator.quota.limit() };
	return {
		credentials: { [DEMO_CREDENTIAL]: { ...credentialFor(simulator, 'authToken'), ...limit } },
		counted: () => ({ requests: simulator.journal.count({ kind: 'api' }) }),
	};
}

/** The credential works with one department, since each new ticket needs one. */
export function deskPortal(desk: DeskSimulator): Portal {
	const credential = { ...deskCredentialFor(desk), departmentId: desk.access.departments.support };
	return {
		credentials: { [DEMO_DESK_CREDENTIAL]: credential },
		counted: () => ({ requests: desk.journal.count({ kind: 'api' }), credits: desk.journal.credits() }),
	};
}

/** What was counted since an earlier count. */
export function priceSince(portal: Portal, before: Price): Price {
	const { requests, credits } = portal.counted();
	return {
		requests: requests - before.requests,
		...(credits !== undefined && { credits: credits - (before.credits ?? 0) }),
	};
}
