/** An account to ask, from the environment and the keyboard. */
export interface Account {
	/** Without a slash at the end. */
	readonly apiAddress: string;
	readonly accountsAddress: string;
	readonly portal: string;
	readonly department: string;
	readonly signIn:
		| { readonly kind: 'token'; readonly token: string }
		| { readonly kind: 'password'; readonly email: string; readonly password: string };
}

/** Asks the person for one line; `hidden` when what is typed must not show. Undefined when there is no terminal. */
export type Ask = (question: string, options?: { readonly hidden?: boolean }) => Promise<string>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** What stands in the way of asking, in one line for the person. */
export class Unready extends Error {}

/**
 * Takes each part of the account from the environment, else from the keyboard.
 * @throws Unready when a part is missing and there is no terminal, or an address is none. It repeats no value.
 */
export async function readAccount(env: Environment, ask: Ask | undefined): Promise<Account> {
	const apiAddress = addressOf('ZOHO_SUPPORT_API', env.ZOHO_SUPPORT_API, 'https://support.zoho.com');
	const accountsAddress = addressOf('ZOHO_SUPPORT_ACCOUNTS', env.ZOHO_SUPPORT_ACCOUNTS, 'https://accounts.zoho.com');
	const portal = await part(env, 'ZOHO_SUPPORT_PORTAL', 'Portal (the name in the address of the help desk): ', ask);
	const department = await part(env, 'ZOHO_SUPPORT_DEPARTMENT', 'Department: ', ask);
	return { apiAddress, accountsAddress, portal, department, signIn: await readSignIn(env, ask) };
}

async function readSignIn(env: Environment, ask: Ask | undefined): Promise<Account['signIn']> {
	const token = env.ZOHO_SUPPORT_AUTHTOKEN?.trim() ?? '';
	if (token !== '') return { kind: 'token', token };
	const hasEmail = (env.ZOHO_SUPPORT_EMAIL ?? '').trim() !== '';
	if (!hasEmail) {
		if (ask === undefined)
			throw new Unready(
				'There is no way to sign in: set ZOHO_SUPPORT_AUTHTOKEN, or ZOHO_SUPPORT_EMAIL and ZOHO_SUPPORT_PASSWORD.',
			);
		const typed = (await ask('Auth token (empty to sign in with e-mail and password): ', { hidden: true })).trim();
		if (typed !== '') return { kind: 'token', token: typed };
	}
	const email = await part(env, 'ZOHO_SUPPORT_EMAIL', 'E-mail: ', ask);
	// A password is taken as typed, spaces and all.
	const password = env.ZOHO_SUPPORT_PASSWORD || (await ask?.('Password: ', { hidden: true })) || '';
	if (password === '') throw new Unready('ZOHO_SUPPORT_PASSWORD is not set.');
	return { kind: 'password', email, password };
}

async function part(env: Environment, name: string, question: string, ask: Ask | undefined): Promise<string> {
	const value = env[name]?.trim() || (await ask?.(question))?.trim() || '';
	if (value === '') throw new Unready(`${name} is not set.`);
	return value;
}

function addressOf(name: string, value: string | undefined, usual: string): string {
	const address = (value?.trim() || usual).replace(/\/+$/, '');
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol))
		throw new Unready(`${name} is no address such as ${usual}.`);
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new Unready(`${name} must be a plain address, without a password or parameters.`);
	}
	return address;
}

/** A text of the service without what only the person may know: it may repeat what it was sent. */
export function withoutPrivateParts(text: string, { portal, department, signIn }: Account): string {
	const parts = [portal, department, ...(signIn.kind === 'token' ? [signIn.token] : [signIn.email, signIn.password])];
	return parts.filter((part) => part.length > 2).reduce((rest, part) => rest.replaceAll(part, '…'), text);
}
