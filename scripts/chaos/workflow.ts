/** The workflow under test: a new case, told to the other side, then read again by the Zoho Support node. */
import type { WorkflowJson } from '../../test/engine/engine';
import { chain, node } from '../../test/engine/workflow-json';
import { NODE_TYPE } from '../n8n/credential';

/** Seconds between two polls. n8n polls no more often than each minute: so there are as many poll times as it takes. */
const EVERY = 5;

const TELLING = `={{ JSON.stringify({
	id: $('New case').item.json.id,
	possibleRepeat: $('New case').item.json.possibleRepeat ?? false,
	execution: $execution.id,
	workflow: $workflow.id,
}) }}`;

/**
 * The last node is what many workflows have behind this trigger. It keeps its count of requests beside the trigger's state.
 * @param url where the other side listens
 * @param second the polls come at this second of the minute and each five seconds before and after it
 */
export function chaosWorkflow(name: string, url: string, second: number): WorkflowJson {
	const seconds = Array.from({ length: 60 / EVERY }, (_, place) => (second + place * EVERY) % 60);
	const pollTimes = { item: seconds.map((each) => ({ mode: 'custom', cronExpression: `${each} * * * * *` })) };
	const tell = { method: 'POST', url, sendBody: true, specifyBody: 'json', jsonBody: TELLING };
	const readAgain = {
		service: 'support',
		resource: 'case',
		operation: 'get',
		recordId: "={{ $('New case').item.json.id }}",
	};
	const steps = chain(
		node('New case', `${NODE_TYPE}Trigger`, { service: 'support', pollTimes, resource: 'case', event: 'created' }),
		node('Tell', 'httpRequest', tell, { typeVersion: 4.2 }),
		node('Read again', NODE_TYPE, readAgain),
	);
	return { ...steps, name };
}
