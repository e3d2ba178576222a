/** Why a sign-in is refused (reference, section 2a; the last one is the guide's text for tickets, section 2b). */
export type Cause =
	| 'INVALID_PASSWORD'
	| 'NO_SUCH_USER'
	| 'USER_NOT_ACTIVE'
	| 'ACCOUNT_REGISTRATION_NOT_CONFIRMED'
	| 'WEB_LOGIN_REQUIRED'
	| 'EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS'
	| 'INVALID_CREDENTIALS'
	| 'Username and Password do not match';

/** A person of the portal. */
export interface User {
	readonly email: string;
	readonly name: string;
	readonly password: string;
	/** Only administrators may use the API (reference, section 6). */
	readonly isAdministrator: boolean;
	/** The cause with which every sign-in of this user is refused. */
	readonly refusedWith?: Cause;
	/** The user already has the maximum number of tokens. */
	readonly isAtCeiling?: boolean;
}

/** The fixed access data that everyone may use. Nothing here is secret. */
export const ACCESS = {
	portal: 'demosupport',
	department: 'demodepartment',
	authToken: '0123456789abcdef0123456789abcdef',
	email: 'admin@demosupport.example',
	password: 'demo-password',
	apiKey: 'demo-apikey',
} as const;

export const DEPARTMENTS: readonly string[] = [ACCESS.department, 'billing'];

function person(part: string, name: string, more: Partial<User> = {}): User {
	return { email: `${part}@demosupport.example`, name, password: ACCESS.password, isAdministrator: true, ...more };
}

/** The users of the main data centre: one for each documented CAUSE. */
export const USERS: readonly User[] = [
	person('admin', 'Ada Admin'),
	person('agent', 'Ben Agent', { isAdministrator: false }),
	person('twofactor', 'Cleo Twofactor', { refusedWith: 'WEB_LOGIN_REQUIRED' }),
	person('ceiling', 'Dan Ceiling', { isAtCeiling: true }),
	person('inactive', 'Eve Inactive', { refusedWith: 'USER_NOT_ACTIVE' }),
	person('unconfirmed', 'Finn Unconfirmed', { refusedWith: 'ACCOUNT_REGISTRATION_NOT_CONFIRMED' }),
];

/** The European data centre has one user, of another portal. */
export const EUROPEAN_PORTAL = 'eusupport';
export const EUROPEAN_USERS: readonly User[] = [
	{ email: 'admin@eusupport.example', name: 'Gus Europe', password: ACCESS.password, isAdministrator: true },
];
