/** The workflow under test: a new case, told to the other side, then read again and changed by our node. */
import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { chain, node } from '../../test/engine/workflow-json';
import { fields } from '../../test/workflows/zoho-node';
import { NODE_TYPE } from '../n8n/credential';
import type { ServiceName } from '../n8n/workflow';

/** Seconds between two polls. n8n polls no more often than each minute: so there are as many poll times as it takes. */
const EVERY = 5;

const CASE = "$('New case').item.json";

/**
 * The nodes behind the trigger are what many workflows have. They keep their count of requests beside its state.
 * @param url where the other side listens
 * @param second the polls come at this second of the minute and each five seconds before and after it
 * @param lastNodes what the service adds
 */
export function chaosWorkflow(
	name: string,
	url: string,
	second: number,
	service: ServiceName,
	lastNodes: readonly INode[],
): WorkflowJson {
	const seconds = Array.from({ length: 60 / EVERY }, (_, place) => (second + place * EVERY) % 60);
	const pollTimes = { item: seconds.map((each) => ({ mode: 'custom', cronExpression: `${each} * * * * *` })) };
	const ours = { service, resource: 'case', recordId: `={{ ${CASE}.id }}` };
	const resolution = fields({ Resolution: '=Execution {{ $execution.id }}' });
	const steps = chain(
		node('New case', `${NODE_TYPE}Trigger`, { service, pollTimes, resource: 'case', event: 'created' }),
		node('Tell', 'httpRequest', tellingTo(url, service), { typeVersion: 4.2 }),
		node('Read again', NODE_TYPE, { ...ours, operation: 'get' }),
		// Its answer may be lost: then it must not be written again.
		node(
			'Change',
			NODE_TYPE,
			{ ...ours, operation: 'update', fields: resolution },
			{ onError: 'continueRegularOutput' },
		),
		...lastNodes,
	);
	return { ...steps, name };
}

function tellingTo(url: string, service: ServiceName): INode['parameters'] {
	const telling = `={{ JSON.stringify({
	service: '${service}',
	id: ${CASE}.id,
	possibleRepeat: ${CASE}.possibleRepeat ?? false,
	execution: $execution.id,
	workflow: $workflow.id,
}) }}`;
	return { method: 'POST', url, sendBody: true, specifyBody: 'json', jsonBody: telling };
}
