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

/** What the nodes need of a service besides the port: its name in texts, and how to reach it. */
export interface Service {
	/** The type of its credential. */
	readonly credentialType: string;
	/** The *Test* buttons of the credential, by the name under which n8n calls them. */
	readonly credentialTests: Readonly<Record<string, CredentialTest>>;
	readonly words: ServiceWords;
	/**
	 * Reads a decrypted credential. Costs no request.
	 * @throws HelpdeskError `setup` that names the missing or wrong field
	 */
	accessOf(credentials: ICredentialDataDecryptedObject): Access;
}

export type CredentialTest = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/** The words for a service in forms, hints and logs. */
export interface ServiceWords {
	/** Its name for people. */
	readonly name: string;
	/** When its daily quota resets, such as `midnight Pacific time`. */
	readonly dayEnds: string;
}

/** An account of a service, as a credential describes it. */
export interface Access {
	/** The same text for the same account. */
	readonly key: string;
	/** The address of its requests. */
	readonly address: string;
	/** Who signs in, without the password; undefined for a token that was entered. */
	readonly user: string | undefined;
	readonly dailyLimit: DailyLimit;
	open(opening: Opening, options: OpenOptions): OpenHelpdesk;
}

/** The daily quota of a credential, and how many requests of it are kept for people. */
export interface DailyLimit {
	readonly requests: number;
	readonly reserve: number;
}

/** What is needed to open an account. */
export interface Opening {
	readonly context: NodeContext;
	/** The data of the credential; a renewed token is written to it. */
	readonly credentials: ICredentialDataDecryptedObject;
	/** Shared by all accounts of one address. */
	readonly silence: Silence;
	/** The input item for which the credential was evaluated; a poll has none. */
	readonly item?: number;
}

export interface OpenOptions {
	readonly format: 'json' | 'xml';
	/** True for work that nobody waits for: it does not use the reserve of the quota. */
	readonly bulk: boolean;
}

/** A help desk that is ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly words: ServiceWords;
	readonly helpdesk: Helpdesk;
	/** Identifies the portal and department that hold its records. */
	readonly place: string;
	readonly usage: () => Usage;
	/** Requests that this run has sent so far. */
	readonly spent: () => number;
}
