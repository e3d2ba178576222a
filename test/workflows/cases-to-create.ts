import { autoMap } from './zoho-node';
export const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };

/**
 * Cases to create, named "Case 1" and so on. Those at the positions in `bad` have no contact, so the service refuses
 * them.
 */
export function casesToCreate(count: number, bad: readonly number[] = []) {
	return Array.from({ length: count }, (_, place) => ({
		Subject: `Case ${place + 1}`,
		'Contact Name': bad.includes(place) ? '' : 'Ann Lee',
	}));
}
