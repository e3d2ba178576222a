import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openHelpdesks, type OpenedHelpdesks } from '../services/open-helpdesk';
import type { OpenOptions, Service } from '../services/service';
import { moduleOf } from '../form/module-name';
import { isDryRun } from '../form/dry-run';
import { formFor, formOf, type NodeForm } from '../form/node-form';
import { chosenOperation } from '../form/operation';
import { serviceOptions } from '../form/options';
import { chosenResource } from '../form/resource';
import { chosenService } from '../form/service';
import { errorText, HelpdeskError, problem, problemIn, sentences } from '../helpdesk/problem';
import { runByAccount } from './by-account';
import { tellPlan } from './dry-run';
import { endingError } from './ending-error';
import { showHint } from './hints';
import { OPERATIONS, USAGE } from './properties';
import { failedItem, outputOf } from './results';
import { earlierTry } from './retried-run';
import type { ItemFailed } from './run';
import { counted, shownNumber } from '../helpdesk/numbers';

/** Runs the operation that the person chose over all input items. */
export async function route(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const form = formOf(context);
	const service = chosenService((name, otherwise) => form.getNodeParameter(name, 0, otherwise));
	return [await runOperation(context, form, service).catch((error: unknown) => endOfRun(context, service, error))];
}

async function runOperation(
	context: IExecuteFunctions,
	form: NodeForm,
	service: Service,
): Promise<INodeExecutionData[]> {
	const { operation, module } = chosenIn(form, service);
	const items = context.getInputData();
	const opened = await openHelpdesks(service, context, items.length, (item) =>
		connectionOptions(service, form, context.getMode(), item),
	);
	const goOn = context.continueOnFail();
	const [first] = opened.refused.values();
	// Trouble with the credential itself is the same for all items, so it belongs to none.
	if (!goOn && opened.accounts.length === 0 && first !== undefined) throw new HelpdeskError(first);
	const shared = { context: form, module, items, goOn, leftOut: new Set<string>(), ...earlierTry(context) };
	const results = await runByAccount(shared, opened, operation.code.execute);
	const output = outputOf(shared, results);
	tellLeftOut(context, service, shared.leftOut);
	tellPlan(context, service.words, results);
	tellPrice(context, service, opened);
	return output;
}

function chosenIn(form: NodeForm, { catalogue }: Service) {
	const given = (name: string, otherwise?: unknown) => form.getNodeParameter(name, 0, otherwise);
	const resource = chosenResource(given);
	const chosen = chosenOperation(given);
	const operation = OPERATIONS.find((row) => row.value === chosen);
	if (operation !== undefined && catalogue.has(resource))
		return { operation, module: moduleOf(given, catalogue.module(resource)) };
	// API Usage is about no module; a run still names one.
	if (operation !== undefined && resource === USAGE) return { operation, module: catalogue.modules[0].name };
	throw new HelpdeskError(
		problem(
			'data',
			`The node has no operation '${chosen}' for '${resource}'.`,
			'Choose a resource and an operation again.',
		),
	);
}

function connectionOptions(service: Service, form: NodeForm, mode: string, item: number): OpenOptions {
	const given = formFor({ context: form }, item);
	return {
		...serviceOptions(service, given),
		// A person pressed *Execute* (manual) or *Retry* (retry); everything else runs by itself. A sub-workflow does
		// not show who began.
		bulk: !['manual', 'retry'].includes(mode),
		dryRun: isDryRun(given),
	};
}

/**
 * Trouble with the run as a whole. With *Continue on Fail* every item carries it, or n8n would pass the input on as
 * if all had gone well. Without it, the trouble ends the node. After a defect of the node, nobody knows what was
 * written.
 */
function endOfRun(context: IExecuteFunctions, { words }: Service, thrown: unknown): INodeExecutionData[] {
	const known = problemIn(thrown);
	if (!context.continueOnFail()) {
		if (known === undefined) throw thrown;
		throw endingError(context.getNode(), known.message, known.nextStep);
	}
	const defect = problem(
		'request',
		sentences(`The node failed: ${errorText(thrown)}`),
		`Check in ${words.name} what was written before you run the node again, and please report this error.`,
	);
	const failed: ItemFailed = {
		kind: 'failed',
		outcome: known === undefined ? 'uncertain' : 'notSent',
		problem: known ?? defect,
	};
	return context.getInputData().map((_, item) => failedItem(context.getNode(), item, failed));
}

/** Says which columns automatic mapping did not send: by a hint in the editor, else in the log. */
function tellLeftOut(context: IExecuteFunctions, { words }: Service, leftOut: ReadonlySet<string>): void {
	if (leftOut.size === 0) return;
	const message = `Map Automatically did not send these columns: ${[...leftOut].join(', ')}.`;
	if (!showHint(context, message)) context.logger.info(`${words.name}: ${message}`);
}

/** Tells a person who ran the node by hand what it spent. */
function tellPrice(
	context: IExecuteFunctions,
	{ words: { unit, knowsLimit } }: Service,
	{ accounts }: OpenedHelpdesks,
): void {
	const spent = accounts.reduce((sum, account) => sum + account.spent(), 0);
	if (spent === 0) return;
	const rests = new Set(
		accounts.map(
			({ usage }) => `${shownNumber(usage().left)}${knowsLimit ? ` of today's ${shownNumber(usage().limit)}` : ''}`,
		),
	);
	const rest =
		rests.size === 1
			? `${[...rests].join()} are left${knowsLimit ? ', as far as this n8n has counted' : ' today'}`
			: `the credential led to ${accounts.length} accounts`;
	showHint(context, `${counted(spent, unit)} used; ${rest}.`);
}
