import type { ModuleName } from './catalogue';

/** Lists of those who work with records, which a run knows by name too. */
export type PeopleList = 'agents' | 'teams' | 'departments';

/**
 * What a list of a form holds: the records of a module, people and departments, the addresses that a reply may come from,
 * the saved views of a module, or the modules that a person may name.
 */
export type ListName = 'records' | PeopleList | 'fromAddresses' | 'views' | 'modules';

/** What is asked of a list: one page of it. */
export interface ListQuestion {
	readonly module: ModuleName;
	/** Only entries that the service finds for this text; empty for all. */
	readonly text: string;
	/** The `next` of the page before; absent for the first page. */
	readonly after?: string | undefined;
}

/** One page of a list. */
export interface ListPage {
	readonly entries: readonly ListEntry[];
	/** Asks for the page after it; absent at the end of the list. */
	readonly next?: string | undefined;
}

export interface ListEntry {
	/** What people read. It tells the entry from others. */
	readonly name: string;
	/** What a workflow holds: the ID of a record or person, an address of e-mail, the name of a module. */
	readonly id: string;
	/** Its address in the browser, where the service gives it with the list. */
	readonly url?: string | undefined;
}

/** `Name (more)`, or what there is of both. */
export function namedWith(name: string, more: string): string {
	if (name === '' || more === '' || name === more) return name === '' ? more : name;
	return `${name} (${more})`;
}

/** The entries whose names hold the text. */
export function entriesWith<Entry extends Pick<ListEntry, 'name'>>(entries: readonly Entry[], text: string): Entry[] {
	const wanted = comparable(text);
	return entries.filter(({ name }) => comparable(name).includes(wanted));
}

/** Names are the same whatever their case, the blanks around and between, and how an accent is composed. */
export function comparable(name: string): string {
	return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
