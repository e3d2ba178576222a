import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CredentialFields, PERCENT } from '../credential-fields';
import { DETECTED } from './credential-form';
import {
	accountsAddressOf,
	centreOf,
	DEFAULT_DOMAIN,
	deskAddressOf,
	OTHER_ADDRESS,
	ZONE_OF_OTHER_ADDRESS,
} from './data-centres';
import { type Edition, isEdition } from './limits';
import { NAME } from './service-words';

/** A checked credential with its addresses. The tokens are not part of it: n8n keeps and renews them. */
export interface Account {
	/** `https://desk.zoho.com`, without a slash at the end. */
	readonly deskAddress: string;
	readonly accountsAddress: string;
	/** The zone of the day of the credits, IANA. */
	readonly zone: string;
	/** Undefined if it is to be found: an account has most often one. */
	readonly organizationId: string | undefined;
	/** Undefined for all departments. */
	readonly departmentId: string | undefined;
	/** Undefined if the service is to be believed. */
	readonly edition: Edition | undefined;
	/** The part of the day's credits that is kept for people, in percent. */
	readonly reservePercent: number;
	/** The id of the client, which tells credentials apart. It is no secret. */
	readonly clientId: string;
}

const ID = /^\d{1,19}$/;

/**
 * Reads a decrypted credential.
 * @throws HelpdeskError `setup` that names the missing or wrong field.
 */
export function accountOf(data: ICredentialDataDecryptedObject): Account {
	const fields = new CredentialFields(data, NAME);
	return {
		...addressesOf(fields),
		// An id that is no number makes the service fail with HTTP 500 [open-points 5b].
		organizationId: idOf(fields, 'organizationId', 'Organization ID'),
		departmentId: idOf(fields, 'departmentId', 'Department ID'),
		edition: editionOf(fields),
		reservePercent: fields.number('reservePercent', 'Reserve Kept for People (%)', 10, PERCENT),
		clientId: fields.text('clientId', 'Client ID'),
	};
}

function addressesOf(fields: CredentialFields): Pick<Account, 'deskAddress' | 'accountsAddress' | 'zone'> {
	const domain = fields.text('dataCentre', 'Data Centre') || DEFAULT_DOMAIN;
	if (domain === OTHER_ADDRESS) {
		return {
			deskAddress: fields.address('deskAddress', 'Desk Address', 'https://desk.example.com'),
			accountsAddress: fields.address('accountsAddress', 'Accounts Address', 'https://accounts.example.com'),
			zone: ZONE_OF_OTHER_ADDRESS,
		};
	}
	const centre = centreOf(domain);
	if (centre === undefined) throw fields.wrong('Data Centre', `has an unknown value ('${domain.slice(0, 60)}')`);
	return { deskAddress: deskAddressOf(centre), accountsAddress: accountsAddressOf(centre), zone: centre.zone };
}

function idOf(fields: CredentialFields, name: string, label: string): string | undefined {
	const id = fields.text(name, label);
	if (id === '' || ID.test(id)) return id || undefined;
	throw fields.wrong(label, `must be a number of at most 19 digits, but it is '${id.slice(0, 60)}'`);
}

function editionOf(fields: CredentialFields): Edition | undefined {
	const edition = fields.text('edition', 'Edition') || DETECTED;
	if (edition === DETECTED) return undefined;
	if (isEdition(edition)) return edition;
	throw fields.wrong('Edition', `has an unknown value ('${edition.slice(0, 60)}')`);
}
