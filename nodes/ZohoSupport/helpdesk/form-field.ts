/** What a field holds, as far as forms must know it: `reference` is the ID of another record. */
export type FormFieldType =
	| 'text'
	| 'longText'
	| 'number'
	| 'boolean'
	| 'date'
	| 'dateTime'
	| 'choice' // one of `choices`
	| 'choices' // several of them
	| 'reference'
	| 'references'
	| 'object';

/** A field of a module as one portal has it, for forms. */
export interface FormField {
	/** What a write takes as its name. */
	readonly name: string;
	/** What people read. A write takes it too, and for a reference the same with `ID` in place of `Name`. */
	readonly label: string;
	/** False if a portal gave the label, and may change it. */
	readonly hasFixedLabel: boolean;
	readonly type: FormFieldType;
	/** The known choices; absent if any text may be one. An expression may still give another. */
	readonly choices?: readonly string[];
	/** False for a field that the service sets itself. */
	readonly writable: boolean;
	/** True if a new record needs it, and neither the service nor the node fills it in. */
	readonly required: boolean;
	/** True for a field that people fill in most: a form shows it from the start. */
	readonly usual: boolean;
	/** True for a field of the portal's own. */
	readonly custom: boolean;
}
