import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import { type DeskField, type FieldType, isCustomName } from './field';

/** The types of the service that are called otherwise here, or that are written as another type. */
const TYPES: Readonly<Record<string, FieldType>> = {
	Text: 'Text',
	Textarea: 'Textarea',
	LargeText: 'Textarea',
	Email: 'Email',
	Phone: 'Phone',
	Fax: 'Phone',
	URL: 'URL',
	Picklist: 'Picklist',
	Multiselect: 'Multiselect',
	Date: 'Date',
	DateTime: 'DateTime',
	Number: 'Number',
	Percent: 'Decimal',
	Decimal: 'Decimal',
	Currency: 'Decimal',
	Boolean: 'Boolean',
	Checkbox: 'Boolean',
	LookUp: 'Reference',
	MultiLookup: 'Ids',
	AutoNumber: 'Text',
	Formula: 'Text',
};

const SET_BY_SERVICE: ReadonlySet<string> = new Set(['AutoNumber', 'Formula']);

/** The known fields of a module, with what the service says of them and the ones that it adds. */
export function mergedFields(known: readonly DeskField[], described: readonly JsonObject[]): DeskField[] {
	const told = new Map(described.map((entry) => [textIn(entry, 'apiName') ?? '', entry]));
	told.delete('');
	const merged = known.map((field) => {
		const entry = told.get(field.name);
		told.delete(field.name);
		return entry === undefined ? field : withWords(field, entry);
	});
	const added = [...told].map(([name, entry]) => fieldOf(name, entry));
	return withOwnLabels([...merged, ...added]);
}

/** A field of the table keeps its label, so that a workflow reads the same one in every portal. */
function withWords(field: DeskField, entry: JsonObject): DeskField {
	const choices = choicesOf(entry);
	return {
		...field,
		aliases: [...new Set([...field.aliases, ...labelsOf(entry)])].filter((label) => label !== field.label),
		required: field.required || isNeeded(entry),
		...(field.hasAllChoices === true || choices === undefined ? {} : { choices, hasAllChoices: true }),
	};
}

function fieldOf(name: string, entry: JsonObject): DeskField {
	const said = typeIn(entry);
	const choices = choicesOf(entry);
	const [label = name, ...aliases] = labelsOf(entry);
	return {
		name,
		label,
		aliases,
		type: TYPES[said] ?? 'Text',
		writable: !SET_BY_SERVICE.has(said) && entry.isComputed !== true,
		required: isNeeded(entry),
		custom: entry.isCustomField === true || isCustomName(name),
		...(choices === undefined ? {} : { choices, hasAllChoices: true }),
	};
}

/** A mandatory field with a default is filled in by the service. */
function isNeeded(entry: JsonObject): boolean {
	return entry.isMandatory === true && textIn(entry, 'defaultValue') === undefined;
}

function labelsOf(entry: JsonObject): string[] {
	const labels = ['displayLabel', 'i18NLabel'].flatMap((key) => textIn(entry, key) ?? []);
	return [...new Set(labels)];
}

/**
 * The choices of a field: `allowedValues` or `pickListValues`, as objects or plain texts [open-points 17]. Undefined if
 * there are none, since a list may leave them out.
 */
export function choicesOf(entry: JsonObject): string[] | undefined {
	const values = [entry.allowedValues, entry.pickListValues].find((list) => Array.isArray(list) && list.length > 0);
	if (!Array.isArray(values)) return undefined;
	const choices = (values as readonly Json[]).flatMap((value) =>
		typeof value === 'string' ? value : ((isJsonObject(value) ? textIn(value, 'value') : undefined) ?? []),
	);
	return choices.length === 0 ? undefined : [...new Set(choices)];
}

/** True for a field that has choices which are not known yet. */
export function lacksChoices(field: DeskField): boolean {
	return (field.type === 'Picklist' || field.type === 'Multiselect') && field.writable && field.choices === undefined;
}

/**
 * Adds the choices that layouts name. A layout shows some of the choices of a field: only all layouts show them all.
 */
export function withLayoutChoices(
	fields: readonly DeskField[],
	layouts: readonly JsonObject[],
	isAll: boolean,
): DeskField[] {
	const found = new Map<string, Set<string>>();
	for (const entry of layouts.flatMap(entriesOf)) {
		const name = textIn(entry, 'apiName') ?? '';
		const choices = found.get(name) ?? new Set();
		for (const choice of choicesOf(entry) ?? []) choices.add(choice);
		found.set(name, choices);
	}
	return fields.map((field) => {
		const choices = [...(found.get(field.name) ?? [])];
		return lacksChoices(field) && choices.length > 0 ? { ...field, choices, hasAllChoices: isAll } : field;
	});
}

/** The fields of all sections of a layout. */
export function entriesOf(layout: JsonObject): JsonObject[] {
	const sections = Array.isArray(layout.sections) ? (layout.sections as readonly Json[]) : [];
	return sections.filter(isJsonObject).flatMap((section) => {
		const fields = Array.isArray(section.fields) ? (section.fields as readonly Json[]) : [];
		return fields.filter(isJsonObject);
	});
}

/** Two fields may have one label: the later one shows its API name too. */
function withOwnLabels(fields: readonly DeskField[]): DeskField[] {
	const taken = new Set<string>(['id']);
	return fields.map((field) => {
		const isFree = !taken.has(field.label);
		const label = isFree ? field.label : `${field.label} (${field.name})`;
		taken.add(label);
		return isFree ? field : { ...field, label, aliases: [field.label, ...field.aliases] };
	});
}

function textIn(entry: JsonObject, key: string): string | undefined {
	const value = entry[key];
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Examples of layouts show the type as a list of one. */
function typeIn(entry: JsonObject): string {
	const type = Array.isArray(entry.type) ? (entry.type as readonly Json[])[0] : entry.type;
	return typeof type === 'string' ? type : '';
}
