import type { DeskDoor } from './call';
import type { DeskField } from './field';
import type { Fields } from './fields';
import type { Learnt } from './learnt';
import type { DeskModule } from './module';
import type { FieldNames } from './records';

/** How records are read and shown. */
export interface ReadSettings {
	/** Only records of this department; all that the account sees if absent. */
	readonly department?: string | undefined;
	readonly fieldNames: FieldNames;
	/** Values of `include`; a module takes those that it has. */
	readonly include: readonly string[];
	/** Only the records of this view: a search does not know it. */
	readonly view?: string | undefined;
	/** Other records that a person wants to see, by the key of their object in a record. */
	readonly objects: readonly string[];
	/** True: each record is fetched by its id, which brings every field. */
	readonly fullRecords: boolean;
	/** True: lists are asked for the chosen fields alone, where a portal takes that [open-points 6b]. */
	readonly fieldsInLists: boolean;
	/** How many pages are on their way at the same time. */
	readonly pagesAtOnce: number;
	/** Our clock, in milliseconds since 1970. */
	readonly now: () => number;
	/** True if nothing is written: the door answers writes by itself. */
	readonly dryRun: boolean;
	/** The zone of times that a person writes without an offset; IANA. */
	readonly zone: string;
}

/** What one read works with. */
export interface ReadContext {
	readonly send: DeskDoor;
	readonly module: DeskModule;
	readonly fields: Fields;
	readonly learnt: Learnt;
	/** The fields with the choices of the portal, for a read that needs them on its way. */
	readonly allFields: () => Promise<Fields>;
	readonly settings: ReadSettings;
}

/** The values of `include` that bring the names of references: `contacts` for the object `contact`. */
export function namingIncludes(module: DeskModule, fields: readonly DeskField[]): string[] {
	const objects = new Set(fields.flatMap(({ object }) => object ?? []));
	return [...new Set([...module.list.include, ...module.include])].filter(
		(value) => objects.has(value) || objects.has(value.replace(/s$/, '')),
	);
}
