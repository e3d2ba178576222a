export const CREATE = { resource: 'case', operation: 'create', dataMode: 'autoMap' };

/** Cases to create, named "Case 1" and so on; those at the places of `bad` have no contact, which the service refuses. */
export function casesToCreate(count: number, bad: readonly number[] = []) {
	return Array.from({ length: count }, (_, place) => ({
		Subject: `Case ${place + 1}`,
		'Contact Name': bad.includes(place) ? '' : 'Ann Lee',
	}));
}
