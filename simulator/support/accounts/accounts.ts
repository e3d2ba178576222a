import { randomBytes } from 'node:crypto';

import type { Clock } from '../../clock';
import type { Cause, User } from './users';

const TICKET_LIFE = 7 * 24 * 60 * 60_000;

/** The secret from a successful sign-in, or the cause of a refusal. */
export type SignedIn = { readonly secret: string } | { readonly cause: Cause };

/** The accounts of one data centre: its users, and the valid tokens and tickets. */
export class Accounts {
	private readonly tokenHolders = new Map<string, User>();
	private readonly ticketHolders = new Map<string, { user: User; made: number }>();

	/** `tokenCeiling`: how many tokens a user may have at once. */
	constructor(
		private readonly clock: Clock,
		private readonly users: readonly User[],
		public tokenCeiling: number,
	) {}

	/** A new auth token, permanent until removed (reference, section 2a). */
	makeToken(email: string, password: string): SignedIn {
		const user = this.admitted(email, password, 'INVALID_PASSWORD');
		if (typeof user === 'string') return { cause: user };
		const held = [...this.tokenHolders.values()].filter((holder) => holder === user).length;
		if (user.isAtCeiling === true || held >= this.tokenCeiling) return { cause: 'EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS' };
		const secret = randomBytes(16).toString('hex');
		this.tokenHolders.set(secret, user);
		return { secret };
	}

	/** A new ticket for seven days (reference, section 2b). */
	makeTicket(email: string, password: string): SignedIn {
		const user = this.admitted(email, password, 'Username and Password do not match');
		if (typeof user === 'string') return { cause: user };
		const secret = randomBytes(16).toString('hex');
		this.ticketHolders.set(secret, { user, made: this.clock.milliseconds() });
		return { secret };
	}

	/** Makes this token valid, as if its user had made it. */
	grant(token: string, email: string): void {
		const user = this.userOf(email);
		if (user !== undefined) this.tokenHolders.set(token, user);
	}

	holderOfToken(token: string): User | undefined {
		return this.tokenHolders.get(token);
	}

	holderOfTicket(ticket: string): User | undefined {
		const held = this.ticketHolders.get(ticket);
		return held !== undefined && this.clock.milliseconds() < held.made + TICKET_LIFE ? held.user : undefined;
	}

	tokens(): string[] {
		return [...this.tokenHolders.keys()];
	}

	/** Removes one token, or all. */
	removeToken(token?: string): void {
		if (token === undefined) this.tokenHolders.clear();
		else this.tokenHolders.delete(token);
	}

	removeTicket(ticket: string): void {
		this.ticketHolders.delete(ticket);
	}

	expireTickets(): void {
		this.ticketHolders.clear();
	}

	private userOf(email: string): User | undefined {
		return this.users.find((user) => user.email === email.toLowerCase());
	}

	private admitted(email: string, password: string, wrongPassword: Cause): User | Cause {
		const user = this.userOf(email);
		if (user === undefined) return 'NO_SUCH_USER';
		if (password !== user.password) return wrongPassword;
		return user.refusedWith ?? user;
	}
}
