import type { FieldKind } from '../../helpdesk/catalogue';

/** What a field holds, as Zoho Desk names it. `Reference`: the id of another record. `Other`: an object or a list. */
export type FieldType =
	| 'Text'
	| 'Textarea'
	| 'Email'
	| 'Phone'
	| 'URL'
	| 'Picklist'
	| 'Multiselect'
	| 'Date'
	| 'DateTime'
	| 'Number'
	| 'Decimal'
	| 'Boolean'
	| 'Reference'
	| 'Ids'
	| 'Other';

const KINDS: Readonly<Partial<Record<FieldType, FieldKind>>> = {
	...{ Date: 'time', DateTime: 'time', Number: 'number', Decimal: 'number', Boolean: 'boolean' },
	...{ Picklist: 'choice', Multiselect: 'choice' },
};

/** What conditions know of a type. */
export function kindOfType(type: FieldType): FieldKind {
	return KINDS[type] ?? 'text';
}

/** A field of a module: from the table of modules, from the service, or both. */
export interface DeskField {
	/** The API name: `subject`, `cf_order_number`. */
	readonly name: string;
	/** The label under which a record shows it in the Labels form. */
	readonly label: string;
	/** Other names by which a person may call it: labels of the classic service, and those of the portal. */
	readonly aliases: readonly string[];
	readonly type: FieldType;
	/** The known choices; undefined if any text may be a choice. */
	readonly choices?: readonly string[];
	/** True if there are no other choices. */
	readonly hasAllChoices?: boolean;
	readonly writable: boolean;
	readonly required: boolean;
	readonly custom: boolean;
	/** True for a field that only a new record takes. */
	readonly onlyNew?: boolean;
	/** For a reference: the key of the object in a record that holds its name: `contact`. */
	readonly object?: string;
	/** For a reference: the label of the id beside the name. */
	readonly idLabel?: string;
}

type Traits = Partial<Omit<DeskField, 'name' | 'label' | 'type' | 'custom'>>;

/** Fields by API name: the label, or the label and what is special about it. */
export type FieldTable = Readonly<Record<string, string | readonly [label: string, traits: Traits]>>;

/** Fields that a person can fill in. */
export function written(type: FieldType, table: FieldTable): DeskField[] {
	return fieldsOf(type, table, true);
}

/** Fields that the service sets itself. */
export function setByService(type: FieldType, table: FieldTable): DeskField[] {
	return fieldsOf(type, table, false);
}

/** A field that holds the id of another record; records may carry that record as an object. */
export function reference(name: string, label: string, object: string, traits: Traits = {}): DeskField {
	const idLabel = `${label.replace(/ Name$/, '')} ID`;
	const aliases = [idLabel, ...(traits.aliases ?? [])];
	return { ...plain('Reference', name, label, true), object, idLabel, ...traits, aliases };
}

function fieldsOf(type: FieldType, table: FieldTable, writable: boolean): DeskField[] {
	return Object.entries(table).map(([name, said]) => {
		const [label, traits] = typeof said === 'string' ? [said, {}] : said;
		return { ...plain(type, name, label, writable), ...traits };
	});
}

function plain(type: FieldType, name: string, label: string, writable: boolean): DeskField {
	return { name, label, aliases: [], type, writable, required: false, custom: false };
}

/** Custom fields travel in `cf`, under names that begin so. */
export function isCustomName(name: string): boolean {
	return name.startsWith('cf_');
}
