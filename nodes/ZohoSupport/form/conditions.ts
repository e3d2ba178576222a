import type { INodeProperties } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import { type Comparison, COMPARISONS, type Condition, type HowToCompare } from '../helpdesk/conditions';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { CUSTOM_FIELD, fieldOrOwn, forEachModule, ownLabel } from './field-lists';
import { choiceOf, type Given, textOf } from './given';

const COMPARISON_NAMES = Object.keys(COMPARISONS) as Comparison[];
const COMPARISON_OPTIONS = COMPARISON_NAMES.map((value) => ({ name: COMPARISONS[value].name, value }));
const WITHOUT_VALUE = COMPARISON_NAMES.filter((name) => !COMPARISONS[name].takesValue);

const ONLY_WHEN = 'Only When';

/** Conditions of a trigger: the service is not asked for them. */
export const conditionsForm = (service: Service): INodeProperties[] =>
	conditionRows(service, () => ({
		displayName: ONLY_WHEN,
		name: 'conditions',
		description: 'Conditions that a record must meet when the poll reads it. All of them must hold.',
	}));

const FILTERS = 'Filters';

/** Conditions of a read, for a service that takes any. */
export const filtersForm = (service: Service): INodeProperties[] =>
	conditionRows(
		service,
		({ listing }) => listing && { displayName: FILTERS, name: 'filters', description: listing.filters },
	);

function conditionRows(
	service: Service,
	named: (module: Module) => Pick<INodeProperties, 'displayName' | 'name' | 'description'> | undefined,
) {
	return forEachModule(service, (module) => {
		const words = named(module);
		return (
			words && {
				...words,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add Condition',
				default: {},
				options: [{ displayName: 'Condition', name: 'condition', values: conditionRow(module) }],
			}
		);
	});
}

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
	return conditionsIn(given('conditions.condition', []), ONLY_WHEN);
}

/** @throws HelpdeskError `data` that names the condition which is not complete */
export function chosenFilters(given: Given): Condition[] {
	return conditionsIn(given('filters.condition', []), FILTERS);
}

function conditionsIn(rows: unknown, name: string): Condition[] {
	return (Array.isArray(rows) ? rows : []).map((row: Record<string, unknown>) => {
		// An expression that finds nothing gives no value. Only what is not there at all has its preset one.
		const given = (key: string, preset: string) => (key in row ? row[key] : preset);
		const label = row.field === CUSTOM_FIELD ? row.customField : row.field;
		const field = textOf(label ?? '', `${name} > Field`).trim();
		if (field === '') throw withoutField(name);
		const comparison = choiceOf(given('comparison', 'is'), `${name} > ${field} > Comparison`, COMPARISON_NAMES);
		const { name: compared, takesValue, needsText }: HowToCompare = COMPARISONS[comparison];
		const value = takesValue ? textOf(given('value', ''), `${name} > ${field} > Value`) : '';
		if (needsText && value.trim() === '') throw withoutText(`${name} > ${field}`, compared);
		return { field, comparison, value };
	});
}

/** Each record contains nothing, so such a condition would say nothing. */
function withoutText(name: string, comparison: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`'${name} > Value' is empty, and '${comparison}' needs a text.`,
			"Fill it in, choose 'Is Empty' or 'Is Not Empty', or remove the condition.",
		),
	);
}

function withoutField(name: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`A condition under '${name}' has no field.`,
			'Pick a field, type the label of your own, or remove the condition.',
		),
	);
}
