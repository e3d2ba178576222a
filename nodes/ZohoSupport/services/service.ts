import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeProperties,
} from 'n8n-workflow';
import type { Usage } from '../connection/ledger';
import type { NodeContext } from '../connection/node-context';
import type { Silence } from '../connection/silence';
import type { Catalogue } from '../helpdesk/catalogue';
import type { Helpdesk } from '../helpdesk/helpdesk';

/**
 * What a service is to the nodes, beside the port: how it is named in sentences, what the forms offer, and how it is
 * reached. `Options` is what its own options hold; only the service looks inside.
 */
export interface Service<Options = unknown> {
	/** The credential that leads to it. */
	readonly credentialType: string;
	/** The *Test* button of the credential, under the name by which n8n calls it. */
	readonly credentialTests: Readonly<Record<string, CredentialTest>>;
	readonly words: ServiceWords;
	/** Its modules and their known fields, for the forms. */
	readonly catalogue: Catalogue;
	readonly limits: ServiceLimits;
	readonly options: ServiceOptions<Options>;
	/**
	 * Reads a decrypted credential. Costs no request.
	 * @throws HelpdeskError `setup` that names the field which is missing or wrong
	 */
	accessOf(credentials: ICredentialDataDecryptedObject): Access<Options>;
}

export type CredentialTest = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/**
 * What the forms, hints and logs say of a service. Prices and examples are parts of a form: each is a whole sentence
 * or value.
 */
export interface ServiceWords {
	/** Its name, as people know it. */
	readonly name: string;
	/** When the requests of a day come back, for the middle of a sentence: `midnight …`. */
	readonly endOfDay: string;
	/** How the service is asked for what changed since a time, and what that costs. */
	readonly changedSince: string;
	/**
	 * What the credential counts, in a few words for a person who must have more of it: `raise the … of the portal`.
	 */
	readonly moreRequests: string;
	/** The code under which it says that a record is not there. */
	readonly notFoundCode: string;
	readonly prices: Prices;
	readonly examples: Examples;
}

/** An account of a service, as a credential describes it. */
export interface Access<Options = unknown> {
	/** The same text for the same account. */
	readonly key: string;
	/** Where its requests go. */
	readonly address: string;
	/** Who signs in, whatever the password; undefined for a token that was typed in. */
	readonly user: string | undefined;
	readonly dailyLimit: DailyLimit;
	open(opening: Opening, options: OpenOptions<Options>): OpenHelpdesk;
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

/** What the service's own options hold, and for whom it is opened. */
export type OpenOptions<Options = unknown> = Options & {
	/** True for work that nobody waits for: it leaves the quota's reserve to people. */
	readonly bulk: boolean;
};

/** A help desk ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly words: ServiceWords;
	readonly helpdesk: Helpdesk;
	/** Names the portal and department whose records it holds. */
	readonly place: string;
	readonly usage: () => Usage;
	/** Requests that this run spent so far. */
	readonly spent: () => number;
}

/** What an operation costs. A description that is one sentence has no full stop at its end, as n8n wants it. */
export interface Prices {
	/** Return All. */
	readonly readAll: string;
	/** Limit. */
	readonly readSome: string;
	/** All existing records, as the start of a trigger. */
	readonly readExisting: string;
	/** Create, in the list of operations. */
	readonly createTogether: string;
	readonly create: string;
	readonly createOrUpdate: string;
}

/** Labels and values that show a person how to fill in a form. */
export interface Examples {
	/** The label of a field. */
	readonly label: string;
	/** The label of a field that the service sets itself. */
	readonly labelSetByService: string;
	/** Labels and values as a JSON object. */
	readonly json: string;
	/** What a person may take for the ID of a record: `its … or subject`. */
	readonly notAnId: string;
}

export interface ServiceLimits {
	/** The most rows one request can write. */
	readonly writeSize: number;
}

/** Options that only this service has: the forms show them among the others, the service reads them. */
export interface ServiceOptions<Options> {
	readonly properties: readonly INodeProperties[];
	/** @throws HelpdeskError `data` that names the option and what it held */
	read(choice: ChoiceReader): Options;
}

/** Gives what a person chose in one of the options, by its name. */
export type ChoiceReader = <Choice extends string>(
	name: string,
	displayName: string,
	choices: readonly Choice[],
	otherwise: Choice,
) => Choice;
