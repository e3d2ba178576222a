import { sumBy, uniqBy } from 'es-toolkit';
import { size } from 'es-toolkit/compat';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { chain, node } from '../../test/engine/workflow-json';
import { CREDENTIAL, ZOHO } from '../../test/workflows/zoho-node';
import { type Use, watchedRun } from '../engine';
import type { DeskAccess } from './portal';
import { deskWorkflow } from './workflow';

/** This node with one page or four pages at once, and n8n's own node. */
export type DeskReader = 'one' | 'four' | 'http';

const PAGE = 100;
/** The name of n8n's own node in its workflow. */
const HTTP = 'HTTP Request';

const ours = (pagesAtOnce: number): WorkflowJson =>
	deskWorkflow({ resource: 'case', operation: 'getMany', returnAll: true, options: { pagesAtOnce } });

const WORKFLOWS: Readonly<Record<DeskReader, (access: DeskAccess) => WorkflowJson>> = {
	one: () => ours(1),
	four: () => ours(4),
	http: (access) =>
		chain(node('Start', 'manualTrigger'), node(HTTP, 'httpRequest', pagedRequest(access), { typeVersion: 4.2 })),
};

/** What it takes to read every ticket once, from the start of the workflow to the end of its last node. */
export async function readTickets(reader: DeskReader, access: DeskAccess, tickets: number): Promise<Use> {
	const workflow = WORKFLOWS[reader](access);
	const last = reader === 'http' ? HTTP : ZOHO;
	const credentials: Record<string, ICredentialDataDecryptedObject> =
		reader === 'http' ? {} : { [CREDENTIAL]: access.credential };

	const { outcome, use } = await watchedRun(workflow, last, credentials);
	const items = outcome.json(last);
	// An empty page has no body.
	const rowsOf = (page: IDataObject | undefined) => size(page?.data as object | undefined);
	const read = reader === 'http' ? sumBy(items, rowsOf) : uniqBy(items, ({ id }) => id).length;
	if (read !== tickets) throw new Error(`${read} tickets were read, not ${tickets}`);
	console.log(`${last}, ${reader}: ${use.seconds.toFixed(2)} s, ${use.grownMegabytes.toFixed(0)} MB on top of n8n`);
	return use;
}

/** What a person sets up to read the list with HTTP Request: two headers, a parameter that grows, a short page as the end. */
function pagedRequest({ url, orgId, accessToken }: DeskAccess): INodeParameters {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'from', value: `={{ $pageCount * ${PAGE} }}` }] },
		paginationCompleteWhen: 'other',
		completeExpression: `={{ ($response.body?.data ?? []).length < ${PAGE} }}`,
	};
	const pairs = (values: Record<string, string>) => ({
		parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
	});
	return {
		url: `${url}/api/v1/tickets`,
		sendQuery: true,
		queryParameters: pairs({ limit: String(PAGE), sortBy: 'createdTime' }),
		sendHeaders: true,
		headerParameters: pairs({ Authorization: `Zoho-oauthtoken ${accessToken}`, orgId }),
		options: { response: { response: { responseFormat: 'json' } }, pagination: { pagination } },
	};
}
