import type { INodeProperties } from 'n8n-workflow';
import type { FieldKind, Listing, Module } from '../helpdesk/catalogue';
import type { Service } from '../services/service';
import { ANY_COMPARISON, COMPARISONS_OF, WITHOUT_VALUE } from './comparisons';
import { docsLink } from './docs-link';
import { comparableFields, comparableOrOwn, forEachModule, ownFieldBeside } from './field-lists';
import { hiddenFor } from './shown-for';

export const ONLY_WHEN = 'Only When';
export const FILTERS = 'Filters';

/** Conditions of a trigger: the service is not asked for them. */
export const conditionsForm = (service: Service): INodeProperties[] =>
	conditionRows(service, () => ({
		displayName: ONLY_WHEN,
		name: 'conditions',
		description:
			'Conditions that a record must meet when the poll reads it. All of them must hold. They do not change what a poll costs.',
	}));

/** Conditions of a read, for a service that takes any. */
export const filtersForm = (service: Service): INodeProperties[] =>
	conditionRows(
		service,
		({ listing }) => listing && { displayName: FILTERS, name: 'filters', description: filtersText(service, listing) },
	);

function filtersText({ words: { docs } }: Service, { filters }: Listing): string {
	return docs.filters === undefined ? filters : `${filters} ${docsLink('Who filters what', docs.filters)}.`;
}

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
				options: [
					{ displayName: 'Condition', name: 'condition', values: conditionRow(module, service.learnsFields !== true) },
				],
			}
		);
	});
}

/**
 * A row: field, comparison, value. Which comparisons and which kind of value depend on what the field holds. A value has
 * one name where it is typed or chosen, since a person may change the field; a time has its own, for n8n's calendar.
 * A field that the table does not know may hold anything: it is not hidden, since n8n drops what no form shows.
 * @param hasChoices true if the service tells the choices of fields
 */
function conditionRow(module: Module, hasChoices: boolean): INodeProperties[] {
	const options = comparableOrOwn(module);
	const first = module.stateField ?? options[0].value;
	const field: INodeProperties = { displayName: 'Field', name: 'field', type: 'options', options, default: first };
	const known = comparableFields(module).map(({ label }) => label);
	const labelsOf = (...kinds: readonly FieldKind[]) =>
		module.fields.filter(({ kind }) => kinds.includes(kind)).map(({ label }) => label);
	const listed = shownWhen(labelsOf('choice'), [value('list', hasChoices)]);
	const typed = [
		...shownWhen(labelsOf('text', 'number'), [value('text', false)]),
		...hiddenFor({ field: known }, [value('text', hasChoices)]),
	];
	return [
		field,
		ownFieldBeside('customField', 'Custom Field', 'field'),
		...shownWhen(labelsOf('text', 'choice'), [comparison(COMPARISONS_OF.text, 'is')]),
		...shownWhen(labelsOf('number'), [comparison(COMPARISONS_OF.number, 'is')]),
		...shownWhen(labelsOf('time'), [comparison(COMPARISONS_OF.time, 'from')]),
		...shownWhen(labelsOf('boolean'), [comparison(COMPARISONS_OF.boolean, 'isTrue')]),
		...hiddenFor({ field: known }, [comparison(ANY_COMPARISON, 'is')]),
		// n8n gives a new row the preset of the last property of a name: that of the field which is preset.
		...(labelsOf('choice').some((label) => label === first) ? [...typed, ...listed] : [...listed, ...typed]),
		...shownWhen(labelsOf('time'), [TIME, UNTIL_TIME]),
		...hiddenFor({ field: labelsOf('text', 'choice', 'time', 'boolean') }, [UNTIL_VALUE]),
	];
}

function shownWhen(fields: readonly string[], properties: readonly INodeProperties[]): INodeProperties[] {
	return properties
		.filter(() => fields.length > 0)
		.map((property) => {
			const { show, hide } = property.displayOptions ?? {};
			return { ...property, displayOptions: { show: { field: [...fields], ...show }, ...(hide && { hide }) } };
		});
}

function comparison(names: Readonly<Record<string, string>>, preset: string): INodeProperties {
	const options = Object.entries(names).map(([choice, name]) => ({ name, value: choice }));
	return { displayName: 'Comparison', name: 'comparison', type: 'options', options, default: preset };
}

const HIDE_VALUE = { hide: { comparison: [...WITHOUT_VALUE] } };
const IN_RANGE = { show: { comparison: ['isBetween'] } };

/** A value that is typed; with `choices`, it may also be chosen from a list that is read when a person opens it. */
function value(preset: 'list' | 'text', hasChoices: boolean): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Value',
		name: 'value',
		type: 'resourceLocator',
		default: { mode: hasChoices ? preset : 'text', value: '' },
		description: 'What the field is compared with',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a value…',
				typeOptions: { searchListMethod: 'fieldChoices', searchable: true },
			},
			{
				displayName: 'By Value',
				name: 'text',
				type: 'string',
				hint: 'Upper and lower case do not matter. For Is One Of, separate the values by commas.',
			},
		],
		displayOptions: HIDE_VALUE,
	};
	return hasChoices ? property : { ...property, modes: property.modes?.slice(1) };
}

const UNTIL_VALUE: INodeProperties = {
	displayName: 'Until',
	name: 'valueUntil',
	type: 'string',
	default: '',
	description: 'The greatest number, or the last time. It belongs to the range.',
	displayOptions: IN_RANGE,
};

const TIME: INodeProperties = {
	displayName: 'Time',
	name: 'time',
	type: 'dateTime',
	default: '',
	description: 'A time without an offset is in the time zone of the workflow. A date alone means its first moment.',
	displayOptions: HIDE_VALUE,
};

const UNTIL_TIME: INodeProperties = {
	displayName: 'Until',
	name: 'timeUntil',
	type: 'dateTime',
	default: '',
	description: 'The last time. It belongs to the range.',
	displayOptions: IN_RANGE,
};
