import { documents, objectOf } from '../reference/documents';
import type { Json } from '../reference/json';
import type { Operation } from '../reference/operation';

/** Needed for a search besides the scope of the module (open-points 7). */
const SEARCH = 'Desk.search.READ';

/** The scopes of a text, divided by commas or blanks. */
export function scopesOf(text: string): string[] {
	return text.split(/[\s,]+/).filter((scope) => scope !== '');
}

/** Whether Zoho has a scope of this name. One false name refuses them all (open-points 9). */
export function isScope(scope: string): boolean {
	const common = documents().find(({ name }) => name === 'common.json');
	const path = ['components', 'securitySchemes', 'iam-oauth2-schema', 'flows', 'authorizationCode', 'scopes'];
	let place: Json | undefined = common?.content;
	for (const key of path) place = objectOf(place)[key];
	return Object.hasOwn(objectOf(place), scope);
}

/** Whether these scopes allow an operation. `rule`: whether it needs any or all of its scopes (open-points 9). */
export function isAllowed(granted: readonly string[], { scopes }: Operation, rule: 'any' | 'all'): boolean {
	if (scopes.length === 0) return true;
	return scopes.some((list) => {
		const wanted = list.filter((scope) => scope !== SEARCH);
		const has = (scope: string): boolean => covers(granted, scope);
		if (list.includes(SEARCH) && !has(SEARCH)) return false;
		return wanted.length === 0 || (rule === 'all' ? wanted.every(has) : wanted.some(has));
	});
}

function covers(granted: readonly string[], scope: string): boolean {
	const all = `${scope.slice(0, scope.lastIndexOf('.'))}.ALL`;
	return granted.includes(scope) || granted.includes(all) || granted.includes('Desk.*.ALL');
}
