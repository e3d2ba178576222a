import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../test/engine/engine';
import { chain, node } from '../test/engine/workflow-json';
import { ZOHO, zohoWorkflow } from '../test/workflows/zoho-node';

/** Rows a page, the most that the API gives. */
export const PAGE = 200;

/** A workflow that reads every case of a desk. */
export interface Reader {
	workflow(url: string): WorkflowJson;
	/** The node whose end is the end of the reading. */
	readonly last: string;
	/** How many cases its items hold. */
	cases(items: readonly IDataObject[]): number;
}

export const READERS: Readonly<Record<'ours' | 'http', Reader>> = {
	ours: {
		workflow: () => zohoWorkflow({ resource: 'case', operation: 'getMany', returnAll: true }),
		last: ZOHO,
		cases: (items) => new Set(items.map(({ id }) => id)).size,
	},
	http: {
		workflow: (url) =>
			chain(node('Start', 'manualTrigger'), node(HTTP, 'httpRequest', pagedRequest(url), { typeVersion: 4.2 })),
		last: 'HTTP Request',
		cases: (items) => items.reduce((sum, page) => sum + rowsOf(page), 0),
	},
};

/** The name of n8n's own node in its workflow. */
const HTTP = 'HTTP Request';

/** The form that lists cases, but for the window of rows. */
export const FORM = {
	authtoken: '0123456789abcdef0123456789abcdef',
	portal: 'demosupport',
	department: 'demodepartment',
	newformat: '2',
};

/** What a person fills in who reads the list with n8n's own node: a form, two parameters that grow, an end at a short page. */
function pagedRequest(url: string): INodeParameters {
	const parameters = [
		{ type: 'body', name: 'fromindex', value: `={{ $pageCount * ${PAGE} + 1 }}` },
		{ type: 'body', name: 'toindex', value: `={{ ($pageCount + 1) * ${PAGE} }}` },
	];
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters },
		paginationCompleteWhen: 'other',
		completeExpression: `={{ ($response.body.response.result?.Cases.row ?? []).length < ${PAGE} }}`,
	};
	return {
		method: 'POST',
		url: `${url}/api/json/requests/getrecords`,
		sendBody: true,
		contentType: 'form-urlencoded',
		bodyParameters: { parameters: Object.entries(FORM).map(([name, value]) => ({ name, value })) },
		options: { response: { response: { responseFormat: 'json' } }, pagination: { pagination } },
	};
}

/** Rows of one page as the API gives it: `response.result.Cases.row`, absent past the end. */
function rowsOf(page: IDataObject): number {
	let inner: unknown = page;
	for (const name of ['response', 'result', 'Cases', 'row']) {
		inner =
			typeof inner === 'object' && inner !== null
				? Object.entries(inner).find(([key]) => key === name)?.[1]
				: undefined;
	}
	return Array.isArray(inner) ? inner.length : 0;
}
