/** The columns of an item, by field. */
export interface Columns {
	readonly fields: ReadonlyArray<readonly [name: string, value: unknown]>;
	/** Columns that only explain another one. */
	readonly leftOut: readonly string[];
}
