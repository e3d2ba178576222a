import type { INodeProperties } from 'n8n-workflow';
import { isSetByService } from '../helpdesk/fields';
import { keysOf, readTypedJson } from '../helpdesk/json-text';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type FieldValues, type ModuleName } from '../helpdesk/helpdesk';
import { CUSTOM_FIELD, fieldOptions, forEachModule } from '../form/field-choice';
import { choiceOf, labelsOf, textOf } from '../form/given';
import type { Run } from './run';

/** What items of this package's nodes carry beside the fields of a record: ids, outcomes, and what the trigger says of an event. */
const NO_FIELDS = ['id', 'outcome', 'caseId', 'event', 'eventTime', 'changes', 'oldValuesKnown', 'possibleRepeat'];

/** How a person says which values go into which fields: the same three ways for every operation that writes. */
export const FIELDS_TO_SEND: INodeProperties[] = [
	{
		displayName: 'Fill In Fields',
		name: 'dataMode',
		type: 'options',
		options: [
			{ name: 'Define Below', value: 'defineBelow', description: 'Set the value of each field here' },
			{
				name: 'Map Input Columns',
				value: 'autoMap',
				description: 'Every column of the input goes into the field of the same name',
			},
			{ name: 'JSON', value: 'json', description: 'An object of field labels and values' },
		],
		default: 'defineBelow',
	},
	...forEachModule((module) => ({
		displayName: 'Fields',
		name: 'fieldsToSend',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: {},
		options: [{ displayName: 'Field', name: 'field', values: fieldRow(module) }],
		displayOptions: { show: { dataMode: ['defineBelow'] } },
	})),
	{
		displayName:
			"The columns of the input must be named exactly as Zoho labels its fields, for example 'Contact Name'. A column that Zoho does not know is named in the result. What Zoho sets by itself, such as 'Created Time', is left out.",
		name: 'autoMapNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { dataMode: ['autoMap'] } },
	},
	{
		displayName: 'Columns to Leave Out',
		name: 'columnsToIgnore',
		type: 'string',
		default: NO_FIELDS.join(', '),
		placeholder: 'e.g. internalNote, draft',
		description: 'Names of input columns that are not sent, separated by commas',
		displayOptions: { show: { dataMode: ['autoMap'] } },
	},
	{
		displayName: 'Fields (JSON)',
		name: 'jsonFields',
		type: 'json',
		default: '{}',
		description:
			'An object of field labels and values, for example {"Subject": "Printer on fire", "Contact Name": "Ann Lee"}',
		displayOptions: { show: { dataMode: ['json'] } },
	},
];

function fieldRow(module: ModuleName): INodeProperties[] {
	const known = fieldOptions(module, 'writable');
	const first = known[0].value;
	return [
		{
			displayName: 'Field',
			name: 'name',
			type: 'options',
			options: [...known, { name: 'Custom Field (by Its Label)', value: CUSTOM_FIELD }],
			default: first,
			description: 'The field to set',
		},
		{
			displayName: 'Label',
			name: 'customName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Severity',
			description: 'The label of the field, exactly as Zoho shows it',
			displayOptions: { show: { name: [CUSTOM_FIELD] } },
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			description:
				'Dates may be written as n8n gives them; they are sent in the time zone of the portal. Empty clears the field.',
		},
	];
}

/**
 * The fields of one item, ready to send.
 * @param matched the field that records are matched on: it is kept although the service sets it by itself
 * @throws HelpdeskError `data` that names the field which can't be sent.
 */
export function fieldsToSend(run: Run, index: number, matched?: string): FieldValues {
	return run.helpdesk.prepare(run.module, rawFields(run, index, matched));
}

