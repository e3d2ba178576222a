import type { CredentialTest, Service } from './service';
import { SUPPORT } from './support/service';

/** Which services there are. A new service is a new folder and a row here; no other file names one. */
export const SERVICES: readonly Service[] = [SUPPORT];

/** The service of both nodes, while there is one. */
export const SERVICE = SUPPORT;

/** What the options of the service hold. */
export type ChosenOptions = ReturnType<typeof SERVICE.options.read>;

/** The *Test* buttons of all credentials: each node brings them. */
export const CREDENTIAL_TESTS: Record<string, CredentialTest> = Object.assign(
	{},
	...SERVICES.map(({ credentialTests }) => credentialTests),
);
