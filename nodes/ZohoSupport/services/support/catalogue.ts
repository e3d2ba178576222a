import type { Catalogue, FieldKind, ModuleName } from '../../helpdesk/catalogue';
import { addressNames, recordAt } from '../record-address';
import { ALWAYS_READ_ONLY, MODULES, MOVES_BY_ITSELF, type SupportModule } from './modules';

const BY_NAME: ReadonlyMap<string, SupportModule> = new Map(MODULES.map((row) => [row.name, row]));

const ID_LABELS: ReadonlySet<string> = new Set(MODULES.flatMap(({ idLabels }) => idLabels));

const KINDS: ReadonlyMap<ModuleName, ReadonlyMap<string, FieldKind>> = new Map(
	MODULES.map(({ name, fields }) => [name, new Map(fields.map(({ label, kind }) => [label, kind]))]),
);

/** The read-only labels of each module, in lower case. */
const READ_ONLY: ReadonlyMap<ModuleName, ReadonlySet<string>> = new Map(
	MODULES.map(({ name, fields }) => {
		const labels = fields.filter(({ writable }) => !writable).map(({ label }) => label);
		return [name, new Set([...ALWAYS_READ_ONLY, ...labels].map((label) => label.toLowerCase()))];
	}),
);

/** The names of modules in addresses [client: `#Cases/…` for cases; the others by analogy with today's service]. */
const ADDRESS_NAMES = addressNames(MODULES, { cases: 'case' });

/** The row of a module. */
export function supportModule(name: ModuleName): SupportModule {
	const row = BY_NAME.get(name);
	if (row === undefined) throw new Error(`There is no module '${name}'`);
	return row;
}

/** What a field holds; undefined for a label that is not among the known ones (a custom field). */
export function fieldKind(module: ModuleName, label: string): FieldKind | undefined {
	return KINDS.get(module)?.get(label);
}

/** True for a field that is known to hold no time. */
export function holdsNoTime(module: ModuleName, label: string): boolean {
	const kind = fieldKind(module, label);
	return kind !== undefined && kind !== 'time';
}

/** True for the label under which some module gives its own id. */
export function isIdLabel(label: string): boolean {
	return ID_LABELS.has(label);
}

/** The modules of the classic API, as the nodes know them. */
export const CATALOGUE: Catalogue = {
	modules: MODULES,
	module: supportModule,
	has: (name) => BY_NAME.has(name),
	isSetByService: (module, label) => READ_ONLY.get(module)?.has(label.toLowerCase()) === true || isIdLabel(label),
	recordAt: (address) => recordAt(address, ADDRESS_NAMES),
	addressExample: 'https://support.zoho.com/support/acme/ShowHomePage.do#Cases/dv/191901909990000123',
	movesByItself: (label) => MOVES_BY_ITSELF.has(label),
};
