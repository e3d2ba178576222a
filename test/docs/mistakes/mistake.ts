/** What a person can do wrong, for docs/errors.md. */
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { DeskSimulator, ModuleName } from '../../../simulator/desk/simulator';
import type { Simulator } from '../../../simulator/support/simulator';

/** One mistake at one service, and what its error must hold. */
export interface Attempt<Zoho> {
	readonly parameters: INodeParameters | ((zoho: Zoho) => INodeParameters);
	/** The parameters are those of the trigger. */
	readonly ofTrigger?: boolean;
	/** No person started the workflow. */
	readonly byItself?: boolean;
	/** The item has a file `note.txt` as `file`. */
	readonly withFile?: boolean;
	/** What differs from a credential that works. */
	readonly credential?: ICredentialDataDecryptedObject | ((zoho: Zoho) => ICredentialDataDecryptedObject);
	/** What happens at Zoho before the run. */
	readonly before?: (zoho: Zoho) => void;
	/** A part of the message: the field, value, record or setting that is wrong, or what happened on the way. */
	readonly names: string;
	/** Zoho's own code, if Zoho found the mistake. */
	readonly code?: string;
	/** API requests that were sent. */
	readonly requests: number;
}

export interface Mistake {
	/** What the person did, as a sentence that begins with "You", or what happened to Zoho. */
	readonly did: string;
	readonly desk?: Attempt<DeskSimulator>;
	readonly classic?: Attempt<Simulator>;
}

export interface MistakeGroup {
	readonly title: string;
	readonly mistakes: readonly Mistake[];
}

/** A mistake that is the same at both services. */
export function atBoth(did: string, attempt: Attempt<unknown>): Mistake {
	return { did, desk: attempt, classic: attempt };
}

export const CASE = { resource: 'case' };

/** A new case with these fields besides those that it needs. */
export function newCase(fields: IDataObject): INodeParameters {
	return ofJson('create', { Subject: 'Printer', 'Contact Name': 'Ann Lee', ...fields });
}

/** A write of cases with exactly these fields. */
export function ofJson(operation: 'create' | 'update', fields: IDataObject): INodeParameters {
	return { ...CASE, operation, dataMode: 'json', jsonFields: JSON.stringify(fields) };
}

/** The ID of a stored record of Zoho Desk. */
export function stored({ records }: DeskSimulator, module: ModuleName = 'tickets'): string {
	return String(records(module)[0].id);
}

export const get = (recordId: string): INodeParameters => ({ ...CASE, operation: 'get', recordId });

export const LIST: INodeParameters = { ...CASE, operation: 'getMany', limit: 10 };
