import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { idOf, rowsOf } from './answers';
import type { DeskCall } from './call';
import { fullRecords } from './full-records';
import type { DeskModule } from './module';
import type { ReadContext } from './read-context';
import { AGENTS_TOGETHER, agentsCall, CONTACTS_TOGETHER, contactsCall, departmentsCall } from './requests';
import type { Source } from './search';

/** How many other records one request brings by their ids. */
interface Together {
	readonly most: number;
	readonly call: (ids: readonly string[]) => DeskCall;
}

const AGENTS: Together = { most: AGENTS_TOGETHER, call: agentsCall };

/** Other records that can be read by their ids, by the key of their object. */
const BY_IDS: Readonly<Record<string, Together>> = {
	contact: { most: CONTACTS_TOGETHER, call: contactsCall },
	assignee: AGENTS,
	owner: AGENTS,
	creator: AGENTS,
	department: { most: AGENTS_TOGETHER, call: departmentsCall },
};

/** The key under which a record shows what a value of `include` brings: `contacts` → `contact`. */
export function objectOf(include: string): string {
	return include.replace(/s$/, '');
}

/** What records of a module can bring along, by the key of the object: the list of rows, or one record alone. */
export function objectsOf({ list, include }: DeskModule): readonly string[] {
	return [...new Set([...list.include, ...include].map(objectOf))];
}

/**
 * Adds the other records that were asked for to rows that do not show them: a search includes none, and a list may
 * refuse to [open-points 6c]. Each of them is read once by its id, where that is possible. What a person chose comes
 * with the record itself otherwise, for one more credit.
 */
export async function withOtherRecords(
	context: ReadContext,
	rows: readonly JsonObject[],
	source: Source,
): Promise<readonly JsonObject[]> {
	const { module, learnt, settings } = context;
	const path = `/${module.path}`;
	const isRefused = source === 'list' && (learnt.refuses(path, 'include') || learnt.refuses(path, 'include,'));
	const named = isRefused ? module.list.include.filter((value) => settings.include.includes(value)).map(objectOf) : [];
	let filled = rows;
	for (const object of new Set([...named, ...settings.objects])) filled = await withObject(context, filled, object);
	return await withRecords(context, filled);
}

async function withObject(
	{ send, module }: ReadContext,
	rows: readonly JsonObject[],
	object: string,
): Promise<readonly JsonObject[]> {
	const together = Object.hasOwn(BY_IDS, object) ? BY_IDS[object] : undefined;
	const field = fieldOf(module, object);
	if (together === undefined || field === undefined) return rows;
	const isBare = (row: JsonObject) => !shows(row, object) && row[field] !== null && row[field] !== undefined;
	const ids = [...new Set(rows.filter(isBare).map((row) => String(row[field])))];
	const found = new Map<string, JsonObject>();
	for (let at = 0; at < ids.length; at += together.most) {
		const answer = await send(together.call(ids.slice(at, at + together.most)));
		// Without the right to read them, the ids remain.
		if (answer.kind === 'error') return rows;
		for (const record of rowsOf(answer)) found.set(idOf(record), record);
	}
	return rows.map((row) => {
		const other = isBare(row) ? found.get(String(row[field])) : undefined;
		return other === undefined ? row : { ...row, [object]: other };
	});
}

/** Reads rows in full that still lack what a person chose, if a full record has it. */
async function withRecords(context: ReadContext, rows: readonly JsonObject[]): Promise<readonly JsonObject[]> {
	const { module, settings } = context;
	const chosen = settings.objects.filter((object) => module.include.some((value) => objectOf(value) === object));
	const lacks = (row: JsonObject) =>
		chosen.some((object) => {
			const field = fieldOf(module, object);
			const id = field === undefined ? undefined : row[field];
			// One that was asked for by its id, and did not come, is not there.
			return !shows(row, object) && id !== null && (id === undefined || !Object.hasOwn(BY_IDS, object));
		});
	const full = await fullRecords(context, rows.filter(lacks));
	if (full.length === 0) return rows;
	const byId = new Map(full.map((record) => [idOf(record), record]));
	return rows.map((row) => byId.get(idOf(row)) ?? row);
}

function fieldOf({ fields }: DeskModule, object: string): string | undefined {
	return fields.find((field) => field.object === object)?.name;
}

/** Null says that there is none. */
function shows(row: JsonObject, object: string): boolean {
	return typeof row[object] === 'object';
}

/** @throws HelpdeskError `data` for a record that the module does not bring along */
export function requireObjects(module: DeskModule, objects: readonly string[]): void {
	const has = objectsOf(module);
	const strange = objects.find((object) => !has.includes(object));
	if (strange === undefined) return;
	throw new HelpdeskError(
		problem(
			'data',
			`Zoho Desk cannot show '${strange.slice(0, 60)}' with records of the module '${module.label}'.`,
			has.length === 0 ? "Remove it from 'Include'." : `Use some of these: ${has.join(', ')}.`,
		),
	);
}
