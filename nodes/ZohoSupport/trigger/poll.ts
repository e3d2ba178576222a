import { type IDataObject, type IPollFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { openHelpdesk } from '../services/open-helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { ShiftingRows } from '../helpdesk/walk';
import { itemOf } from './events/item';
import { steadyTime, wallTime } from '../helpdesk/instants';
import { memoryOf, PROCESS, type TriggerMemory } from './schedule/memory';
import { PollRun } from './schedule/poll-run';
import { sample } from './events/sample';
import { settingsOf } from './form/settings';

const SHIFTING =
	'Records were created, changed or deleted so often while they were read that the poll could not follow. Nothing is lost: the next poll reads them again.';
const AT_A_QUIETER_HOUR = 'If it stays, poll at a quieter hour, or more often so that less is new each time.';

/** What n8n allows a poll where it says nothing, in milliseconds. */
const USUAL_BUDGET_MS = 5 * 60 * 1000;

/**
 * One poll of the trigger: null where nothing is new. A test run in the editor gives a sample and leaves the state alone.
 * @throws NodeOperationError that says what is wrong and what to do; the state stays as it was
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		return context.getMode() === 'manual' ? await testRun(context) : await once(context);
	} catch (error) {
		throw forPeople(context, error);
	}
}

async function testRun(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const settings = settingsOf(context, Date.now());
	return await sample(await openHelpdesk(context, { ...settings.options, bulk: false }), settings);
}

/** A second poll of the same trigger would give out the same events: it gives none while another is under way. */
async function once(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	// n8n does not tell a poll which nodes there are; a trigger that leads nowhere starts nothing.
	const memory = memoryOf(
		context.getWorkflow().id ?? '',
		context.getNode(),
		(name) => context.getChildNodes(name).length > 0,
	);
	if (memory.busy) return null;
	memory.busy = true;
	try {
		return await active(context, memory);
	} finally {
		memory.busy = false;
	}
}

async function active(context: IPollFunctions, memory: TriggerMemory): Promise<INodeExecutionData[][] | null> {
	const settings = settingsOf(context, Date.now());
	const open = await openHelpdesk(context, { ...settings.options, bulk: true });
	const staticData = context.getWorkflowStaticData('node');
	const host = {
		staticData,
		seed: seedIn(context),
		process: PROCESS,
		// n8n watches the static data that it saves by itself; where its cursors are durable it hands out a plain copy.
		durable: !('__dataChanged' in staticData),
		// Older versions of n8n have no such limit.
		budget: 'getPollBudgetMs' in context ? context.getPollBudgetMs() : USUAL_BUDGET_MS,
		now: () => ({ wall: wallTime(Date.now()), steady: steadyTime(performance.now()) }),
		log: context.logger,
	};
	const { events, fields } = await new PollRun(host, memory, open, settings).run();
	return events.length === 0 ? null : [events.map((event) => itemOf(event, fields))];
}

/** A place in the static data of the workflow, by id and name of the trigger. */
function seedIn(context: IPollFunctions) {
	const shared = context.getWorkflowStaticData('global');
	const { id, name } = context.getNode();
	const key = `zohoSupportTrigger ${id} ${name}`;
	const write = (state: IDataObject | undefined) => {
		if (state !== undefined) shared[key] = state;
		else if (key in shared) delete shared[key];
	};
	return { read: () => shared[key], write };
}

function forPeople(context: IPollFunctions, thrown: unknown): unknown {
	const trouble =
		thrown instanceof ShiftingRows ? new HelpdeskError(problem('shifting', SHIFTING, AT_A_QUIETER_HOUR)) : thrown;
	if (!(trouble instanceof HelpdeskError)) return thrown;
	return new NodeOperationError(context.getNode(), trouble.problem.message, {
		description: trouble.problem.nextStep,
		level: 'warning',
	});
}
