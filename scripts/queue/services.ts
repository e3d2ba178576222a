/** The services of the crash test in queue mode: one token is to be made, by whichever process asks first. */
import type { Renewal } from '../chaos/reckoning';
import { type Opening, SERVICES } from '../chaos/services';
import type { ServiceName } from '../n8n/workflow';

/** Whoever made it: any second token is one too many. */
const ANY: Renewal = { end: 1, life: 1 };

export const QUEUE_SERVICES: Readonly<Record<ServiceName, Opening>> = {
	/** The token of the credential has ended, once. The nodes that make it end again and again are left out. */
	desk: (session, book, lives) => {
		const service = SERVICES.desk(session, book, lives);
		session.desk.grants.expireAccessTokens();
		return { ...service, lastNodes: [], renewals: () => service.renewals().map(() => ANY) };
	},
	/** It signs in with e-mail and password, from which a token is made. */
	support: (session, book, lives) => ({
		...SERVICES.support(session, book, lives),
		credential: session.credentials.password,
		renewals: () => session.zoho.journal.entries().flatMap(({ kind }) => (kind === 'sign-in' ? [ANY] : [])),
	}),
};
