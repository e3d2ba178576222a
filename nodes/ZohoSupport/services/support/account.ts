import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { COUNT, CredentialFields, PERCENT } from '../credential-fields';
import { dailyLimit, EDITIONS, type Edition } from './limits';
import { WORDS } from './service-words';
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
const EXAMPLE = 'https://support.example.com';

/**
 * Reads a decrypted credential.
 * @throws HelpdeskError `setup` that names the missing or wrong field.
 */
export function accountOf(data: ICredentialDataDecryptedObject): Account {
	const fields = new CredentialFields(data, WORDS.name);
	const limit = limitOf(fields);
	return {
		...addressesOf(fields),
		portal: fields.required('portal', 'Portal'),
		department: fields.required('department', 'Department'),
		zone: zoneOf(fields),
		signIn: signInOf(fields),
		dailyLimit: limit,
		reserve: Math.ceil((limit * fields.number('reservePercent', 'Reserve Kept for People (%)', 10, PERCENT)) / 100),
	};
}

function addressesOf(fields: CredentialFields) {
	const centre = fields.text('dataCentre', 'Data Centre') || 'com';
	if (centre === 'custom') {
		return {
			apiAddress: fields.address('apiAddress', 'API Address', EXAMPLE),
			accountsAddress: fields.address('accountsAddress', 'Accounts Address', EXAMPLE),
		};
	}
	if (!CENTRES.has(centre)) throw fields.wrong('Data Centre', `has an unknown value ('${centre}')`);
	return { apiAddress: `https://support.zoho.${centre}`, accountsAddress: `https://accounts.zoho.${centre}` };
}

function zoneOf(fields: CredentialFields): string {
	const zone = fields.text('timeZone', 'Time Zone of the Portal') || 'America/Los_Angeles';
	if (!isTimeZone(zone))
		throw fields.wrong('Time Zone of the Portal', `is not a time zone ('${zone}'); enter one such as Europe/Berlin`);
	return zone;
}

function signInOf(fields: CredentialFields): SignInData {
	const kind = fields.text('signIn', 'Sign In With') || 'authToken';
	if (kind === 'authToken') return { kind, authToken: fields.required('authToken', 'Auth Token') };
	const email = fields.required('email', 'E-Mail');
	// A password is used exactly as entered, with its spaces.
	const password = fields.raw('password', 'Password');
	if (password === '') throw fields.wrong('Password', 'is empty');
	if (kind === 'ticket') return { kind, email, password, apiKey: fields.required('apiKey', 'API Key') };
	if (kind !== 'password') throw fields.wrong('Sign In With', `has an unknown value ('${kind}')`);
	return { kind, email, password };
}

function limitOf(fields: CredentialFields): number {
	const edition = fields.text('edition', 'Edition') || 'free';
	if (isEdition(edition)) return dailyLimit(edition, fields.number('licences', 'User Licences', 1, COUNT));
	if (edition !== 'custom') throw fields.wrong('Edition', `has an unknown value ('${edition}')`);
	return fields.number('dailyLimit', 'Requests a Day', 250, COUNT);
}

function isEdition(name: string): name is Edition {
	return Object.hasOwn(EDITIONS, name);
}

/** Who signs in, without the password; undefined for a token that was entered. */
export function userOf({ signIn, accountsAddress }: Account): string | undefined {
	return signIn.kind === 'authToken' ? undefined : JSON.stringify([accountsAddress, signIn.email.trim().toLowerCase()]);
}

/** Identifies the records of an account: another portal or department has different ones. */
export function placeOf({ apiAddress, portal, department }: Account): string {
	return `${apiAddress} ${portal} ${department}`;
}
