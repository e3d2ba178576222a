import type { ILoadOptionsFunctions, INodeProperties, ResourceMapperField } from 'n8n-workflow';
import { Remembered } from '../connection/remembered';
import type { FormField, FormFieldType } from '../helpdesk/form-field';
import { MAPPING_METHODS, type Purpose } from '../form/mapped-fields';
import { withReadableErrors, wordsOf } from './form-errors';
import { type ModuleOfForm, moduleOfForm, readFields } from './form-fields';

/** The fields that Create, Update, and Create or Update can send, by the name under which n8n calls them. */
export const FIELD_MAPPING = Object.fromEntries(
	(['create', 'update', 'upsert'] as const).map((purpose) => [MAPPING_METHODS[purpose], mapping(purpose)]),
);

/** How long a second question about the same saved fields counts as one for new ones. */
const ASKED_MS = 5 * 60 * 1000;

/** Each question holds all fields of a node, so fewer are kept than of other things. */
const MOST_ASKED = 100;

const asked = new Remembered<true>(ASKED_MS, MOST_ASKED);

function mapping(purpose: Purpose) {
	return withReadableErrors(async function () {
		const saved = savedFields(this);
		// With a notice n8n drops what was filled in; an error leaves it.
		if (saved.length > 0) return { fields: await columns(this, purpose, saved) };
		try {
			return { fields: await columns(this, purpose, saved) };
		} catch (error) {
			return { fields: [], emptyFieldsNotice: wordsOf(error) };
		}
	});
}

/**
 * n8n asks each time a node is opened, each time its tab comes back to the front, and when a person wants the list of
 * fields anew. It does not say which. So the first answer is what the node has saved, which costs no request; the next
 * one is read.
 */
async function columns(
	form: ILoadOptionsFunctions,
	purpose: Purpose,
	saved: ResourceMapperField[],
): Promise<ResourceMapperField[]> {
	const module = moduleOfForm(form);
	if (module === undefined) return [];
	const mark = markOf(module, purpose);
	if (isOf(saved, mark) && (await isFirst(JSON.stringify([mark, saved])))) return saved;
	const fields = [...(await readFields(form, module))].sort(inOrder);
	const read = [...fields.map((field) => column(field, purpose, module.keyField)), mark];
	return [...read, ...savedBeside(read, saved, module)];
}

function savedFields(form: ILoadOptionsFunctions): ResourceMapperField[] {
	const schema = form.getCurrentNodeParameter('fields.schema');
	return Array.isArray(schema) ? (schema as unknown as ResourceMapperField[]) : [];
}

const MARK = '__for';

/** A column that nobody sees: it says what the saved fields are for. n8n may still send those of another module. */
function markOf({ service, name }: ModuleOfForm, purpose: Purpose): ResourceMapperField {
	const hidden = { display: false, required: false, defaultMatch: false, canBeUsedToMatch: false };
	return { id: MARK, displayName: `${service.name} ${name} ${purpose}`, ...hidden, readOnly: true, removed: true };
}

function isOf(saved: readonly ResourceMapperField[], { displayName }: ResourceMapperField): boolean {
	const mark = saved.find(({ id }) => id === MARK);
	return saved.length > 0 && (mark === undefined || mark.displayName === displayName);
}

/**
 * Saved columns of the same form that the service did not name this time. Where it learns fields from a record, another
 * record may not show them; without their column n8n would drop what was filled in.
 */
function savedBeside(
	columns: readonly ResourceMapperField[],
	saved: readonly ResourceMapperField[],
	{ service }: ModuleOfForm,
): ResourceMapperField[] {
	const marks = [columns, saved].map((some) => some.find(({ id }) => id === MARK)?.displayName);
	if (service.learnsFields !== true || marks[0] !== marks[1]) return [];
	const named = new Set(columns.map(({ id }) => id));
	return saved.filter(({ id }) => !named.has(id));
}

async function isFirst(question: string): Promise<boolean> {
	let isNew = false;
	await asked.get(question, async () => await Promise.resolve((isNew = true)));
	return isNew;
}

const TYPES: Readonly<Record<FormFieldType, NonNullable<ResourceMapperField['type']>>> = {
	text: 'string',
	longText: 'string',
	number: 'number',
	boolean: 'boolean',
	date: 'dateTime',
	dateTime: 'dateTime',
	choice: 'options',
	choices: 'string',
	reference: 'string',
	references: 'string',
	object: 'string',
};

/** What a new record needs comes first, then what people fill in most, then the portal's own fields, then the others by label. */
function inOrder(one: FormField, other: FormField): number {
	const [rank, otherRank] = [rankOf(one), rankOf(other)];
	return rank - otherRank || (rank === RANKS.others ? one.label.localeCompare(other.label, 'en') : 0);
}

const RANKS = { required: 0, usual: 1, own: 2, others: 3 };

function rankOf({ required, usual, custom }: FormField): number {
	if (required) return RANKS.required;
	if (usual) return RANKS.usual;
	return custom ? RANKS.own : RANKS.others;
}

function column(field: FormField, purpose: Purpose, keyField: string): ResourceMapperField {
	const { name, label, type, choices, writable } = field;
	const canBeUsedToMatch = purpose === 'upsert' && tellsRecords(field);
	const required = purpose === 'create' && field.required && writable;
	const hasList = type === 'choice' && choices !== undefined;
	return {
		id: savedName(field),
		displayName: displayName(field),
		required,
		defaultMatch: canBeUsedToMatch && [label, name].includes(keyField),
		canBeUsedToMatch,
		display: writable || canBeUsedToMatch,
		type: type === 'choice' && !hasList ? 'string' : TYPES[type],
		readOnly: !writable,
		removed: !(writable && (required || field.usual)),
		...(hasList && { options: choices.map((choice) => ({ name: choice, value: choice })) }),
	};
}

/** A value of these can tell one record from another; of those that the service sets, its own number can. */
function tellsRecords({ type, writable }: FormField): boolean {
	return type === 'text' || (writable && ['number', 'date', 'dateTime', 'choice', 'reference'].includes(type));
}

/**
 * The name of the field in a saved form. n8n shows it for the field to match on, so it is what people read. A field that
 * a portal may call otherwise one day carries its API name too. n8n makes a path of the name: some characters would end it.
 */
function savedName(field: FormField): string {
	const shown = shownName(field);
	if (/["\\\]]/.test(shown)) return field.name;
	const own = `(${field.name})`;
	return field.hasFixedLabel || shown.endsWith(own) ? shown : `${shown} ${own}`;
}

function shownName({ label, type }: FormField): string {
	return type === 'reference' ? `${label.replace(/ (?:Name|ID)$/, '')} ID` : label;
}

/** The same, and what the value must be if it is no plain text. */
function displayName(field: FormField): INodeProperties['displayName'] {
	switch (field.type) {
		case 'choices':
			return `${field.label} (Separated by ;)`;
		case 'references':
			return `${field.label} (IDs, Separated by Commas)`;
		case 'object':
			return `${field.label} (JSON)`;
		default:
			return shownName(field);
	}
}
