import { sumBy, uniqBy } from 'es-toolkit';
import { get, size } from 'es-toolkit/compat';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { chain, node } from '../../test/engine/workflow-json';
import { ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';
import { credentialsOf, type Use, watchedRun } from '../engine';

export type Reader = 'ours' | 'http';

/** Rows per page, the most that the API gives. */
export const PAGE = 200;

/** The form that lists cases, without the range of rows. */
export const FORM = {
	authtoken: '0123456789abcdef0123456789abcdef',
	portal: 'demosupport',
	department: 'demodepartment',
	newformat: '2',
};

/** The name of n8n's own node in its workflow. */
const HTTP = 'HTTP Request';

const WORKFLOWS: Readonly<Record<Reader, (url: string) => WorkflowJson>> = {
	ours: () => zohoWorkflow({ resource: 'case', operation: 'getMany', returnAll: true }),
	http: (url) =>
		chain(node('Start', 'manualTrigger'), node(HTTP, 'httpRequest', pagedRequest(url), { typeVersion: 4.2 })),
};

/** What it takes to read every case of a portal once, from the start of the workflow to the end of its last node. */
export async function readList(reader: Reader, url: string, cases: number): Promise<Use> {
	const workflow = WORKFLOWS[reader](url);
	const last = reader === 'ours' ? ZOHO : HTTP;
	const credentials = reader === 'ours' ? credentialsOf(url) : {};

	const { outcome, use } = await watchedRun(workflow, last, credentials);
	const items = outcome.json(last);
	// A page past the end has no result.
	const rowsOf = (page: IDataObject): number => size(get(page, 'response.result.Cases.row') as object | undefined);
	const read = reader === 'ours' ? uniqBy(items, ({ id }) => id).length : sumBy(items, rowsOf);
	if (read !== cases) throw new Error(`${read} cases were read, not ${cases}`);
	console.log(`${last}: ${use.seconds.toFixed(2)} s, ${use.grownMegabytes.toFixed(0)} MB on top of n8n`);
	return use;
}

/** What a person sets up to read the list with HTTP Request: a form, two parameters that grow, a short page as the end. */
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
