import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { chain, node } from '../../test/engine/workflow-json';
import { ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';
import { credentialsOf, engineFor, type Memory, watchMemory } from '../engine';

/** What one read of the whole list took, from the start of the workflow to the end of its last node. */
export interface Reading extends Memory {
	readonly seconds: number;
	/** Processor time of the process, user and system. */
	readonly processorSeconds: number;
}

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

/** Reads every case of a portal once, with the node or with n8n's HTTP Request node. */
export async function readList(reader: Reader, url: string, cases: number): Promise<Reading> {
	const workflow = WORKFLOWS[reader](url);
	const last = reader === 'ours' ? ZOHO : HTTP;
	const engine = await engineFor(workflow);
	const credentials = reader === 'ours' ? credentialsOf(url) : {};

	const memory = watchMemory();
	const [start, processor] = [performance.now(), process.cpuUsage()];
	let taken: Reading | undefined;
	// Measured when the last node ends, before the test engine writes out the execution.
	const onNode = ({ node: name }: { node: string }): void => {
		if (name !== last) return;
		const { user, system } = process.cpuUsage(processor);
		taken = { seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6, ...memory() };
	};
	const outcome = await engine.run(workflow, { mode: 'trigger', credentials, onNode });

	if (outcome.error !== undefined || taken === undefined)
		throw new Error(`The list could not be read: ${outcome.error?.message ?? 'the last node did not run'}`);
	const items = outcome.json(last);
	const read = reader === 'ours' ? new Set(items.map(({ id }) => id)).size : items.reduce(addRows, 0);
	if (read !== cases) throw new Error(`${read} cases were read, not ${cases}`);
	console.log(`${last}: ${taken.seconds.toFixed(2)} s, ${taken.grownMegabytes.toFixed(0)} MB on top of n8n`);
	return taken;
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

/** A page as the API gives it; a page past the end has no result. */
interface Page extends IDataObject {
	readonly response: { readonly result?: { readonly Cases: { readonly row: IDataObject[] } } };
}

function addRows(sum: number, page: IDataObject): number {
	return sum + ((page as Page).response.result?.Cases.row.length ?? 0);
}
