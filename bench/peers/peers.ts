/**
 * How other triggers of this family find out what is new, as small models of our own. Each has the defect it is named after and none
 * that it need not have: lists come sorted as it asks, and its state is kept.
 */
import type { Row } from './desk';
import { Failed, type Line, type Poller, type Strategy } from './strategy';

const PAGE = 50;

/** The newest page, sorted with the oldest first: past the first page nothing is ever new. */
function oldestPage(): Poller {
	let newest: number | undefined;
	return {
		poll(line) {
			const rows = line.sorted('oldest-first', { from: 1, to: PAGE });
			const since = newest;
			newest = Math.max(newest ?? 0, ...rows.map(({ created }) => created));
			return since === undefined ? [] : rows.filter(({ created }) => created > since);
		},
	};
}

/** The newest page only: of a burst beyond it the rest is lost. */
function newestPage(): Poller {
	const cursor = new Watermark();
	return { poll: (line) => cursor.fresh(line.sorted('newest-first', { from: 1, to: PAGE })) };
}

/** Everything up to 500 records, less the last 100 ids. */
function lastHundredIds(): Poller {
	let ids: string[] | undefined;
	return {
		poll(line) {
			const rows: Row[] = [];
			for (let from = 1; from <= 500 && rows.length === from - 1; from += 100)
				rows.push(...line.sorted('newest-first', { from, to: from + 99 }));
			const seen = ids;
			const fresh = seen === undefined ? [] : rows.filter(({ id }) => !seen.includes(id));
			ids = [...new Set([...rows.map(({ id }) => id), ...(seen ?? [])])].slice(0, 100);
			return fresh;
		},
	};
}

/** Later than the last poll by our own clock. */
function localClock(): Poller {
	let last: number | undefined;
	return {
		poll(line, now) {
			const rows = line.sorted('newest-first', { from: 1, to: PAGE });
			const since = last ?? Infinity;
			last = now();
			return rows.filter(({ created }) => created > since);
		},
	};
}

/** Changed records, but for those whose id was given out before. */
function bareIds(): Poller {
	const given = new Set<string>();
	let since: number | undefined;
	return {
		poll(line) {
			const from = since ?? Infinity;
			const rows = pages(line, 'recently-modified-first', ({ modified }) => modified < from);
			since = Math.max(since ?? 0, ...rows.map(({ modified }) => modified));
			const fresh = rows.filter(({ id, modified }) => modified >= from && !given.has(id));
			for (const { id } of rows) given.add(id);
			return fresh;
		},
	};
}

/** A failed page is taken for the end of the list. */
function failedPageEnds(): Poller {
	const cursor = new Watermark();
	return { poll: (line) => cursor.fresh(pages(line, 'newest-first', cursor.isOld, true)) };
}

/** What stands above the newest record of the last poll; all of the page when that one is gone. */
function newestId(): Poller {
	let newest: string | undefined;
	return {
		poll(line) {
			const rows = line.sorted('newest-first', { from: 1, to: PAGE });
			const place = rows.findIndex(({ id }) => id === newest);
			const fresh = newest === undefined ? [] : place < 0 ? rows : rows.slice(0, place);
			newest = rows[0]?.id ?? newest ?? '';
			return fresh;
		},
	};
}

/** Publishing the workflow moves the cursor to now. */
function republishedToNow(): Poller {
	let cursor = new Watermark();
	return {
		poll: (line) => cursor.fresh(pages(line, 'newest-first', cursor.isOld)),
		republish: (now) => void (cursor = new Watermark(now)),
	};
}

/** The first activation gives out what is there. */
function firstPageIsNew(): Poller {
	const cursor = new Watermark(0);
	return { poll: (line) => cursor.fresh(pages(line, 'newest-first', cursor.isOld)) };
}

/** The time of the newest record, and which records have that time. */
class Watermark {
	private ids = new Set<string>();

	constructor(private at?: number) {}

	readonly isOld = ({ created }: Row): boolean => created < (this.at ?? Infinity);

	fresh(rows: readonly Row[]): Row[] {
		const { at, ids } = this;
		const fresh = at === undefined ? [] : rows.filter(({ id, created }) => created >= at && !ids.has(id));
		this.at = Math.max(at ?? 0, ...rows.map(({ created }) => created));
		this.ids = new Set([...ids, ...rows.map(({ id }) => id)]);
		return fresh;
	}
}

/** Page after page until one reaches back to what is old. */
function pages(
	line: Line,
	order: 'newest-first' | 'recently-modified-first',
	isOld: (row: Row) => boolean,
	endsAtFailure = false,
): Row[] {
	const rows: Row[] = [];
	for (let from = 1; ; from += PAGE) {
		try {
			const page = line.sorted(order, { from, to: from + PAGE - 1 });
			rows.push(...page);
			if (page.length < PAGE || page.some(isOld)) return rows;
		} catch (error) {
			if (!endsAtFailure || !(error instanceof Failed)) throw error;
			return rows;
		}
	}
}

export const PEERS: readonly Strategy[] = [
	{ name: 'one page, oldest first', waitsFor: 'created', start: oldestPage },
	{ name: 'one page, newest first', waitsFor: 'created', start: newestPage },
	{ name: 'a list of the last 100 ids', waitsFor: 'created', start: lastHundredIds },
	{ name: 'later than the last poll by our own clock', waitsFor: 'created', start: localClock },
	{ name: 'a failed page is the end of the list', waitsFor: 'created', start: failedPageEnds },
	{ name: 'what stands above the last newest record', waitsFor: 'created', start: newestId },
	{ name: 'publishing sets the cursor to now', waitsFor: 'created', start: republishedToNow },
	{ name: 'the first activation takes all for new', waitsFor: 'created', start: firstPageIsNew },
	{ name: 'changes, each id once', waitsFor: 'createdOrUpdated', start: bareIds },
];
