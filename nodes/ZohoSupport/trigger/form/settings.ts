import type { IPollFunctions } from 'n8n-workflow';
import { MODULES, moduleRow } from '../../helpdesk/modules';
import type { ModuleName } from '../../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { type Comparison, COMPARISONS, type Condition } from './conditions';
import { CUSTOM_FIELD } from '../../form/field-choice';
import { choiceOf, labelsOf, textOf, wholeNumberOf } from '../../form/given';
import { instantOf } from '../../form/instant';
import { serviceTime } from '../../helpdesk/instants';
import { EVENT_CHOICES, type Start, type Watch } from './choices';

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

const MODULE_NAMES = MODULES.map(({ name }) => name);
const COMPARISON_NAMES = Object.keys(COMPARISONS) as Comparison[];

/**
 * Reads the form.
 * @throws HelpdeskError `data` that names the setting which is missing or wrong.
 */
export function settingsOf(context: IPollFunctions, now: number): TriggerSettings {
	const given = (name: string, otherwise: unknown): unknown => context.getNodeParameter(name, otherwise);
	const labels = (picked: string, typed: string, label: string) => [
		...new Set([picked, typed].flatMap((name) => labelsOf(given(name, []), label))),
	];
	const module = choiceOf(given('resource', 'case'), 'Resource', MODULE_NAMES);
	const events = choiceOf(given('event', 'created'), 'Event', EVENT_CHOICES);
	const fields = events === 'fieldChanged' ? labels('watchedFields', 'watchedCustomFields', 'Fields to Watch') : [];
	if (events === 'fieldChanged' && fields.length === 0)
		throw wrong('No field to watch is chosen', 'Choose one or more under Fields to Watch.');
	const chosen = labels('options.fields', 'options.customFields', 'Fields');
	const most = wholeNumberOf(given('options.most', 1_000), 'Events at Once');
	return {
		module,
		plural: moduleRow(module).plural,
		watch: { events, fields, conditions: conditionsOf(given('conditions.condition', [])), most },
		...startOf(context, now),
		fields: chosen.length === 0 ? undefined : chosen,
		format: choiceOf(given('options.format', 'json'), 'Answer Format', ['json', 'xml']),
		repeatAfterRestart:
			choiceOf(given('options.afterRestart', 'repeat'), 'After a Restart', ['repeat', 'goOn']) === 'repeat',
	};
}

/** The labels to ask the service for: those that are given out, watched or compared, and the times. */
export function askedFields({ fields, watch }: TriggerSettings, times: readonly string[]): string[] | undefined {
	if (fields === undefined) return undefined;
	return [...new Set([...fields, ...watch.fields, ...watch.conditions.map(({ field }) => field), ...times])];
}

function conditionsOf(rows: unknown): Condition[] {
	return (Array.isArray(rows) ? rows : []).map((row: Record<string, unknown>) => {
		const field = textOf(
			(row.field === CUSTOM_FIELD ? row.customField : row.field) ?? '',
			"A field under 'Only When'",
		).trim();
		if (field === '')
			throw wrong(
				"A condition under 'Only When' has no field",
				'Pick a field, type the label of your own, or remove the condition.',
			);
		const comparison = choiceOf(
			row.comparison ?? 'is',
			`The comparison of '${field}' under 'Only When'`,
			COMPARISON_NAMES,
		);
		return { field, comparison, value: textOf(row.value ?? '', `The value of '${field}' under 'Only When'`) };
	});
}

/**
 * Where to begin, and the choice as a person made it: what an expression comes to goes on with the clock, and is no other choice.
 * Only a changed choice begins anew.
 */
function startOf(context: IPollFunctions, now: number): Pick<TriggerSettings, 'start' | 'startKey'> {
	const typed = context.getNode().parameters;
	const keyOf = (chosen: string) =>
		typeof typed.startFrom === 'string' && typed.startFrom.startsWith('=') ? typed.startFrom : chosen;
	const choice = choiceOf(context.getNodeParameter('startFrom', 'now'), 'Start From', [
		'now',
		'hours',
		'date',
		'everything',
	]);
	if (choice === 'hours') {
		const hours = wholeNumberOf(context.getNodeParameter('startHours', 24), 'Hours');
		return {
			start: { from: 'instant', at: serviceTime(now - hours * 60 * 60 * 1000) },
			startKey: keyOf(`hours ${String(typed.startHours ?? 24)}`),
		};
	}
	if (choice === 'date') {
		const given: unknown = context.getNodeParameter('startDate', '');
		const at = instantOf(given, "'Start Date'", context.getTimezone());
		if (at === undefined) throw wrong("'Start Date' is no date ('')", 'Pick a date.');
		return {
			start: { from: 'instant', at: serviceTime(at.getTime()) },
			startKey: keyOf(`date ${String(typed.startDate ?? '')}`),
		};
	}
	if (choice !== 'everything') return { start: { from: 'now' }, startKey: keyOf('now') };
	const most = wholeNumberOf(context.getNodeParameter('startMost', 1_000), 'At Most');
	return { start: { from: 'everything', most }, startKey: keyOf(`everything ${String(typed.startMost ?? 1_000)}`) };
}

function wrong(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `${what}.`, nextStep));
}
