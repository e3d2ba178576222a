import type { ListQuestion, ListRow } from './list-service';
import type { PollUnderWay } from './poll-under-way';
import { Violation } from './violation';
import { clockIsSetNear, instantOf } from './wall-clock';

interface Question {
	readonly since: string | undefined;
	readonly rows: number;
	requests: number;
	/** Pairs of successive rows of a page, the second of which changed later. */
	readonly rises: Array<readonly [ListRow, ListRow]>;
	/** The first sight of each record, in the order of the list. */
	readonly shown: Map<string, ListRow>;
}

/**
 * Checks the cost of an undisturbed poll. A query with n rows costs ⌈n / (page - 1)⌉ requests, and at least one. If
 * several pages may show the last changed first, the front is read again: one page, or the pages with the records of
 * the newest time. There are two queries at most, and a probe of one row between them.
 */
export function costsTooMuch({ asked }: PollUnderWay, pageSize: number, zones: readonly string[]): void {
	const questions: Question[] = [];
	for (const { question, matching, rows } of asked) {
		const { since } = question as ListQuestion;
		let last = questions.at(-1);
		if (last === undefined || last.since !== since)
			questions.push((last = { since, rows: matching, requests: 0, rises: [], shown: new Map() }));
		last.requests += 1;
		addPage(last, rows as readonly ListRow[]);
	}
	const one = questions.length === 3 && questions[1]?.requests === 1 && questions[0]?.rows === 0 ? 1 : 0;
	if (questions.length - one > 2) throw new Violation(`${questions.length} questions in one poll`);
	// The order of times within a repeated hour is not known.
	const isNearSetClock = ({ version }: ListRow) => zones.some((zone) => clockIsSetNear(version.at, zone, 4));
	const isTwofold = ({ modified }: ListRow) =>
		zones.some((zone) => instantOf(modified, zone, 'first') !== instantOf(modified, zone, 'second'));
	for (const { rows, requests, rises, shown } of questions) {
		const mayFall = rises.every((rows) => rows.some((row) => isTwofold(row) || isNearSetClock(row)));
		const look = rows >= pageSize && mayFall ? pagesOf(front([...shown.values()], pageSize, isTwofold), pageSize) : 0;
		// In a repeated hour the probe may have the same filter text as the first query.
		const sameText = rows === 0 && questions.length === 2 ? 1 : 0;
		const allowed = pagesOf(rows, pageSize) + look + sameText;
		if (requests > allowed) throw new Violation(`${rows} rows cost ${requests} requests, not ${allowed}`);
	}
}

function addPage({ rises, shown }: Question, rows: readonly ListRow[]): void {
	rows.forEach((row, at) => {
		if (!shown.has(row.id)) shown.set(row.id, row);
		if (at > 0 && isSurelyEarlier(rows[at - 1].modified, row.modified)) rises.push([rows[at - 1], row]);
	});
}

/** Whether one time is certainly earlier. A full minute may be a time to the minute. */
function isSurelyEarlier(a: string, b: string): boolean {
	return a.endsWith(':00') ? a.slice(0, 16) < b.slice(0, 16) : a < b;
}

function pagesOf(rows: number, pageSize: number): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}

/**
 * Number of records that may be read when the front is read again: in the order of the list, those before the first
 * one that certainly changed earlier than another one of the first page. If the poll continues a reading, whose first
 * page is not known, all records that may have changed last.
 */
function front(rows: readonly ListRow[], pageSize: number, isTwofold: (row: ListRow) => boolean): number {
	const isOlder = (row: ListRow, others: readonly ListRow[]) =>
		!isTwofold(row) && others.some(({ modified }) => isSurelyEarlier(row.modified, modified));
	const first = rows.slice(0, pageSize);
	const older = rows.findIndex((row) => isOlder(row, first));
	return Math.max(older === -1 ? rows.length : older, rows.filter((row) => !isOlder(row, rows)).length);
}
