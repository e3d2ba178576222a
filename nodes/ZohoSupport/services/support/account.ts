import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { dailyLimit, EDITIONS, type Edition } from './limits';
import { isTimeZone } from './times';

/** A checked credential with its addresses. */
export interface Account {
	/** `https://support.zoho.com`, without a slash at the end. */
	readonly apiAddress: string;
	readonly accountsAddress: string;
	readonly portal: string;
	readonly department: string;
	/** The time zone of the portal, IANA. */
	readonly zone: string;
	readonly signIn: SignInData;
	/** Requests per Pacific day. */
	readonly dailyLimit: number;
	/** How many of them are kept for people. */
	readonly reserve: number;
}

export type SignInData =
	| { readonly kind: 'authToken'; readonly authToken: string }
	| { readonly kind: 'password'; readonly email: string; readonly password: string }
	| { readonly kind: 'ticket'; readonly email: string; readonly password: string; readonly apiKey: string };

/** Data centres, by the end of their addresses (reference section 1). */
const CENTRES: ReadonlySet<string> = new Set(['com', 'eu', 'in', 'com.cn']);

/**
 * Reads a decrypted credential.
 * @throws HelpdeskError `setup` that names the missing or wrong field.
 */
export function accountOf(data: ICredentialDataDecryptedObject): Account {
	const limit = limitOf(data);
	return {
		...addressesOf(data),
		portal: requiredText(data, 'portal', 'Portal'),
		department: requiredText(data, 'department', 'Department'),
		zone: zoneOf(data),
		signIn: signInOf(data),
		dailyLimit: limit,
		reserve: Math.ceil((limit * numberOf(data, 'reservePercent', 'Reserve Kept for People (%)', 10, PERCENT)) / 100),
	};
}

interface Range {
	readonly description: string;
	readonly accepts: (value: number) => boolean;
}

const COUNT: Range = {
	description: 'a whole number of 1 or more',
	accepts: (number) => Number.isSafeInteger(number) && number >= 1,
};
const PERCENT: Range = { description: 'a number from 0 to 100', accepts: (number) => number >= 0 && number <= 100 };

/** The text of a field as it was entered; a number becomes text. An expression may give anything. */
function rawText(data: ICredentialDataDecryptedObject, name: string, label: string): string {
	const value: unknown = data[name] ?? '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	throw wrongField(label, 'must be text');
}

function textOf(data: ICredentialDataDecryptedObject, name: string, label: string): string {
	return rawText(data, name, label).trim();
}

/** The number in a field; `otherwise` only if the field is empty. */
function numberOf(
	data: ICredentialDataDecryptedObject,
	name: string,
	label: string,
	otherwise: number,
	{ description, accepts }: Range,
): number {
	const given = textOf(data, name, label);
	if (given === '') return otherwise;
	if (accepts(Number(given))) return Number(given);
	throw wrongField(label, `must be ${description}, but it is '${given.slice(0, 60)}'`);
}

function requiredText(data: ICredentialDataDecryptedObject, name: string, label: string): string {
	const value = textOf(data, name, label);
	if (value === '') throw wrongField(label, 'is empty');
	return value;
}

function wrongField(label: string, what: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'setup',
			`The field '${label}' of the Zoho Support credential ${what}.`,
			'Open the credential, correct the field and press Test.',
		),
	);
}

function addressesOf(data: ICredentialDataDecryptedObject) {
	const centre = textOf(data, 'dataCentre', 'Data Centre') || 'com';
	if (centre === 'custom') {
		return {
			apiAddress: addressOf(data, 'apiAddress', 'API Address'),
			accountsAddress: addressOf(data, 'accountsAddress', 'Accounts Address'),
		};
	}
	if (!CENTRES.has(centre)) throw wrongField('Data Centre', `has an unknown value ('${centre}')`);
	return { apiAddress: `https://support.zoho.${centre}`, accountsAddress: `https://accounts.zoho.${centre}` };
}

function addressOf(data: ICredentialDataDecryptedObject, name: string, label: string): string {
	const address = requiredText(data, name, label).replace(/\/+$/, '');
	let url: URL;
	try {
		url = new URL(address);
	} catch {
		throw wrongField(label, 'is not an address such as https://support.example.com');
	}
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		throw wrongField(label, 'must begin with https:// or http://');
	if (url.username !== '' || url.password !== '' || url.search !== '')
		throw wrongField(label, 'must not contain a password or parameters');
	return address;
}

function zoneOf(data: ICredentialDataDecryptedObject): string {
	const zone = textOf(data, 'timeZone', 'Time Zone of the Portal') || 'America/Los_Angeles';
	if (!isTimeZone(zone))
		throw wrongField('Time Zone of the Portal', `is not a time zone ('${zone}'); enter one such as Europe/Berlin`);
	return zone;
}

function signInOf(data: ICredentialDataDecryptedObject): SignInData {
	const kind = textOf(data, 'signIn', 'Sign In With') || 'authToken';
	if (kind === 'authToken') return { kind, authToken: requiredText(data, 'authToken', 'Auth Token') };
	const email = requiredText(data, 'email', 'E-Mail');
	// A password is used exactly as entered, with its spaces.
	const password = rawText(data, 'password', 'Password');
	if (password === '') throw wrongField('Password', 'is empty');
	if (kind === 'ticket') return { kind, email, password, apiKey: requiredText(data, 'apiKey', 'API Key') };
	if (kind !== 'password') throw wrongField('Sign In With', `has an unknown value ('${kind}')`);
	return { kind, email, password };
}

function limitOf(data: ICredentialDataDecryptedObject): number {
	const edition = textOf(data, 'edition', 'Edition') || 'free';
	if (isEdition(edition)) return dailyLimit(edition, numberOf(data, 'licences', 'User Licences', 1, COUNT));
	if (edition !== 'custom') throw wrongField('Edition', `has an unknown value ('${edition}')`);
	return numberOf(data, 'dailyLimit', 'Requests a Day', 250, COUNT);
}

function isEdition(name: string): name is Edition {
	return Object.hasOwn(EDITIONS, name);
}
