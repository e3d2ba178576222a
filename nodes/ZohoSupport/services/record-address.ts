import type { Module, ModuleName, RecordAddress } from '../helpdesk/catalogue';

/**
 * `…/tickets/details/123` and `…#Cases/dv/123`, whatever stands before and after: an own domain, a department, a
 * language. Both forms are those of many public clients: `/agent/<portal>/<department>/tickets/details/<id>` of today's
 * window, and `/support/<portal>/ShowHomePage.do#Cases/dv/<id>`, which `webUrl` shows too.
 */
const RECORD = /[/#](\w+)\/(?:details|dv)\/(\d+)(?=$|[/?#&])/i;

/**
 * The record that an address of the browser shows. Undefined if it shows none, or not its ID.
 * @param names the names of the modules in addresses, in lower case
 */
export function recordAt(address: string, names: Readonly<Record<string, ModuleName>>): RecordAddress | undefined {
	const [, name, id] = RECORD.exec(address) ?? [];
	if (id === undefined) return undefined;
	const known = name.toLowerCase();
	return { id, module: Object.hasOwn(names, known) ? names[known] : undefined };
}

/** The names of modules in addresses: their part of the path, and other names where addresses have them. */
export function addressNames(
	modules: ReadonlyArray<Pick<Module, 'name'> & { readonly path: string }>,
	others: Readonly<Record<string, ModuleName>>,
): Readonly<Record<string, ModuleName>> {
	return { ...Object.fromEntries(modules.map(({ path, name }) => [path.toLowerCase(), name])), ...others };
}
