import { addressIn, type Ask, type Environment, Unready } from '../account';
import { accountsAddressOf, centreOf, DATA_CENTRES, DEFAULT_DOMAIN, deskAddressOf } from './product';

/** A Zoho Desk to ask, from the environment and the keyboard. */
export interface DeskAccount {
	/** Without a slash at the end. */
	readonly deskAddress: string;
	readonly accountsAddress: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly refreshToken: string;
	/** Needed where the account has several organizations. */
	readonly organizationId: string | undefined;
}

/**
 * Takes each part of the account from the environment, or asks for it.
 * @throws Unready when a part is missing and nobody can be asked, or when an address or data centre is wrong
 */
export async function readDeskAccount(env: Environment, ask: Ask | undefined): Promise<DeskAccount> {
	const part = async (name: string, question: string, hidden = false): Promise<string> => {
		const value = env[name]?.trim() || (await ask?.(question, { hidden }))?.trim();
		if (!value) throw new Unready(`${name} is not set.`);
		return value;
	};
	const typed = env.ZOHO_DESK_DATA_CENTRE?.trim() || (env.ZOHO_DESK_API ? '' : (await ask?.(CENTRE_QUESTION))?.trim());
	const centre = centreOf(typed || DEFAULT_DOMAIN);
	if (centre === undefined) throw new Unready(`ZOHO_DESK_DATA_CENTRE must be one of ${DOMAINS}.`);
	return {
		deskAddress: addressIn(env, 'ZOHO_DESK_API', deskAddressOf(centre)),
		accountsAddress: addressIn(env, 'ZOHO_DESK_ACCOUNTS', accountsAddressOf(centre)),
		clientId: await part('ZOHO_DESK_CLIENT_ID', 'Client ID (of a self client, or the one that n8n uses): '),
		clientSecret: await part('ZOHO_DESK_CLIENT_SECRET', 'Client secret: ', true),
		refreshToken: await part('ZOHO_DESK_REFRESH_TOKEN', 'Refresh token: ', true),
		organizationId: env.ZOHO_DESK_ORGANIZATION?.trim() || undefined,
	};
}

const DOMAINS = DATA_CENTRES.map(({ domain }) => domain).join(', ');
const CENTRE_QUESTION = `Data centre (${DOMAINS}; empty for ${DEFAULT_DOMAIN}): `;
