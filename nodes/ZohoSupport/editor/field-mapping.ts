import {
	type ILoadOptionsFunctions,
	type INodeProperties,
	NodeOperationError,
	type ResourceMapperField,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { Remembered } from '../connection/remembered';
import type { FormField, FormFieldType } from '../helpdesk/form-field';
import { MAPPING_METHODS, type Purpose } from '../form/mapped-fields';
import { errorText } from '../helpdesk/problem';
import { type ModuleOfForm, moduleOfForm, readFields } from './form-fields';

/** The fields that Create, Update, and Create or Update can send, by the name under which n8n calls them. */
export const FIELD_MAPPING = Object.fromEntries(
	(['create', 'update', 'upsert'] as const).map((purpose) => [MAPPING_METHODS[purpose], mapping(purpose)]),
);

/** How long a second question about the same saved fields counts as one for new ones. */
const ASKED_MS = 5 * 60 * 1000;

const asked = new Remembered<true>(ASKED_MS);

export function forgetAsked(): void {
	asked.clear();
}

/**
 * n8n asks each time a node is opened, each time its tab comes back to the front, and when a person wants the list of
 * fields anew. It does not say which. So the first answer is what the node has saved, which costs no request; the next
 * one is read.
 */
function mapping(purpose: Purpose) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const saved = savedFields(this);
		try {
			const module = moduleOfForm(this);
			if (module === undefined) return { fields: [] };
			const mark = markOf(module, purpose);
			if (isOf(saved, mark) && (await isFirst(JSON.stringify([mark, saved])))) return { fields: saved };
			const fields = await readFields(this, module);
			const columns = [...fields.map((field) => column(field, purpose, module.keyField)), mark];
			return { fields: [...columns, ...savedBeside(columns, saved, module)] };
		} catch (error) {
			// Without fields n8n shows the words, but it would also drop what was filled in.
			if (saved.length > 0) throw new NodeOperationError(this.getNode(), errorText(error));
			return { fields: [], emptyFieldsNotice: errorText(error) };
		}
	};
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

function column(field: FormField, purpose: Purpose, keyField: string): ResourceMapperField {
	const { name, label, type, choices, writable } = field;
	const canBeUsedToMatch = purpose === 'upsert' && tellsRecords(field);
	const required = purpose === 'create' && field.required && writable;
	const hasList = type === 'choice' && choices !== undefined;
	return {
		id: name,
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

/** The label, and what the value must be if it is no plain text. */
function displayName({ label, type }: FormField): INodeProperties['displayName'] {
	switch (type) {
		case 'choices':
			return `${label} (Separated by ;)`;
		case 'references':
			return `${label} (IDs, Separated by Commas)`;
		case 'object':
			return `${label} (JSON)`;
		case 'reference':
			return `${label.replace(/ (?:Name|ID)$/, '')} ID`;
		default:
			return label;
	}
}
