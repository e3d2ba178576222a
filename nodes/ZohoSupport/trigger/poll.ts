import { type IDataObject, type IPollFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { openHelpdesk } from '../services/open-helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { ShiftingRows } from '../helpdesk/walk';
import { itemOf } from './events/item';
import { steadyTime, wallTime } from '../helpdesk/instants';
import { memoryOf, PROCESS, type TriggerMemory } from './schedule/memory';
import { PollRun } from './schedule/poll-run';
import { sample } from './events/sample';
import { settingsOf, shownBy, withKeys } from './form/settings';

const SHIFTING =
	'Too many records were created, changed or deleted while the poll read them. Nothing is lost: the next poll reads them again.';
const POLL_AT_QUIETER_TIMES =
	'If this happens again, poll at quieter times, or poll more often so that each poll has less to read.';

/** Time limit of a poll in versions of n8n that do not state one, in milliseconds. */
const DEFAULT_BUDGET_MS = 5 * 60 * 1000;

/**
 * One poll of the trigger. Returns null when nothing is new.
 * A test run in the editor returns a sample and does not touch the state.
 * @throws NodeOperationError that says what is wrong and what to do; the state stays as it was
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		return context.getMode() === 'manual' ? await testRun(context) : await once(context);
	} catch (error) {
		throw toNodeError(context, error);
	}
}

async function testRun(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const settings = settingsOf(context, Date.now());
	const open = await openHelpdesk(settings.service, context, { ...settings.options, bulk: false });
	return await sample(open, await withKeys(settings, open.helpdesk));
}

/** Returns null while another poll of the same trigger runs: both would emit the same events. */
async function once(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	// A poll cannot list the nodes of its workflow. A node with a child exists; a trigger without one starts nothing.
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
	const chosen = settingsOf(context, Date.now());
	const open = await openHelpdesk(chosen.service, context, { ...chosen.options, bulk: true });
	const settings = await withKeys(chosen, open.helpdesk);
	const staticData = context.getWorkflowStaticData('node');
	const host = {
		staticData,
		seed: seedIn(context),
		process: PROCESS,
		// By default n8n tracks changes of the static data (`__dataChanged`). With durable cursors it passes a plain
		// copy.
		durable: !('__dataChanged' in staticData),
		budget: 'getPollBudgetMs' in context ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS,
		now: () => ({ wall: wallTime(Date.now()), steady: steadyTime(performance.now()) }),
		log: context.logger,
	};
	const polled = { ...open, place: await open.lastingPlace() };
	const { events, fields } = await new PollRun(host, memory, polled, settings).run();
	const simplified = shownBy(settings, open.helpdesk);
	return events.length === 0 ? null : [events.map((event) => itemOf(event, fields, simplified))];
}

/** This trigger's key in the static data of the workflow, by its id and name. */
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

function toNodeError(context: IPollFunctions, thrown: unknown): unknown {
	const error =
		thrown instanceof ShiftingRows ? new HelpdeskError(problem('shifting', SHIFTING, POLL_AT_QUIETER_TIMES)) : thrown;
	if (!(error instanceof HelpdeskError)) return thrown;
	return new NodeOperationError(context.getNode(), error.problem.message, {
		description: error.problem.nextStep,
		level: 'warning',
	});
}
