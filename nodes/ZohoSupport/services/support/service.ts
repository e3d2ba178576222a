import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { keptCounts } from '../../connection/kept-counts';
import type { Access, OpenHelpdesk, Opening, OpenOptions, Service } from '../service';
import { type Account, accountOf, placeOf, userOf } from './account';
import { CATALOGUE } from './catalogue';
import { Connection, CREDENTIAL_TYPE } from './connection';
import { zohoSupportApiTest } from './credential-test';
import { LISTS } from './form-lists';
import { formFields } from './form-fields';
import { OPTIONS, type SupportOptions } from './options';
import { WRITE_SIZE } from './requests';
import { WORDS } from './service-words';
import { type Door, SupportHelpdesk } from './support-helpdesk';

/** The classic API, as one row of the table of services. */
export const SUPPORT: Service<SupportOptions> = {
	name: 'support',
	choice: {
		name: 'Zoho Support (Classic)',
		description: 'The older API, for a portal that has not moved to Zoho Desk',
	},
	credentialType: CREDENTIAL_TYPE,
	credentialTests: { zohoSupportApiTest },
	lists: LISTS,
	formFields,
	learnsFields: true,
	words: WORDS,
	catalogue: CATALOGUE,
	limits: { writeSize: WRITE_SIZE },
	pollCost: () => 1,
	options: OPTIONS,
	accessOf,
};

function accessOf(credentials: ICredentialDataDecryptedObject): Access<SupportOptions> {
	const account = accountOf(credentials);
	return {
		key: JSON.stringify(account),
		address: account.apiAddress,
		user: userOf(account),
		dailyLimit: { requests: account.dailyLimit, reserve: account.reserve },
		open: (opening, options) => open(account, opening, options),
	};
}

function open(account: Account, opening: Opening, options: OpenOptions<SupportOptions>): OpenHelpdesk {
	const connection = new Connection(account, opening, options, keptCounts(opening.context));
	const send: Door = async (request) =>
		options.dryRun === true && request.access === 'write' ? { kind: 'planned' } : await connection.call(request);
	const helpdesk = new SupportHelpdesk(send, { zone: account.zone });
	return {
		words: WORDS,
		helpdesk,
		place: placeOf(account),
		lastingPlace: async () => await Promise.resolve(placeOf(account)),
		usage: () => connection.usage(),
		spent: () => connection.spent,
	};
}
