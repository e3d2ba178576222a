import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeProperties,
} from 'n8n-workflow';
import type { Catalogue } from '../helpdesk/catalogue';

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
