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

/** Asks a person for one line; `hidden` keeps what is typed off the screen. */
export type Ask = (question: string, options?: { readonly hidden?: boolean }) => Promise<string>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Why the probe cannot start, in one line for the person. */
export class Unready extends Error {}

/**
 * Takes each part of the account from the environment, or asks for it.
 * @throws Unready when a part is missing and nobody can be asked, or when an address is wrong. The message repeats no value.
 */
export async function readAccount(env: Environment, ask: Ask | undefined): Promise<Account> {
	const part = async (name: string, question: string): Promise<string> => {
		const value = env[name]?.trim() || (await ask?.(question))?.trim();
		if (!value) throw new Unready(`${name} is not set.`);
		return value;
	};
	const signIn = async (): Promise<Account['signIn']> => {
		const token = env.ZOHO_SUPPORT_AUTHTOKEN?.trim();
		if (token) return { kind: 'token', token };
		if (!env.ZOHO_SUPPORT_EMAIL?.trim()) {
			if (ask === undefined)
				throw new Unready('Set ZOHO_SUPPORT_AUTHTOKEN, or ZOHO_SUPPORT_EMAIL and ZOHO_SUPPORT_PASSWORD.');
			const typed = (await ask('Auth token (empty to sign in with e-mail and password): ', { hidden: true })).trim();
			if (typed) return { kind: 'token', token: typed };
		}
		const email = await part('ZOHO_SUPPORT_EMAIL', 'E-mail: ');
		// A password may start or end with a space.
		const password = env.ZOHO_SUPPORT_PASSWORD || (await ask?.('Password: ', { hidden: true }));
		if (!password) throw new Unready('ZOHO_SUPPORT_PASSWORD is not set.');
		return { kind: 'password', email, password };
	};
	return {
		apiAddress: addressIn(env, 'ZOHO_SUPPORT_API', 'https://support.zoho.com'),
		accountsAddress: addressIn(env, 'ZOHO_SUPPORT_ACCOUNTS', 'https://accounts.zoho.com'),
		portal: await part('ZOHO_SUPPORT_PORTAL', 'Portal (the name in the address of the help desk): '),
		department: await part('ZOHO_SUPPORT_DEPARTMENT', 'Department: '),
		signIn: await signIn(),
	};
}

/** An address of the environment, without a slash at the end. @throws Unready when it is none */
export function addressIn(env: Environment, name: string, usual: string): string {
	const address = (env[name]?.trim() || usual).replace(/\/+$/, '');
	if (!URL.canParse(address) || !/^https?:/i.test(address))
		throw new Unready(`${name} must be an address such as ${usual}.`);
	const { username, password, search, hash } = new URL(address);
	if (username + password + search + hash !== '')
		throw new Unready(`${name} must be a plain address, without a password or parameters.`);
	return address;
}

/** A text of the service without the parts that only the person may know: it may repeat what it was sent. */
export function withoutPrivateParts(text: string, { portal, department, signIn }: Account): string {
	const parts = [portal, department, ...(signIn.kind === 'token' ? [signIn.token] : [signIn.email, signIn.password])];
	return parts.filter((part) => part.length > 2).reduce((rest, part) => rest.replaceAll(part, '…'), text);
}
