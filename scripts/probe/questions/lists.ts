import type { AnswerRow } from '../../../nodes/ZohoSupport/services/support/answers';
import { PAGE_SIZE } from '../../../nodes/ZohoSupport/services/support/requests';
import { emptyLists } from '../calls';
import { idOf, listedRows, type Seen, wallOf, wallsOf, whyNot } from '../heard';
import { type AskedTimes, askedTimes, awayFrom, changedAt, FARTHEST } from '../last-modified';
import { count, notSettled, settled, tally, type Verdict } from '../verdict';

/** So many different times make an order by chance unlikely: one in sixty. */
const ENOUGH = 5;

/** recordOrder: the page's creation times (or ids, which grow) and modification times, read from top to bottom. */
export function recordOrder(seen: Seen): Verdict {
	const rows = listedRows(seen.records);
	if (rows === undefined) return notSettled(whyNot(seen.records));
	const created = wallsOf(rows, 'Created Time');
	const different = new Set(created).size;
	if (different < ENOUGH)
		return notSettled(`${count(rows.length, 'case')}, ${different} different Created Times; ${ENOUGH} are needed`);
	const modified = wallsOf(rows, 'Modified Time');
	const ids = rows.flatMap((row) => idOf(row) ?? []).map(BigInt);
	const byModified = modified.length === rows.length && falls(modified);
	const of = `over ${count(rows.length, 'case')}`;
	if (falls(created) || falls(ids)) {
		if (byModified)
			return notSettled(`Created Time and Modified Time both fall ${of}: newest-first or recently-modified-first`);
		return settled('newest-first', `Created Time falls ${of}, Modified Time does not`);
	}
	if (rises(created) || rises(ids)) {
		if (modified.length === rows.length && rises(modified))
			return notSettled(`Created Time and Modified Time both rise ${of}: oldest-first or recently-modified-last`);
		return settled('oldest-first', `Created Time rises ${of}, Modified Time does not`);
	}
	if (byModified) return settled('recently-modified-first', `Modified Time falls ${of}, Created Time does not`);
	if (modified.length === rows.length && rises(modified))
		return settled('recently-modified-last', `Modified Time rises ${of}, Created Time does not`);
	return settled('none', `neither Created Time nor Modified Time is in order ${of}`);
}

function falls<Ordered extends number | bigint>(values: readonly Ordered[]): boolean {
	return rises([...values].reverse());
}

function rises<Ordered extends number | bigint>(values: readonly Ordered[]): boolean {
	return (
		new Set(values).size > 1 && values.every((value, place) => place === 0 || (values[place - 1] ?? value) <= value)
	);
}

/** lastModifiedTime: asked with the newest change, and just after it; just before it to make sure of "exclusive", a day away of "ignored". */
export function lastModifiedTime(seen: Seen): Verdict {
	const times = askedTimes(seen);
	const [all, since, later] = [listedRows(seen.records), listedRows(seen.since), listedRows(seen.later)];
	if (times === undefined || all === undefined || since === undefined) return notSettled(whyNot(seen.since));
	if (later === undefined) return notSettled(whyNot(seen.later));
	const tooOld = later.filter((row) => (wallOf(row, 'Modified Time') ?? times.later) < times.later).length;
	if (tooOld > 0) return keptOld(seen, times, later, tooOld);
	const found = changedAt(since, times.newest).length;
	if (found > 0)
		return settled(
			'inclusive',
			`asked with the newest change: ${count(found, 'case')} of that moment came; asked just after it: none`,
		);
	return exclusive(seen, all, since, times.newest);
}

/** Older cases came although a later moment was asked for: all of them, or those of some hours where it is read in a zone ahead. */
function keptOld(seen: Seen, times: AskedTimes, later: readonly AnswerRow[], tooOld: number): Verdict {
	const evidence = `asked just after the newest change: ${count(tooOld, 'older case')} came`;
	if (wallsOf(later, 'Modified Time').some((wall) => wall < times.later - FARTHEST))
		return settled('ignored', `${evidence} all the same`);
	const away = awayFrom(seen) === 'dayAfter' ? (listedRows(seen.dayAway) ?? []) : [];
	if (wallsOf(away, 'Modified Time').some((wall) => wall <= times.newest))
		return settled('ignored', `${evidence} all the same, and a day after it too`);
	return notSettled(
		`${evidence}, but none that is older than a zone ahead explains; is the moment read in another zone than times are written in?`,
	);
}

function exclusive(seen: Seen, all: readonly AnswerRow[], since: readonly AnswerRow[], newest: number): Verdict {
	if (since.length >= PAGE_SIZE)
		return notSettled(`more than ${PAGE_SIZE} cases changed later than those on the first page`);
	const changers = new Set(changedAt(all, newest).flatMap((row) => idOf(row) ?? []));
	if (since.some((row) => changers.has(idOf(row) ?? '')))
		return notSettled('the newest case was changed again while the probe asked; ask once more');
	const before = listedRows(seen.before);
	if (before === undefined) return notSettled(whyNot(seen.before));
	if (changedAt(before, newest).length === 0) {
		return notSettled(
			'asked just before the newest change, it did not come: is the moment read in another zone than times are written in?',
		);
	}
	return settled(
		'exclusive',
		'asked with the newest change: no case of that moment came; asked just before it: it came',
	);
}

/** emptyList: any list that came without rows. */
export function emptyList(seen: Seen): Verdict {
	const lists = emptyLists(seen);
	if (lists.length === 0) return notSettled(`no list without rows came: ${whyNot(seen.pastTheEnd)}`);
	const kinds = lists.map((heard) => (heard.kind === 'error' ? heard.code : 'empty-result'));
	const evidence = `${count(lists.length, 'list')} without rows: ${tally(kinds)}`;
	const [kind = '', ...others] = new Set(kinds);
	return others.length === 0 ? settled(kind, evidence) : notSettled(evidence);
}
