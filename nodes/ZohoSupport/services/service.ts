import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { Usage } from '../connection/ledger';
import type { NodeContext } from '../connection/node-context';
import type { Silence } from '../connection/silence';
import type { Helpdesk } from '../helpdesk/helpdesk';

/** What a service is to the nodes, beside the port: how it is named in sentences, and how it is reached. */
export interface Service {
	/** The credential that leads to it. */
	readonly credentialType: string;
	/** The *Test* button of the credential, under the name by which n8n calls it. */
	readonly credentialTests: Readonly<Record<string, CredentialTest>>;
	readonly words: ServiceWords;
	/**
	 * Reads a decrypted credential. Costs no request.
	 * @throws HelpdeskError `setup` that names the field which is missing or wrong
	 */
	accessOf(credentials: ICredentialDataDecryptedObject): Access;
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

/** An account of a service, as a credential describes it. */
export interface Access {
	/** The same text for the same account. */
	readonly key: string;
	/** Where its requests go. */
	readonly address: string;
	/** Who signs in, whatever the password; undefined for a token that was typed in. */
	readonly user: string | undefined;
	readonly dailyLimit: DailyLimit;
	open(opening: Opening, options: OpenOptions): OpenHelpdesk;
}

/** Requests a day that a credential allows, and how many of them are kept for people. */
export interface DailyLimit {
	readonly requests: number;
	readonly reserve: number;
}

/** What an access is opened for. */
export interface Opening {
	readonly context: NodeContext;
	/** The credential's own data: what is renewed is noted in it. */
	readonly credentials: ICredentialDataDecryptedObject;
	/** Shared by the accounts of one address. */
	readonly silence: Silence;
	/** The input item that the credential was worked out for; a poll has none. */
	readonly item?: number;
}

export interface OpenOptions {
	readonly format: 'json' | 'xml';
	/** True for work that nobody waits for: it leaves the quota's reserve to people. */
	readonly bulk: boolean;
}

/** A help desk ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly helpdesk: Helpdesk;
	/** Names the portal and department whose records it holds. */
	readonly place: string;
	readonly usage: () => Usage;
	/** Requests that this run spent so far. */
	readonly spent: () => number;
}
