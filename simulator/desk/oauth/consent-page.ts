import { ACCESS } from '../access';
import { isScope, scopesOf } from './scopes';

/** What a client asks for at `/oauth/v2/auth`. */
export interface Wish {
	readonly scopes: readonly string[];
	readonly redirect: string;
	readonly state: string | undefined;
	readonly offline: boolean;
	readonly consent: boolean;
}

/** Reads the query of `/oauth/v2/auth`. A text says what is wrong with it, for the page. */
export function wishOf(given: ReadonlyMap<string, string>): Wish | string {
	if (given.get('client_id') !== ACCESS.clientId) return 'Invalid Client Id';
	if (given.get('response_type') !== 'code') return 'Invalid Response Type';
	const redirect = given.get('redirect_uri') ?? '';
	if (!URL.canParse(redirect)) return 'Invalid Redirect Uri';
	const scopes = scopesOf(given.get('scope') ?? '');
	if (scopes.length === 0 || !scopes.every(isScope)) return 'Invalid OAuth Scope';
	const [offline, consent] = [given.get('access_type') === 'offline', given.get('prompt') === 'consent'];
	return { scopes, redirect, state: given.get('state'), offline, consent };
}

/** The address that the browser goes back to. */
export function redirectWith({ redirect, state }: Wish, answer: Readonly<Record<string, string>>): string {
	const target = new URL(redirect);
	for (const [name, value] of Object.entries({ ...answer, ...(state === undefined ? {} : { state }) }))
		target.searchParams.set(name, value);
	return target.href;
}

/** The page that asks the user. Its form sends the whole wish back with the button that was pressed. */
export function consentPage(given: ReadonlyMap<string, string>, { scopes }: Wish): string {
	const hidden = [...given].map(
		([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
	);
	return page(
		'Demo client would like to access your Zoho Desk',
		`<ul>${scopes.map((scope) => `<li>${escaped(scope)}</li>`).join('')}</ul>
<form method="post" action="/oauth/v2/auth">${hidden.join('')}
<button type="submit" name="decision" value="accept">Accept</button>
<button type="submit" name="decision" value="reject">Reject</button></form>`,
	);
}

/** The page for a wish that cannot be granted. */
export function errorPage(message: string): string {
	return page(message, '<p>Please check the request of the application.</p>');
}

function page(title: string, content: string): string {
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body><main><h1>${escaped(title)}</h1>${content}</main></body></html>`;
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
