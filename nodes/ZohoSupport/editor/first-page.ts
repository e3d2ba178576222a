import type { ListPage } from '../helpdesk/form-lists';

/** So many entries fill the box in which n8n shows a list. */
const FIRST_PART = 50;

/** The token of what is left of the first page. */
const REST = 'rest';

/**
 * A page of a list whose first page comes in two parts, so that opening a list costs one request. n8n asks for what
 * follows the first part half a second after the list was opened, whether or not a person scrolls: when it looks if the
 * list fills its box, it has not shown it yet [n8n 2.41, ResourceLocatorDropdown]. Later it asks only for a person who
 * scrolls.
 * @param after the token that n8n gives back
 * @param read a page; the first again costs nothing while it is kept
 */
export async function inTwoParts<Page extends ListPage>(
	after: string | undefined,
	read: (after: string | undefined) => Promise<Page>,
): Promise<Page> {
	if (after !== undefined && after !== REST) return await read(after);
	const page = await read(undefined);
	if (after === REST) return { ...page, entries: page.entries.slice(FIRST_PART) };
	const isLast = page.next === undefined || page.entries.length <= FIRST_PART;
	return isLast ? page : { ...page, entries: page.entries.slice(0, FIRST_PART), next: REST };
}
