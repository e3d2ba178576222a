import type { IPollFunctions } from 'n8n-workflow';
import { isModuleName, moduleRow } from '../helpdesk/modules';
import type { ModuleName } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type Condition, isComparison } from './conditions';
import type { EventChoice, Start, Watch } from './events';
import { CUSTOM_FIELD } from '../form/field-choice';
import { instantOf } from '../form/instant';

/** What a person set in the form of the trigger. */
export interface TriggerSettings {
	readonly module: ModuleName;
	/** `cases`, for sentences. */
	readonly plural: string;
	readonly watch: Watch;
	readonly start: Start;
	/** The choice of start in words: a changed one begins anew. */
	readonly startKey: string;
	/** Labels to give out; undefined = all. */
	readonly fields: readonly string[] | undefined;
	readonly format: 'json' | 'xml';
	/** False where a person rather loses the last events of a killed n8n than gets them twice. */
	readonly repeatAfterRestart: boolean;
}

const EVENTS: ReadonlySet<string> = new Set<EventChoice>(['created', 'updated', 'createdOrUpdated', 'fieldChanged']);

/**
 * Reads the form.
 * @throws HelpdeskError `data` that names the setting which is missing or wrong.
 */
export function settingsOf(context: IPollFunctions, now: number): TriggerSettings {
	const module = String(context.getNodeParameter('resource', 'case'));
	const events = String(context.getNodeParameter('event', 'created'));
	if (!isModuleName(module) || !isEventChoice(events)) throw wrong(`The trigger has no event '${events}' for '${module}'`, 'Choose a resource and an event again.');
	const fields = events === 'fieldChanged' ? labels(context, 'watchedFields', 'watchedCustomFields') : [];
	if (events === 'fieldChanged' && fields.length === 0) throw wrong('No field to watch is chosen', 'Choose one or more under Fields to Watch.');
	const chosen = labels(context, 'options.fields', 'options.customFields');
	return {
		module,
		plural: moduleRow(module).plural,
		watch: { events, fields, conditions: conditionsOf(context), most: wholeNumber(context, 'options.most', 1_000, 'Events at Once') },
		...startOf(context, now),
		fields: chosen.length === 0 ? undefined : chosen,
		format: context.getNodeParameter('options.format', 'json') === 'xml' ? 'xml' : 'json',
		repeatAfterRestart: context.getNodeParameter('options.afterRestart', 'repeat') !== 'goOn',
	};
}

/** The labels to ask the service for: those that are given out, watched or compared, and the times. */
export function askedFields({ fields, watch }: TriggerSettings, times: readonly string[]): string[] | undefined {
	if (fields === undefined) return undefined;
	return [...new Set([...fields, ...watch.fields, ...watch.conditions.map(({ field }) => field), ...times])];
}

function isEventChoice(name: string): name is EventChoice {
	return EVENTS.has(name);
}

function labels(context: IPollFunctions, picked: string, typed: string): string[] {
	const list: unknown = context.getNodeParameter(picked, []);
	const more = String(context.getNodeParameter(typed, '') ?? '').split(',');
	return [...new Set([...(Array.isArray(list) ? list.map(String) : []), ...more].map((label) => label.trim()).filter((label) => label !== ''))];
}

function wholeNumber(context: IPollFunctions, name: string, otherwise: number, label: string): number {
	const number = Math.floor(Number(context.getNodeParameter(name, otherwise)));
	if (number >= 1) return number;
	throw wrong(`'${label}' is no number of 1 or more`, 'Type a number.');
}

function conditionsOf(context: IPollFunctions): Condition[] {
	const rows: unknown = context.getNodeParameter('conditions.condition', []);
	return (Array.isArray(rows) ? rows : []).map((row: Record<string, unknown>) => {
		const field = String((row.field === CUSTOM_FIELD ? row.customField : row.field) ?? '').trim();
		const comparison = String(row.comparison ?? 'is');
		if (field === '' || !isComparison(comparison)) throw wrong("A condition under 'Only When' has no field", 'Pick a field, type the label of your own, or remove the condition.');
		return { field, comparison, value: String(row.value ?? '') };
	});
}

function startOf(context: IPollFunctions, now: number): { start: Start; startKey: string } {
	const choice = String(context.getNodeParameter('startFrom', 'now'));
	if (choice === 'hours') {
		const hours = wholeNumber(context, 'startHours', 24, 'Hours');
		return { start: { from: 'instant', at: now - hours * 60 * 60 * 1000 }, startKey: `hours ${hours}` };
	}
	if (choice === 'date') {
		const given: unknown = context.getNodeParameter('startDate', '');
		const at = instantOf(given, "'Start Date'", context.getTimezone());
		if (at === undefined) throw wrong("'Start Date' is no date ('')", 'Pick a date.');
		return { start: { from: 'instant', at: at.getTime() }, startKey: `date ${String(given)}` };
	}
	if (choice !== 'everything') return { start: { from: 'now' }, startKey: 'now' };
	const most = wholeNumber(context, 'startMost', 1_000, 'At Most');
	return { start: { from: 'everything', most }, startKey: `everything ${most}` };
}

function wrong(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `${what}.`, nextStep));
}
