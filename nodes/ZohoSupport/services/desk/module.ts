import type { Ability } from '../../helpdesk/catalogue';
import type { DeskField } from './field';

/** How a module is listed. */
export interface ListTraits {
	/** The most rows in one request; a portal may have a lower bound, which is learnt [open-points 1]. */
	readonly most: number;
	/** The sort that a walk through all rows uses: the order of creation never moves [open-points 4a]. */
	readonly oldestFirst: string;
	/** The newest rows first, where the list has that. */
	readonly newestFirst?: string;
	/** The order in which a form offers its records to choose from; the newest first if absent. */
	readonly chosenBy?: string;
	/** The parameter that keeps to a department; without one, rows are filtered here [open-points 3]. */
	readonly department?: 'departmentIds' | 'departmentId';
	/** By what else it sorts: the value of `sortBy` by the API name of the field. Descending where `newestFirst` is. */
	readonly sorts: SortTable;
	/** Parameter `viewId`, and views to choose from [openapi view.json]. */
	readonly hasViews?: boolean;
	/** Conditions that the list can answer, by field: the parameter for one or several values. */
	readonly filters: Readonly<Record<string, string>>;
	/** The list has `modifiedTimeRange`. */
	readonly hasModifiedRange?: boolean;
	/** The longest text of `fields`; 0 where the list has no such parameter. */
	readonly mostFieldsText?: number;
	/** Values of `include`. */
	readonly include: readonly string[];
	/** Fields that its rows leave out, besides all custom ones [open-points 6a]. */
	readonly lacks: readonly string[];
}

/** Values of `sortBy`, without the minus of a descending order, by the API name of the field that they sort by. */
export type SortTable = Readonly<Record<string, string>>;

/** Fields by which `sortBy` sorts under their own names. */
export function sortedBy(...names: readonly string[]): SortTable {
	return Object.fromEntries(names.map((name) => [name, name]));
}

/** One parameter of a search. */
export interface SearchParameter {
	readonly name: string;
	/**
	 * `text`: one text, with wildcards. `texts`: several texts by comma, with wildcards. `choices`: several whole values
	 * by comma. `choice`: one whole value. `ids`: several ids by comma. `range`: two times.
	 */
	readonly kind: 'text' | 'texts' | 'choices' | 'choice' | 'ids' | 'range';
	/** The fewest characters of a value. */
	readonly least?: number;
	/** True if it takes `${empty}` and `${notempty}`. */
	readonly canBeEmpty?: boolean;
	/** For an id: the parameter that takes the name instead. */
	readonly byName?: SearchParameter;
}

/** How a module is searched. */
export interface SearchTraits {
	/** By API name of the field. Custom fields go under `customField1` to `10` where `hasCustomFields`. */
	readonly parameters: Readonly<Record<string, SearchParameter>>;
	/** By what it sorts, in both directions [openapi search.json]. */
	readonly sorts: SortTable;
	readonly hasCustomFields: boolean;
	readonly hasDepartment: boolean;
	/** Fields that its rows leave out. Custom ones are there [open-points 6a]. */
	readonly lacks: readonly string[];
	/** Fields whose values split a search that has too many rows within one second. */
	readonly splitBy: readonly string[];
}

/** A text that empties a field: an empty one, or the word. */
export type EmptyText = '' | 'null';

/** Fields that an empty text empties. */
export function emptiedByText(...names: readonly string[]): Readonly<Record<string, EmptyText>> {
	return Object.fromEntries(names.map((name) => [name, '']));
}

/** A module of Zoho Desk: what people see of it, and its place on the wire. */
export interface DeskModule {
	/** As saved workflows hold it, in either service. */
	readonly name: string;
	readonly label: string;
	readonly plural: string;
	/** The part of the path: `tickets`. */
	readonly path: string;
	/** Its name in the requests for fields and layouts; undefined where the service does not describe its fields. */
	readonly described?: string;
	/** Names under which a record shows its own id. */
	readonly idLabels: readonly string[];
	/** The API names of the field that most often tells one record from another, and of the usual condition. */
	readonly keyField: string;
	readonly stateField?: string;
	/** The API names of the fields that people use most. */
	readonly simple?: readonly string[];
	/** The API name of the field with the number by which people know a record; a search must find it. */
	readonly numberField?: string;
	/** What its records have beside fields. */
	readonly abilities?: readonly Ability[];
	readonly fields: readonly DeskField[];
	/** Keys of its records that are no fields of the table, besides `object` of references. */
	readonly beside?: readonly string[];
	/** What empties a field whose description takes no null, by API name; null empties the others [openapi, updates]. */
	readonly emptiedBy?: Readonly<Record<string, EmptyText>>;
	readonly list: ListTraits;
	readonly search?: SearchTraits;
	/** Values of `include` for one record. */
	readonly include: readonly string[];
	/** The key of the ids in `moveToTrash`; undefined where records cannot be deleted [README, 5]. */
	readonly trashKey?: string;
	/** True if one request can set one field of many records. */
	readonly canUpdateMany: boolean;
	/** True for the row that stands for any module: its path is named by a person. */
	readonly isNamedByPerson?: true;
	/** How a new record names its department. */
	readonly departmentField?: 'departmentId' | 'departmentIds';
}

const text = (name: string, least?: number, canBeEmpty = false): SearchParameter => ({
	name,
	kind: 'text',
	least,
	canBeEmpty,
});
const texts = (name: string, canBeEmpty = false): SearchParameter => ({ name, kind: 'texts', canBeEmpty });
const choices = (name: string): SearchParameter => ({ name, kind: 'choices' });
const choice = (name: string): SearchParameter => ({ name, kind: 'choice' });
const ids = (name: string, byName?: SearchParameter): SearchParameter => ({ name, kind: 'ids', byName });
const range = (name: string): SearchParameter => ({ name, kind: 'range' });

/** Short names for the rows of the table of modules. */
export const PARAMETER = { text, texts, choice, choices, ids, range };

/** What every search has. */
export const EVERY_SEARCH: Readonly<Record<string, SearchParameter>> = {
	id: ids('id'),
	createdTime: range('createdTimeRange'),
	modifiedTime: range('modifiedTimeRange'),
};
