import type { Row } from './model-service';
import { isSurelyEarlier, type PollUnderWay } from './poll-under-way';
import { Violation } from './violation';
import { clockIsSetNear, instantOf } from './wall-clock';

interface Question {
	readonly since: string | undefined;
	readonly rows: number;
	requests: number;
	/** Pairs of successive rows of a page, the second of which changed later. */
	readonly rises: Array<readonly [Row, Row]>;
	/** The first sight of each record, in the order of the list. */
	readonly shown: Map<string, Row>;
}

/**
 * Checks the cost of an undisturbed poll. A query with n rows costs ⌈n / (page - 1)⌉ requests, and at least one. If
 * several pages may show the last changed first, the front is read again: one page, or the pages with the records of
 * the newest time. There are two queries at most, and a probe of one row between them.
 */
export function costsTooMuch({ asked }: PollUnderWay, pageSize: number, zones: readonly string[]): void {
	const questions: Question[] = [];
	for (const { since, rows, rises, shown } of asked) {
		const last = questions.at(-1);
		if (last !== undefined && last.since === since) {
			last.requests += 1;
			last.rises.push(...rises);
			for (const [id, row] of shown) if (!last.shown.has(id)) last.shown.set(id, row);
		} else questions.push({ since, rows, requests: 1, rises: [...rises], shown: new Map(shown) });
	}
	const one = questions.length === 3 && questions[1]?.requests === 1 && questions[0]?.rows === 0 ? 1 : 0;
	if (questions.length - one > 2) throw new Violation(`${questions.length} questions in one poll`);
	// The order of times within a repeated hour is not known.
	const isNearSetClock = ({ version }: Row) => zones.some((zone) => clockIsSetNear(version.at, zone, 4));
	const isTwofold = ({ modified }: Row) =>
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

function pagesOf(rows: number, pageSize: number): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}

/**
 * Number of records that may be read when the front is read again: in the order of the list, those before the first
 * one that certainly changed earlier than another one of the first page. If the poll continues a reading, whose first
 * page is not known, all records that may have changed last.
 */
function front(rows: readonly Row[], pageSize: number, isTwofold: (row: Row) => boolean): number {
	const isOlder = (row: Row, others: readonly Row[]) =>
		!isTwofold(row) && others.some(({ modified }) => isSurelyEarlier(row.modified, modified));
	const first = rows.slice(0, pageSize);
	const older = rows.findIndex((row) => isOlder(row, first));
	return Math.max(older === -1 ? rows.length : older, rows.filter((row) => !isOlder(row, rows)).length);
}
