import type { JsonObject } from '../../helpdesk/json';
import { idOf, rowsOf } from './answers';
import type { DeskCall } from './call';
import type { ReadContext } from './read-context';
import { AGENTS_TOGETHER, agentsCall, CONTACTS_TOGETHER, contactsCall, departmentsCall } from './requests';

/** How objects are fetched by id where a list refused to include them. */
interface Filling {
	readonly field: string;
	readonly object: string;
	readonly include: string;
	readonly together: number;
	readonly call: (ids: readonly string[]) => DeskCall;
}

const FILLINGS: readonly Filling[] = [
	{ field: 'contactId', object: 'contact', include: 'contacts', together: CONTACTS_TOGETHER, call: contactsCall },
	{ field: 'assigneeId', object: 'assignee', include: 'assignee', together: AGENTS_TOGETHER, call: agentsCall },
	{
		field: 'departmentId',
		object: 'department',
		include: 'departments',
		together: AGENTS_TOGETHER,
		call: departmentsCall,
	},
];

/**
 * Adds contact, assignee and department to rows of a list that refused to include them, each of them fetched once
 * [open-points 6c]. Products and teams stay ids.
 */
export async function withNamedRecords(
	context: ReadContext,
	rows: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
	const { module, learnt, settings } = context;
	const path = `/${module.path}`;
	if (!learnt.refuses(path, 'include') && !learnt.refuses(path, 'include,')) return rows;
	let filled = rows;
	for (const filling of FILLINGS) {
		if (settings.include.includes(filling.include) && module.list.include.includes(filling.include))
			filled = await withObject(context, filled, filling);
	}
	return filled;
}

async function withObject(
	{ send }: ReadContext,
	rows: readonly JsonObject[],
	{ field, object, together, call }: Filling,
): Promise<readonly JsonObject[]> {
	const isBare = (row: JsonObject) =>
		typeof row[object] !== 'object' && row[field] !== null && row[field] !== undefined;
	const ids = [...new Set(rows.filter(isBare).map((row) => String(row[field])))];
	const found = new Map<string, JsonObject>();
	for (let at = 0; at < ids.length; at += together) {
		const answer = await send(call(ids.slice(at, at + together)));
		// Without the right to read them, the ids remain.
		if (answer.kind === 'error') return rows;
		for (const record of rowsOf(answer)) found.set(idOf(record), record);
	}
	return rows.map((row) => {
		const other = isBare(row) ? found.get(String(row[field])) : undefined;
		return other === undefined ? row : { ...row, [object]: other };
	});
}
