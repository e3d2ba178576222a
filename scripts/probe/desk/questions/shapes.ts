import { multiSelectField } from '../calls';
import { isJsonObject } from '../product';
import { type Heard, rowsOf, refuses, type Seen, textIn, whyNot } from '../heard';
import { count, notSettled, settled, unanimous, type Verdict } from '../../verdict';

/** ticketFields: whether a list takes columns, and whether they are all that comes. */
export function ticketFields({ fieldsOfTickets }: Seen): Verdict {
	if (refuses(fieldsOfTickets, 'fields')) return settled('refused', 'fields is refused by name');
	const [row] = rowsOf(fieldsOfTickets);
	if (row === undefined) return notSettled(whyNot(fieldsOfTickets));
	const columns = Object.keys(row).filter((key) => key !== 'id').length;
	const evidence = `two columns were asked for, ${columns} came`;
	return columns === 2 ? settled('replaces', evidence) : notSettled(evidence);
}

/** includeTogether: two values in `include`. */
export function includeTogether({ twoIncludes }: Seen): Verdict {
	if (twoIncludes?.kind === 'rows') return settled('accepted', 'two values are answered');
	return refuses(twoIncludes, 'include')
		? settled('refused', 'two values are refused')
		: notSettled(whyNot(twoIncludes));
}

/** rangeEnds: whether a ticket at the end of a range is found. */
export function rangeEnds({ tickets, ticketsOneShort, around, fromTheStart, toTheEnd }: Seen): Verdict {
	const id = textIn([...rowsOf(tickets), ...rowsOf(ticketsOneShort)][0], 'id');
	const shows = (heard: Heard | undefined) => rowsOf(heard).some((row) => textIn(row, 'id') === id);
	for (const heard of [around, fromTheStart, toTheEnd]) if (heard?.kind !== 'rows') return notSettled(whyNot(heard));
	if (!shows(around)) return notSettled('the search does not find the ticket at all');
	const [start, end] = [shows(fromTheStart), shows(toTheEnd)];
	const word = (isIn: boolean) => (isIn ? 'in it' : 'not in it');
	const evidence = `a ticket at the start of a range is ${word(start)}, one at its end is ${word(end)}`;
	if (start !== end) return notSettled(evidence);
	return settled(start ? 'inclusive' : 'exclusive', evidence);
}

/** So many different times are hardly all on the full second by chance. */
const ENOUGH = 3;

/** timePrecision: whether times have parts of a second. */
export function timePrecision({ tickets, ticketsOneShort }: Seen): Verdict {
	const rows = [...rowsOf(tickets), ...rowsOf(ticketsOneShort)];
	const times = [...new Set(rows.flatMap((row) => textIn(row, 'createdTime') ?? []))];
	const parts = times.filter((time) => Date.parse(time) % 1000 !== 0).length;
	if (times.length === 0) return notSettled(whyNot(tickets));
	if (parts > 0) return settled('milliseconds', `${parts} of ${count(times.length, 'time')} have parts of a second`);
	const evidence = `${count(times.length, 'different time')}, all on the full second`;
	return times.length < ENOUGH ? notSettled(`${evidence}; ${ENOUGH} are needed`) : settled('seconds', evidence);
}

/** emptyList: what stands for no rows. */
export function emptyList({ nothing }: Seen): Verdict {
	if (nothing?.kind !== 'rows') return notSettled(whyNot(nothing));
	if (rowsOf(nothing).length > 0) return notSettled('there are tickets of 1990');
	return nothing.status === 204
		? settled('204', 'HTTP 204 without a body')
		: settled('empty-data', `HTTP ${nothing.status} with an empty list`);
}

/** wrongId: the status of an id that no ticket has. */
export function wrongId({ nobody }: Seen): Verdict {
	if (nobody?.kind !== 'refused') return notSettled(whyNot(nobody));
	return unanimous([String(nobody.status)], `an id of nines: HTTP ${nobody.status}, ${nobody.code}`, ['404', '403']);
}

/** errorMessageKey: of every refused call. */
export function errorMessageKey(seen: Seen): Verdict {
	const bodies = Object.values(seen).flatMap(({ kind, body }) => (kind === 'refused' && body ? [body] : []));
	const keys = bodies.map((body) =>
		'errorMessage' in body ? 'errorMessage' : 'message' in body ? 'message' : 'neither',
	);
	if (keys.length === 0) return notSettled('no call was refused');
	return unanimous(keys, `${count(keys.length, 'refusal')}: ${[...new Set(keys)].join(', ')}`, [
		'message',
		'errorMessage',
	]);
}

/** organizationFields: whether the deprecated list of fields still answers. */
export function organizationFields({ organizationFields: old }: Seen): Verdict {
	if (old?.kind === 'rows') return settled('alive', `it names ${count(rowsOf(old).length, 'field')}`);
	const isGone = old?.kind === 'refused' && [404, 410].includes(old.status);
	return isGone ? settled('gone', `HTTP ${old.status}, ${old.code}`) : notSettled(whyNot(old));
}

/** fieldChoices: whether the list of fields brings the choices of pick lists. */
export function fieldChoices({ organizationFields: old, fields }: Seen): Verdict {
	const rows = [...rowsOf(old), ...rowsOf(fields)];
	const lists = rows.filter((row) => /pick/i.test(textIn(row, 'type') ?? ''));
	if (lists.length === 0) return notSettled(rows.length === 0 ? whyNot(fields ?? old) : 'no field is a pick list');
	const hasChoices = (value: unknown) => Array.isArray(value) && value.length > 0;
	const filled = lists.filter((row) => hasChoices(row.allowedValues) || hasChoices(row.pickListValues)).length;
	const evidence = `${filled} of ${count(lists.length, 'pick list')} bring their choices`;
	return settled(filled > 0 ? 'everywhere' : 'layouts-only', evidence);
}

/** multiSelect: a list of texts, or one text. */
export function multiSelect(seen: Seen): Verdict {
	const name = multiSelectField(seen) ?? '';
	const [row] = rowsOf(seen.withSeveral);
	const cf = isJsonObject(row?.cf) ? row.cf : {};
	if (row === undefined)
		return notSettled(seen.withSeveral?.kind === 'rows' ? 'no ticket has a value' : whyNot(seen.withSeveral));
	return shapeOfSeveral(cf[name]);
}

/** How a value of a multi-select field came. */
export function shapeOfSeveral(value: unknown): Verdict {
	if (Array.isArray(value)) return settled('list', `a value came as a list of ${value.length}`);
	return typeof value === 'string' ? settled('text', 'a value came as one text') : notSettled('no value came');
}
