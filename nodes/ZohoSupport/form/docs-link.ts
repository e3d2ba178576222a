import type { ServiceWords } from '../services/service';

/** The folder of the docs, in the repository that package.json names as homepage. Nothing else in the forms holds it. */
export const DOCS = 'https://github.com/n8n-nodes-zoho-support/n8n-nodes-zoho-support/blob/HEAD/docs';

/**
 * A link for a notice, hint or description: n8n shows HTML there, and opens the page beside the editor.
 * @param page a file of docs/ and one of its headings, as GitHub writes it: `trigger.md#what-it-promises`
 */
export function docsLink(text: string, page: string): string {
	return `<a href="${DOCS}/${page}" target="_blank">${text}</a>`;
}

/** Where a person learns what the prices in the form count. */
export function quotaLink({ unit, docs }: ServiceWords): string {
	return docsLink(`How ${unit.many} are counted`, docs.quota);
}
