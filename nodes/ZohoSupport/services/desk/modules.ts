import type { DeskField } from './field';
import type { DeskModule } from './module';
import { ACCOUNT } from './modules/account';
import { CASE } from './modules/case';
import { CONTACT } from './modules/contact';
import { CONTRACT } from './modules/contract';
import { OTHER, otherModule } from './modules/other';
import { PRODUCT } from './modules/product';
import { SOLUTION } from './modules/solution';
import { TASK } from './modules/task';

/**
 * The modules of Zoho Desk, under the names of the classic service. Paths, fields and parameters are those of the
 * digest of Zoho's OpenAPI description; what rows leave out is from [open-points 6a].
 */
export const MODULES: readonly DeskModule[] = [CASE, CONTACT, ACCOUNT, TASK, SOLUTION, PRODUCT, CONTRACT, OTHER];

const BY_NAME: ReadonlyMap<string, DeskModule> = new Map(MODULES.map((row) => [row.name, row]));

/** The row of a module; `otherModule:calls` is one that a person named. */
export function deskModule(name: string): DeskModule {
	const [prefix, path] = name.split(':');
	const row = prefix === OTHER.name && path !== undefined ? otherModule(path) : BY_NAME.get(name);
	if (row === undefined) throw new Error(`There is no module '${name}'`);
	return row;
}

export function hasModule(name: string): boolean {
	return BY_NAME.has(name);
}

/** True if the rows of a list, or of a search, carry the field. */
export function carries(
	module: DeskModule,
	from: 'list' | 'search',
	field: Pick<DeskField, 'name' | 'custom'>,
): boolean {
	if (from === 'list') return !field.custom && !module.list.lacks.includes(field.name);
	return module.search !== undefined && !module.search.lacks.includes(field.name);
}
