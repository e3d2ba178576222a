import type { Catalogue, KnownField, Module } from '../../helpdesk/catalogue';
import { addressNames, recordAt } from '../record-address';
import { movesByItself } from './changes/modules';
import { type DeskField, kindOfType } from './field';
import { listingOf } from './listing';
import type { DeskModule } from './module';
import { deskModule, hasModule, MODULES } from './modules';
import { otherModule } from './modules/other';

const KNOWN: ReadonlyMap<string, Module> = new Map(MODULES.map((row) => [row.name, knownModule(row)]));

/** The modules of Zoho Desk, as the nodes know them without a request. Labels are those of the Labels form. */
export const CATALOGUE: Catalogue = {
	modules: [...KNOWN.values()],
	module: (name) => KNOWN.get(name) ?? knownModule(deskModule(name)),
	has: hasModule,
	isSetByService: (module, label) => isSetByService(deskModule(module), label),
	recordAt: (address) => recordAt(address, ADDRESS_NAMES),
	addressExample: 'https://desk.zoho.com/agent/acme/support/tickets/details/191901909990000123',
	movesByItself: (key) => movesByItself(key) || MOVING_LABELS.has(key),
};

/**
 * The names of modules in addresses: `webUrl` says Cases and Solutions for tickets and articles, the agents' window says
 * tickets [seen in many public clients; for tasks, products and contracts by analogy].
 */
const ADDRESS_NAMES = addressNames(
	MODULES.filter(({ isNamedByPerson }) => isNamedByPerson !== true),
	{ cases: 'case', solutions: 'solution' },
);

/** Labels of fields that change while nobody edits the record. */
const MOVING_LABELS: ReadonlySet<string> = new Set(
	MODULES.flatMap(({ fields }) => fields.filter(({ name }) => movesByItself(name)).map(({ label }) => label)),
);

function knownModule(row: DeskModule): Module {
	const labelOf = (name: string) => row.fields.find((field) => field.name === name)?.label ?? name;
	return {
		name: row.name,
		label: row.label,
		plural: row.plural,
		fields: row.fields.map(knownField),
		idLabels: ['id', ...row.idLabels],
		keyField: labelOf(row.keyField),
		...(row.stateField === undefined ? {} : { stateField: labelOf(row.stateField) }),
		...(row.simple === undefined ? {} : { simple: row.simple }),
		...(row.numberField === undefined ? {} : { numberField: labelOf(row.numberField) }),
		...(row.isNamedByPerson === true && { isNamedByPerson: true as const }),
		...(row.search === undefined ? { tellsNoChange: true as const } : {}),
		listing: listingOf(row.isNamedByPerson === true ? otherModule('calls') : row),
		...(row.abilities === undefined ? {} : { abilities: row.abilities }),
	};
}

function knownField({ label, type, writable }: DeskField): KnownField {
	return { label, kind: kindOfType(type), writable, ...(type === 'Other' && { isWhole: true as const }) };
}

function isSetByService(row: DeskModule, label: string): boolean {
	const named = label.toLowerCase();
	const isNamedSo = (name: string) => name.toLowerCase() === named;
	return (
		isNamedSo('id') ||
		row.idLabels.some(isNamedSo) ||
		row.fields.some(
			(field) => !field.writable && [field.name, field.label, ...field.aliases].some((name) => isNamedSo(name)),
		)
	);
}
