import type { INodeProperties } from 'n8n-workflow';
import type { ServiceWords } from '../services/service';
import { choiceOf, type Given, isRow, labelsOf } from './given';
import { refuseTwice, wrongFields } from './wrong-fields';

const NAME = 'fields';

/** What the fields are filled in for. */
export type Purpose = 'create' | 'update' | 'upsert';

/** The methods by which the editor asks for the fields of the portal: editor/field-mapping.ts. */
export const MAPPING_METHODS: Readonly<Record<Purpose, string>> = {
	create: 'fieldsToCreate',
	update: 'fieldsToUpdate',
	upsert: 'fieldsToMatch',
};

/** The form shows what is for a mapping of the whole input. */
export const AUTOMATIC = { show: { dataMode: ['fields'], [`/${NAME}.mappingMode`]: ['autoMapInputData'] } };

const FIELDS = 'The fields of your help desk. A field that you leave empty is not sent';
const CHANGED = `${FIELDS}; to clear it, give it the expression {{ null }}. Map Automatically clears a field whose column is empty. If the help desk does not let it be empty, the error names it.`;

const DESCRIPTIONS: Readonly<Record<Purpose, string>> = { create: `${FIELDS}.`, update: CHANGED, upsert: CHANGED };

const descriptionOf = (purpose: Purpose, dateZone: string) =>
	`${DESCRIPTIONS[purpose]} A time without an offset is in ${dateZone}.`;

/**
 * The fields of the portal, to be filled in by hand or from the input columns. n8n asks which column to match on in the
 * mode `upsert`, and also in `update`: there the record has its ID, so an update is an `add` without required fields.
 */
export const mappedFieldsForm = (purpose: Purpose, { dateZone }: Pick<ServiceWords, 'dateZone'>): INodeProperties => ({
	displayName: 'Fields',
	name: NAME,
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: descriptionOf(purpose, dateZone),
	typeOptions: {
		loadOptionsDependsOn: ['service', 'resource', 'operation', 'moduleName'],
		resourceMapper: {
			resourceMapperMethod: MAPPING_METHODS[purpose],
			mode: purpose === 'upsert' ? 'upsert' : 'add',
			valuesLabel: purpose === 'update' ? 'Values to Update' : 'Values to Send',
			fieldWords: { singular: 'field', plural: 'fields' },
			supportAutoMap: true,
			multiKeyMatch: false,
			matchingFieldsLabels: {
				title: MATCH_ON,
				description:
					'The field that tells which record to update. If Zoho sets the field itself, the node updates records but creates none.',
				hint: 'Fill in this field too: the node searches for its value',
			},
		},
	},
	displayOptions: { show: { dataMode: ['fields'] } },
});

const MATCH_ON = 'Field to Match On';

/**
 * The paths of its parts. Written so, n8n does not convert values to the types of the form: it would round long IDs, read
 * dates in its own zone, and refuse a choice that only the help desk knows.
 */
const [MODE, VALUES, MATCHING] = ['mappingMode', 'value', 'matchingColumns'].map((part) => `${NAME}["${part}"]`);

/** True if every input column is a field. */
export function isAutomatic(given: Given): boolean {
	const mode = choiceOf(given(MODE, 'defineBelow'), 'Mapping Mode', ['defineBelow', 'autoMapInputData']);
	return mode === 'autoMapInputData';
}

/** The name of the field that tells which record is meant. @throws HelpdeskError `data` unless it is one */
export function mappedMatch(given: Given): string {
	const [name, ...others] = labelsOf(given(MATCHING, []), MATCH_ON);
	if (name === undefined) throw wrongFields(`No field is chosen under '${MATCH_ON}'`, 'Choose the field in the node.');
	if (others.length > 0) throw wrongFields(`'${MATCH_ON}' has several fields`, 'Choose one of them.');
	return name;
}

const WRITE_IT =
	'Correct the expression. To clear the field, give it the expression {{ null }}. To write exactly this text, fill in the fields as JSON.';

/**
 * The fields that a person filled in, by name. One that was left empty is not among them.
 * @param asWritten gives a parameter with its expressions as they stand
 * @throws HelpdeskError `data` that names the field which has no value
 */
export function mappedFields(given: Given, asWritten: (name: string) => unknown): Record<string, unknown> {
	const values = given(VALUES, null) ?? {};
	if (!isRow(values)) throw wrongFields("'Fields' must hold names and values", 'Fill in the fields in the node.');
	const written = asWritten(VALUES);
	const isLeftEmpty = (name: string) => isRow(written) && ['', null, undefined].includes(written[name] as string);
	const fields = Object.entries(values).filter(([name]) => !isLeftEmpty(name));
	for (const [name, value] of fields)
		if (isLeftBlank(value))
			throw wrongFields(`The field '${name}' holds ${JSON.stringify(value)}: its expression gave nothing`, WRITE_IT);
	refuseTwice(fields.map(([name]) => name));
	return Object.fromEntries(fields);
}

/**
 * True for what is left of an expression without a value that has a blank around it. Sent as it is, it would clear or
 * spoil the field.
 */
function isLeftBlank(value: unknown): boolean {
	return typeof value === 'string' && value !== '' && ['', 'undefined', 'null'].includes(value.trim());
}
