import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';

/** What a service is to the nodes, beside the port: how it is named in sentences, and how it is reached. */
export interface Service {
	/** The credential that leads to it. */
	readonly credentialType: string;
	/** The *Test* button of the credential, under the name by which n8n calls it. */
	readonly credentialTests: Readonly<Record<string, CredentialTest>>;
	readonly words: ServiceWords;
}

export type CredentialTest = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/** What the forms, hints and logs say of a service. */
export interface ServiceWords {
	/** Its name, as people know it. */
	readonly name: string;
}
