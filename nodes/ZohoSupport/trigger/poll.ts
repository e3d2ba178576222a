import { type IPollFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { type OpenHelpdesk, openHelpdesk } from '../connection/open-helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { ShiftingRows } from '../helpdesk/walk';
import { underWay } from './memory';
import { PollRun } from './poll-run';
import { sample } from './sample';
import { settingsOf, type TriggerSettings } from './settings';

/**
 * One poll of the trigger: null where nothing is new. A test run in the editor gives a sample and leaves the state alone.
 * @throws NodeOperationError that says what is wrong and what to do; the state stays as it was
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const key = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const manual = context.getMode() === 'manual';
	// A second poll of the same trigger would give out the same events.
	if (!manual && underWay.has(key)) return null;
	try {
		if (!manual) underWay.add(key);
		const settings = settingsOf(context, Date.now());
		const open = await openHelpdesk(context, { format: settings.format, bulk: !manual });
		return manual ? await sample(open, settings) : await polled(context, key, open, settings);
	} catch (error) {
		throw forPeople(context, error);
	} finally {
		if (!manual) underWay.delete(key);
	}
}

async function polled(context: IPollFunctions, key: string, open: OpenHelpdesk, settings: TriggerSettings): Promise<INodeExecutionData[][] | null> {
	const items = await new PollRun(context, key, open, settings).run();
	return items.length === 0 ? null : [items];
}

function forPeople(context: IPollFunctions, thrown: unknown): unknown {
	const trouble = thrown instanceof ShiftingRows ? shifting() : thrown;
	if (!(trouble instanceof HelpdeskError)) return thrown;
	return new NodeOperationError(context.getNode(), trouble.problem.message, { description: trouble.problem.nextStep, level: 'warning' });
}

function shifting(): HelpdeskError {
	const message = 'Records were created or deleted so often while they were read that the poll could not follow. Nothing is lost: the next poll reads them again.';
	return new HelpdeskError(problem('shifting', message, 'If it stays, poll at a quieter hour, or more often so that less is new each time.'));
}
