import type { INodeProperties } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import type { HelpdeskRecord } from '../helpdesk/helpdesk';
import { jsonText } from '../helpdesk/json';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { CUSTOM_FIELD, fieldOrOwn, forEachModule, ownLabel } from './field-lists';
import { choiceOf, type Given, textOf } from './given';

/** How a field is compared. Upper and lower case do not matter. */
export const COMPARISONS = {
	is: { name: 'Is', takesValue: true, holds: (has: string, wanted: string) => has === wanted },
	isNot: { name: 'Is Not', takesValue: true, holds: (has: string, wanted: string) => has !== wanted },
	isOneOf: {
		name: 'Is One Of',
		takesValue: true,
		holds: (has: string, wanted: string) => wanted.split(',').some((one) => one.trim() === has),
	},
	contains: { name: 'Contains', takesValue: true, holds: (has: string, wanted: string) => has.includes(wanted) },
	doesNotContain: {
		name: 'Does Not Contain',
		takesValue: true,
		holds: (has: string, wanted: string) => !has.includes(wanted),
	},
	isEmpty: { name: 'Is Empty', takesValue: false, holds: (has: string) => has === '' },
	isNotEmpty: { name: 'Is Not Empty', takesValue: false, holds: (has: string) => has !== '' },
} as const;

export type Comparison = keyof typeof COMPARISONS;

/** One condition on a field, by its label. */
export interface Condition {
	readonly field: string;
	readonly comparison: Comparison;
	readonly value: string;
}

/** Whether a record meets all conditions; a field that it does not have is empty. */
export function meets(record: HelpdeskRecord, conditions: readonly Condition[]): boolean {
	return conditions.every(({ field, comparison, value }) => {
		const has = (Object.hasOwn(record, field) ? jsonText(record[field]) : '').trim().toLowerCase();
		return COMPARISONS[comparison].holds(has, value.trim().toLowerCase());
	});
}

const COMPARISON_NAMES = Object.keys(COMPARISONS) as Comparison[];
const COMPARISON_OPTIONS = COMPARISON_NAMES.map((value) => ({ name: COMPARISONS[value].name, value }));
const WITHOUT_VALUE = COMPARISON_NAMES.filter((name) => !COMPARISONS[name].takesValue);

const ONLY_WHEN = 'Only When';

export const conditionsForm = (service: Service): INodeProperties[] =>
	forEachModule(service, (module) => ({
		displayName: ONLY_WHEN,
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Condition',
		default: {},
		description: 'Conditions that a record must meet when the poll reads it. All of them must hold.',
		options: [{ displayName: 'Condition', name: 'condition', values: conditionRow(module) }],
	}));

function conditionRow(module: Module): INodeProperties[] {
	const fields = fieldOrOwn(module, 'all');
	const first = module.stateField ?? fields[0].value;
	return [
		{
			displayName: 'Field',
			name: 'field',
			type: 'options',
			options: fields,
			default: first,
		},
		ownLabel('customField', 'Label', 'field'),
		{ displayName: 'Comparison', name: 'comparison', type: 'options', options: COMPARISON_OPTIONS, default: 'is' },
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			description: 'Upper and lower case do not matter. For Is One Of, separate the values by commas.',
			displayOptions: { hide: { comparison: WITHOUT_VALUE } },
		},
	];
}

/** @throws HelpdeskError `data` that names the condition which is not complete */
export function chosenConditions(given: Given): Condition[] {
	const rows = given('conditions.condition', []);
	return (Array.isArray(rows) ? rows : []).map((row: Record<string, unknown>) => {
		const label = row.field === CUSTOM_FIELD ? row.customField : row.field;
		const field = textOf(label ?? '', `${ONLY_WHEN} > Field`).trim();
		if (field === '') throw withoutField();
		const comparison = choiceOf(row.comparison ?? 'is', `${ONLY_WHEN} > ${field} > Comparison`, COMPARISON_NAMES);
		return { field, comparison, value: textOf(row.value ?? '', `${ONLY_WHEN} > ${field} > Value`) };
	});
}

function withoutField(): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`A condition under '${ONLY_WHEN}' has no field.`,
			'Pick a field, type the label of your own, or remove the condition.',
		),
	);
}
