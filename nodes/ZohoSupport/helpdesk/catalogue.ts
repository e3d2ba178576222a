/**
 * What a service can say of its modules and fields without a request. Nothing here names a module or a field of a
 * service.
 */

/** The name of a module, as forms and saved workflows hold it. The catalogue of the service says which there are. */
export type ModuleName = string;

/** What a field holds: `time` is a date or a date with time, whichever is written; `choice` one or more of a list. */
export type FieldKind = 'text' | 'time' | 'number' | 'boolean' | 'choice';

/** A field known by name. Portals add their own: the known ones help a person, they never limit. */
export interface KnownField {
	readonly label: string;
	readonly kind: FieldKind;
	/** False for a field that the service sets itself. */
	readonly writable: boolean;
	/** True if it holds an object or a list, so that no single value can be searched for. */
	readonly isWhole?: true;
}

/** What records of a module may have beside fields. Operations ask for it. */
export type Ability =
	| 'conversation' // messages that can be read
	| 'first-message' // the oldest of them can be read alone
	| 'reply' // messages that can be sent
	| 'simple-messages' // messages show more than people use
	| 'comments'
	| 'new-messages' // a trigger can wait for its comments and replies
	| 'history'
	| 'owner' // an agent or a team to assign it to
	| 'department' // can move to another one
	| 'merge'
	| 'close'
	| 'read-mark'
	| 'tags'
	| 'attachments';

/** One kind of record. */
export interface Module {
	readonly name: ModuleName;
	/** `Case`, for lists. */
	readonly label: string;
	/** `cases`, for sentences. */
	readonly plural: string;
	readonly fields: readonly KnownField[];
	/** The labels under which a record shows its own id; the usual one comes first. */
	readonly idLabels: readonly string[];
	/** The field that most often tells one record from another: the preset of a search. */
	readonly keyField: string;
	/** The field that most conditions are about. Without one the first field of the list is preset. */
	readonly stateField?: string;
	/** The names of the fields that people use most, in their order: *Simplify* leaves them. Without them it does nothing. */
	readonly simple?: readonly string[];
	/** The label of the number by which people know its records; absent if they have none. */
	readonly numberField?: string;
	/** True if it stands for modules that a person names: `name:theirs` is one of them. */
	readonly isNamedByPerson?: true;
	/** True if nothing tells when one of its records was changed: a trigger can only wait for new ones. */
	readonly tellsNoChange?: true;
	/** What its records have beside fields; nothing if absent. */
	readonly abilities?: readonly Ability[];
	/** What a read of many records can be asked for; a read takes one exact value and one time if absent. */
	readonly listing?: Listing;
}

/** What a read of many records of a module can be asked for, and what forms say of it, in whole sentences. */
export interface Listing {
	/** Which conditions the service meets, which are met on our side, and what that costs. */
	readonly filters: string;
	/** How the service is asked for records of a time, and what that costs. */
	readonly times: Readonly<Record<'modifiedSince' | 'modifiedUntil' | 'createdSince' | 'createdUntil', string>>;
	/** Of saved views; absent if it has none. */
	readonly views?: string;
	/** Orders of records; the first is preset. */
	readonly sorts: readonly NamedChoice[];
	readonly sorting: string;
	/** Other records that come along, by the keys under which a record shows them. */
	readonly includes: readonly NamedChoice[];
	readonly including: string;
}

/** A choice of a form: what people read, and what workflows hold. */
export interface NamedChoice {
	readonly name: string;
	readonly value: string;
}

/** The record behind an address of the browser. */
export interface RecordAddress {
	readonly id: string;
	/** Undefined for a module that the catalogue does not know. */
	readonly module: ModuleName | undefined;
}

/** The modules of a service and what is known of their fields. */
export interface Catalogue {
	/** In their usual order; forms preset the first. */
	readonly modules: readonly Module[];
	/** @throws Error for a name that `has` does not know */
	module(name: ModuleName): Module;
	has(name: string): boolean;
	/** True for a field that takes no value from a write: a read-only one, in upper or lower case, and any record id. */
	isSetByService(module: ModuleName, label: string): boolean;
	/**
	 * The record that an address of the browser shows; undefined if the address shows none, or not its ID. An address does
	 * not tell another account.
	 */
	recordAt(address: string): RecordAddress | undefined;
	/** An address of a record, for forms and errors. */
	readonly addressExample: string;
	/** True for a field that changes with the clock while nobody changes the record. */
	movesByItself(label: string): boolean;
}
