import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	ILoadOptionsFunctions,
	INodeCredentialTestResult,
	INodeProperties,
} from 'n8n-workflow';
import type { Usage } from '../connection/ledger';
import type { NodeContext } from '../connection/node-context';
import type { Silence } from '../connection/silence';
import type { Attachments, CaseWork } from '../helpdesk/case-work';
import type { Catalogue, ModuleName } from '../helpdesk/catalogue';
import type { FormField } from '../helpdesk/form-field';
import type { People } from '../helpdesk/people';
import type { Helpdesk } from '../helpdesk/helpdesk';
import type { CaseWorkPrices } from './case-work-prices';
import type { DocsPages } from './docs-pages';
import type { FormLists } from './form-lists';

/**
 * What a service is to the nodes, beside the port: how it is named in sentences, what the forms offer, and how it is
 * reached. `Options` is what its own options hold; only the service looks inside.
 */
export interface Service<Options extends object = object> {
	/** As saved workflows hold it. */
	readonly name: string;
	/** As the list of services shows it. */
	readonly choice: { readonly name: string; readonly description: string };
	/** The credential that leads to it. */
	readonly credentialType: string;
	/** The *Test* buttons of the credential, by the name under which n8n calls them. */
	readonly credentialTests: Readonly<Record<string, CredentialTest>>;
	/** The lists from which people choose. */
	readonly lists: FormLists;
	/**
	 * The fields of a module, as the portal of the form's credential has them. One or two requests, a third if the account
	 * may not read all, kept for five minutes and shared by the forms of the process. @throws HelpdeskError for trouble with the account, or if no answer came
	 */
	formFields(this: ILoadOptionsFunctions, module: ModuleName): Promise<readonly FormField[]>;
	/** True if it describes no fields: forms learn them from a record. So some may be missing, and choices are unknown. */
	readonly learnsFields?: true;
	readonly words: ServiceWords;
	/** Its modules and their known fields, for the forms. */
	readonly catalogue: Catalogue;
	readonly limits: ServiceLimits;
	/** What a poll that finds nothing new costs at least. */
	pollCost(module: string, event: string): number;
	/** What looks further than each poll cost beside, at most; absent if there are none. */
	sweepCost?(event: string): SweepCost | undefined;
	readonly options: ServiceOptions<Options>;
	/**
	 * Reads a decrypted credential. Costs no request.
	 * @throws HelpdeskError `setup` that names the missing or wrong field
	 */
	accessOf(credentials: ICredentialDataDecryptedObject): Access<Options>;
}

/** The price of looks that do not come with each poll. */
export interface SweepCost {
	/** The most that is added to one poll. */
	readonly poll: number;
	/** The most that is added to a day, however often the trigger polls. */
	readonly day: number;
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
	/** Its name for people. */
	readonly name: string;
	/** What its quota counts: one, and several. */
	readonly unit: { readonly one: string; readonly many: string };
	/** False if the limit of the day is only an estimate: what is left comes from the service. */
	readonly knowsLimit: boolean;
	/** What is known of the quota without asking, and what is not, in whole sentences. */
	readonly usage: string;
	/** When the requests of a day come back, for the middle of a sentence: `midnight …`. */
	readonly endOfDay: string;
	/** What happens to a deleted record, for the list of operations. */
	readonly deletes: string;
	/** In which zone it takes a time without an offset, for the end of a sentence. */
	readonly dateZone: string;
	/** How the service is asked for what changed since a time, and what that costs. */
	readonly changedSince: string;
	/** How new messages are found and what that costs; undefined if no module tells them. */
	readonly newMessages?: string;
	/** The code under which it says that a record is not there. */
	readonly notFoundCode: string;
	readonly prices: Prices;
	readonly examples: Examples;
	readonly docs: DocsPages;
}

/** An account of a service, as a credential describes it. */
export interface Access<Options extends object = object> {
	/** The same text for the same account. */
	readonly key: string;
	/** The address of its requests. */
	readonly address: string;
	/** Who signs in, without the password; undefined for a token that was entered. */
	readonly user: string | undefined;
	readonly dailyLimit: DailyLimit;
	open(opening: Opening, options: OpenOptions<Options>): OpenHelpdesk;
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

/** What the service's own options hold, and for whom it is opened. */
export type OpenOptions<Options extends object = object> = Options & {
	/** True for work that nobody waits for: it leaves the quota's reserve to people. */
	readonly bulk: boolean;
	/** A retry begins no later than this after the first try, in milliseconds: a person waits. */
	readonly patienceMs?: number;
	/** True: nothing is written, and each write has the outcome of a plan. */
	readonly dryRun?: boolean;
};

/** A help desk that is ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly words: ServiceWords;
	readonly helpdesk: Helpdesk;
	/** What else can be done with cases; absent if the service offers none of it. */
	readonly caseWork?: CaseWork;
	readonly attachments?: Attachments;
	/** Absent if the service takes names itself. */
	readonly people?: People;
	/** Identifies the portal and department that hold its records, while the process lives. */
	readonly place: string;
	/**
	 * The same for what is saved: it stays when a person connects again. A service may have to ask for it, once, before
	 * its first request.
	 */
	readonly lastingPlace: () => Promise<string>;
	readonly usage: () => Usage;
	/** Requests that this run has sent so far. */
	readonly spent: () => number;
	/**
	 * Tries the connection, where n8n itself has no *Test* button for the credential.
	 * @returns a sentence that says what it leads to
	 */
	readonly check?: () => Promise<string>;
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
	readonly remove: string;
	/** By the name of the module. */
	readonly update: (module: ModuleName) => string;
	/** By the name of the module. */
	readonly get: (module: ModuleName) => string;
	readonly conversation: string;
	/** Opening a list of records, and searching in it. */
	readonly list: string;
	/** Finding a case by its number. */
	readonly caseNumber: string;
	/** Trying the connection; undefined if n8n has a *Test* button for the credential. */
	readonly check?: string;
	/** Absent if the service offers none of it. */
	readonly caseWork?: CaseWorkPrices;
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
export interface ServiceOptions<Options extends object> {
	readonly properties: readonly INodeProperties[];
	/** @throws HelpdeskError `data` that names the option and what it held */
	read(given: OptionReader): Options;
}

/**
 * Gives what a person chose in one of the options; `otherwise` if it was not added.
 * @throws HelpdeskError `data` that names the option and what it held
 */
export interface OptionReader {
	choice<Choice extends string>(option: OptionName, choices: readonly Choice[], otherwise: Choice): Choice;
	choices<Choice extends string>(option: OptionName, choices: readonly Choice[]): Choice[];
	yesNo(option: OptionName, otherwise: boolean): boolean;
	wholeNumber(option: OptionName, otherwise: number, least: number, most: number): number;
	text(option: OptionName): string;
}

/** An option: its property has both names. */
export type OptionName = Pick<INodeProperties, 'name' | 'displayName'>;
