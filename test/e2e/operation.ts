/** What a person fills in for an operation, and what the output shows then. */
import type { Entry } from './node-form';
import type { Scene } from './scene';

/** Labels of fields, in the order in which a person fills them in. */
export type Entries = ReadonlyArray<readonly [label: string, entry: Entry]>;

export interface Operation {
	/** How the sentence begins: `adds a comment`. */
	title: string;
	/** What is chosen in *Operation*; nothing for the one that is preset. */
	choice?: string;
	/** What is chosen in *Resource*; nothing for the one that is preset. */
	resource?: string;
	entries?: (scene: Scene) => Entries | Promise<Entries>;
	/** What the output panel says. */
	shows: RegExp;
	/** Whether a file comes in. */
	needsFile?: boolean;
}

export const byId = (value: string): Entry => ({ by: 'By ID', value });
export const byAddress = (value: string): Entry => ({ by: 'By Address', value });

/** Chosen in *Resource* by those that ask about the limit of the day. */
export const USAGE = { resource: 'API Usage' };
