import type { INodeProperties } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import { type Comparison, COMPARISONS, type Condition } from '../helpdesk/conditions';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { CUSTOM_FIELD, fieldOrOwn, forEachModule, ownLabel } from './field-lists';
import { choiceOf, type Given, textOf } from './given';

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
