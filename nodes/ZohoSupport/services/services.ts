import type { CredentialTest, Service } from './service';
import { DESK } from './desk/service';
import { SUPPORT } from './support/service';

/** All services; forms preset the first. To add one, add a folder and a row here; no other file names a service. */
export const SERVICES: readonly Service[] = [DESK, SUPPORT];

/** The *Test* buttons of all credentials; each node provides them. */
export const CREDENTIAL_TESTS: Record<string, CredentialTest> = Object.assign(
	{},
	...SERVICES.map(({ credentialTests }) => credentialTests),
);
