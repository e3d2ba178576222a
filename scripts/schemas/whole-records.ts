/** Records of a simulated Zoho Desk that leave no field empty: an empty one does not show its type. */
import { omit } from 'es-toolkit';
import type { DeskSimulator, ModuleName } from '../../simulator/desk/simulator';
import { operations } from '../../simulator/desk/reference/operation';
import { type Key, rowShapeOf, type Shape, shapeOf } from '../../simulator/desk/reference/shape';

type Value = DeskValues[string];
type DeskValues = Parameters<DeskSimulator['add']>[1];

const A_TIME = '2026-11-20T08:30:00.000Z';
const AN_ID = '600000000000000999';

/** Fields that the simulator sets itself. */
const SET_BY_SIMULATOR = ['id', 'createdTime', 'modifiedTime', 'ticketNumber', 'cf', 'customFields'];

/** Records that belong to a record: an answer takes them from their own module. */
const BESIDE = ['contact', 'ticket', 'product', 'account'];

/** The values of a new record like this one, and one for each field that Zoho describes and this one leaves empty. */
export function wholeValues(module: ModuleName, values: DeskValues): DeskValues {
	const like: DeskValues = omit(values, SET_BY_SIMULATOR);
	const missing = [...describedKeys(module)].filter(
		([name]) => (like[name] ?? null) === null && ![...SET_BY_SIMULATOR, ...BESIDE].includes(name),
	);
	const made = missing.map(([name, key]): [string, Value] => [name, valueFor(name, key)]);
	return { ...like, ...Object.fromEntries(made.filter(([, value]) => value !== null)) };
}

/** The keys of a single record, and those of a row of the list. */
function describedKeys(module: ModuleName): Map<string, Key> {
	const of = (path: RegExp) => operations().filter((one) => one.method === 'GET' && path.test(one.path));
	const single = of(new RegExp(`^/api/v1/${module}/\\{\\w+\\}$`)).map((one) => shapeOf(one));
	const rows = of(new RegExp(`^/api/v1/${module}$`)).map((one) => rowShapeOf(one));
	return new Map([...rows, ...single].flatMap(({ keys }) => [...keys]));
}

function valueFor(name: string, { types, inner }: Key): Value {
	if (types.includes('array')) return [];
	if (inner !== undefined) return valuesFor(inner);
	if (types.includes('string')) return textFor(name);
	if (types.includes('boolean')) return false;
	return types.includes('integer') || types.includes('number') ? 1 : null;
}

function textFor(name: string): string {
	if (/Time$|Date$|On$/.test(name)) return A_TIME;
	if (/Count$/.test(name)) return '0';
	return /Id$/.test(name) ? AN_ID : 'text';
}

function valuesFor({ keys }: Shape): DeskValues {
	return Object.fromEntries([...keys].map(([name, key]) => [name, valueFor(name, key)]));
}
