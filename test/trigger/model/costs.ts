import type { Row } from './model-desk';
import { isSurelyEarlier, type PollUnderWay } from './poll-under-way';
import { Violation } from './violation';
import { clockIsSetNear, instantOf } from './wall-clock';

interface Question {
	readonly since: string | undefined;
	readonly rows: number;
	requests: number;
	/** Rows of which a page shows one behind the other, and that was changed later. */
	readonly rises: Array<readonly [Row, Row]>;
	/** Each record as it came first, in the order of the list. */
	readonly shown: Map<string, Row>;
}

/**
 * A poll that nobody disturbed: n rows cost ⌈n / (page - 1)⌉ requests a question, and none costs one; where several pages may show the last
 * changed first, one more looks at the front again, or as many as hold the records of the very newest time. There are two questions at most, with one row between them that shows how the filter is read.
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
	// A time of a repeated hour may rise without having risen, and may be no older than it seems.
	const isNearSetClock = ({ version }: Row) => zones.some((zone) => clockIsSetNear(version.at, zone, 4));
	const isTwofold = ({ modified }: Row) =>
		zones.some((zone) => instantOf(modified, zone, 'first') !== instantOf(modified, zone, 'second'));
	for (const { rows, requests, rises, shown } of questions) {
		const mayFall = rises.every((rows) => rows.some((row) => isTwofold(row) || isNearSetClock(row)));
		const look = rows >= pageSize && mayFall ? pagesOf(front([...shown.values()], pageSize, isTwofold), pageSize) : 0;
		// In a repeated hour the row between the questions is asked for by the text of the first one.
		const sameText = rows === 0 && questions.length === 2 ? 1 : 0;
		const allowed = pagesOf(rows, pageSize) + look + sameText;
		if (requests > allowed) throw new Violation(`${rows} rows cost ${requests} requests, not ${allowed}`);
	}
}

function pagesOf(rows: number, pageSize: number): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}

/**
 * Records that a look at the front may go through: those before the first one that was surely changed earlier than another of the first page, in
 * the order of the list; where a poll goes on with a reading, which began with another page, all that may have been changed last.
 */
function front(rows: readonly Row[], pageSize: number, isTwofold: (row: Row) => boolean): number {
	const isOlder = (row: Row, others: readonly Row[]) =>
		!isTwofold(row) && others.some(({ modified }) => isSurelyEarlier(row.modified, modified));
	const first = rows.slice(0, pageSize);
	const older = rows.findIndex((row) => isOlder(row, first));
	return Math.max(older === -1 ? rows.length : older, rows.filter((row) => !isOlder(row, rows)).length);
}
