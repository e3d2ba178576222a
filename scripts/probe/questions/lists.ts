import { PAGE_SIZE } from '../classic';
import { emptyLists } from '../calls';
import { type Row, type Seen, valuesOf, whyNot } from '../heard';
import { type AskedTimes, askedTimes, awayFrom, changedAt, FARTHEST } from '../last-modified';
import { count, notSettled, settled, tally, unanimous, type Verdict } from '../verdict';

/** So many different times are hardly in order by chance: once in sixty pages. */
const ENOUGH = 5;

const ANOTHER_ZONE = 'the filter may read the time in another zone than it is written in';

const DIRECTIONS = [
	{ verb: 'fall', sign: -1, created: 'newest-first', modified: 'recently-modified-first' },
	{ verb: 'rise', sign: 1, created: 'oldest-first', modified: 'recently-modified-last' },
] as const;

/** recordOrder: the creation times (or ids, which grow) and the modification times of the page, from top to bottom. */
export function recordOrder(seen: Seen): Verdict {
	const rows = seen.records?.rows;
	if (rows === undefined) return notSettled(whyNot(seen.records));
	const created = valuesOf(rows, 'created');
	const different = new Set(created).size;
	if (different < ENOUGH)
		return notSettled(`${count(rows.length, 'case')}, ${different} different Created Times; ${ENOUGH} are needed`);
	const modified = valuesOf(rows, 'modified');
	const ids = valuesOf(rows, 'id').map(BigInt);
	const of = `over ${count(rows.length, 'case')}`;
	const runs = DIRECTIONS.map((direction) => ({
		...direction,
		byCreated: isInOrder(created, direction.sign) || isInOrder(ids, direction.sign),
		byModified: modified.length === rows.length && isInOrder(modified, direction.sign),
	}));
	const run = runs.find(({ byCreated }) => byCreated) ?? runs.find(({ byModified }) => byModified);
	if (run === undefined) return settled('none', `neither Created Time nor Modified Time is in order ${of}`);
	if (run.byCreated && run.byModified)
		return notSettled(`Created Time and Modified Time both ${run.verb} ${of}: ${run.created} or ${run.modified}`);
	if (run.byCreated) return settled(run.created, `Created Time ${run.verb}s ${of}, Modified Time does not`);
	return settled(run.modified, `Modified Time ${run.verb}s ${of}, Created Time does not`);
}

function isInOrder(values: ReadonlyArray<number | bigint>, sign: 1 | -1): boolean {
	const ordered = sign === 1 ? values : [...values].reverse();
	return new Set(values).size > 1 && ordered.every((value, place) => place === 0 || ordered[place - 1] <= value);
}

/** lastModifiedTime: asked with the newest change and just after it; just before it to confirm "exclusive", a day away for "ignored". */
export function lastModifiedTime(seen: Seen): Verdict {
	const times = askedTimes(seen);
	const [all, since, later] = [seen.records?.rows, seen.since?.rows, seen.later?.rows];
	if (times === undefined || all === undefined || since === undefined) return notSettled(whyNot(seen.since));
	if (later === undefined) return notSettled(whyNot(seen.later));
	const tooOld = valuesOf(later, 'modified').filter((wall) => wall < times.later).length;
	if (tooOld > 0) return keptOld(seen, times, later, tooOld);
	const found = changedAt(since, times.newest).length;
	if (found === 0) return exclusive(seen, all, since, times.newest);
	const came = `asked with the newest change: ${count(found, 'case')} of that time came`;
	return settled('inclusive', `${came}; asked just after it: none`);
}

/** Older cases came although a later time was asked for: all of them, or those of some hours where the filter is in a zone ahead. */
function keptOld(seen: Seen, times: AskedTimes, later: readonly Row[], tooOld: number): Verdict {
	const evidence = `asked just after the newest change: ${count(tooOld, 'older case')} came`;
	if (valuesOf(later, 'modified').some((wall) => wall < times.later - FARTHEST))
		return settled('ignored', `${evidence} all the same`);
	const away = awayFrom(seen) === 'dayAfter' ? seen.dayAway?.rows : [];
	if (valuesOf(away, 'modified').some((wall) => wall <= times.newest))
		return settled('ignored', `${evidence} all the same, and a day after it too`);
	return notSettled(`${evidence}, none of them too old for any zone; ${ANOTHER_ZONE}`);
}

function exclusive(seen: Seen, all: readonly Row[], since: readonly Row[], newest: number): Verdict {
	if (since.length >= PAGE_SIZE)
		return notSettled(`more than ${PAGE_SIZE} cases changed later than those on the first page`);
	const changers = new Set(valuesOf(changedAt(all, newest), 'id'));
	if (valuesOf(since, 'id').some((id) => changers.has(id)))
		return notSettled('the newest case was changed again while the probe asked; ask once more');
	const before = seen.before?.rows;
	if (before === undefined) return notSettled(whyNot(seen.before));
	if (changedAt(before, newest).length === 0)
		return notSettled(`asked just before the newest change: it did not come; ${ANOTHER_ZONE}`);
	return settled('exclusive', 'asked with the newest change: no case of that time came; asked just before it: it came');
}

/** emptyList: every list that came without rows. */
export function emptyList(seen: Seen): Verdict {
	const kinds = emptyLists(seen).map(({ code = 'empty-result' }) => code);
	if (kinds.length === 0) return notSettled(`no list without rows came: ${whyNot(seen.pastTheEnd)}`);
	return unanimous(kinds, `${count(kinds.length, 'list')} without rows: ${tally(kinds)}`);
}
