import type { CredentialTest, Service } from './service';
import { SUPPORT } from './support/service';

/** All services. To add one, add a folder and a row here; no other file names a service. */
export const SERVICES: readonly Service[] = [SUPPORT];

/** The service of both nodes, while there is one. */
export const SERVICE = SUPPORT;

/** What the options of the service hold. */
export type ChosenOptions = ReturnType<typeof SERVICE.options.read>;

/** The *Test* buttons of all credentials; each node provides them. */
export const CREDENTIAL_TESTS: Record<string, CredentialTest> = Object.assign(
	{},
	...SERVICES.map(({ credentialTests }) => credentialTests),
);