function rawFields(run: Run, index: number, matched: string | undefined): Record<string, unknown> {
	const mode = choiceOf(run.context.getNodeParameter('dataMode', index, 'defineBelow'), 'Fill In Fields', [
		'defineBelow',
		'autoMap',
		'json',
	]);
	if (mode === 'autoMap') return inputColumns(run, index, matched);
	const fields =
		mode === 'json'
			? jsonFields(run.context.getNodeParameter('jsonFields', index, {}))
			: definedFields(run.context.getNodeParameter('fieldsToSend.field', index, []));
	for (const label of Object.keys(fields).map((name) => name.trim())) {
		if (label !== matched && isSetByService(run.module, label)) {
			throw wrongFields(
				`The field '${label}' is set by Zoho itself and can't be written`,
				'Remove it from the fields.',
			);
		}
	}
	return fields;
}

/** The columns of an item, but for those that a person leaves out and those that the service sets by itself: these are told. */
function inputColumns(run: Run, index: number, matched: string | undefined): Record<string, unknown> {
	const ignored = new Set(labelsOf(run.context.getNodeParameter('columnsToIgnore', index, ''), 'Columns to Leave Out'));
	const isSent = (name: string) =>
		!ignored.has(name) && (name.trim() === matched || !isSetByService(run.module, name.trim()));
	// An item holds no undefined once n8n has saved it: such a column is none.
	const columns = Object.entries(run.items[index].json).filter(([, value]) => value !== undefined);
	for (const [name] of columns) if (!isSent(name)) run.leftOut.add(name);
	const sent = columns.filter(([name]) => isSent(name));
	refuseTwice(sent.map(([name]) => name));
	return Object.fromEntries(sent);
}

function jsonFields(given: unknown): Record<string, unknown> {
	const parsed: unknown = typeof given === 'string' ? parsedJson(given) : given;
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw wrongFields(
			'Fields (JSON) must be one object of labels and values',
			'Write it as {"Subject": "…"}; for many records, give the node one input item for each.',
		);
	}
	refuseTwice(typeof given === 'string' ? keysOf(given) : Object.keys(parsed));
	return { ...parsed };
}

/** Labels that differ only in case or blanks would be one field, of which one value would win silently. */
function refuseTwice(labels: readonly string[]): void {
	const known = new Set<string>();
	for (const label of labels.map((name) => name.trim())) {
		const folded = label.toLowerCase();
		if (known.has(folded)) throw wrongFields(`The field '${label}' is set twice`, 'Remove one of the two.');
		known.add(folded);
	}
}

function parsedJson(text: string): unknown {
	try {
		return readTypedJson(text);
	} catch {
		throw wrongFields('Fields (JSON) is not valid JSON', 'Check the quotes and commas.');
	}
}

function definedFields(rows: unknown): Record<string, unknown> {
	const fields: Array<[string, unknown]> = [];
	if (!Array.isArray(rows)) throw wrongFields('The fields are no list', 'Add them with Add Field.');
	for (const row of rows) {
		if (!isRow(row)) throw wrongFields('One of the fields has no name', 'Remove it, or pick its field.');
		const label = row.name === CUSTOM_FIELD ? textOf(row.customName ?? '', 'Label').trim() : textOf(row.name, 'Field');
		const value = 'value' in row ? row.value : '';
		if (isLeftBlank(value))
			throw wrongFields(`The field '${label}' holds ${JSON.stringify(value)}: its expression gave nothing`, WRITE_IT);
		fields.push([label, value]);
	}
	refuseTwice(fields.map(([label]) => label));
	return Object.fromEntries(fields);
}

const WRITE_IT =
	'Correct the expression. An empty value clears the field; to write just this text, fill in the fields as JSON.';

/** A text that is left of an expression without a value, with a blank around it: taken as it is, it would clear or spoil the field. */
function isLeftBlank(value: unknown): boolean {
	return typeof value === 'string' && value !== '' && ['', 'undefined', 'null'].includes(value.trim());
}

function isRow(row: unknown): row is { name: unknown; customName?: unknown; value?: unknown } {
	return typeof row === 'object' && row !== null && 'name' in row;
}

function wrongFields(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `${what}.`, nextStep));
}
