/**
 * Other triggers of this kind, as small models of our own. Each has the defect it is named after and no other that it can
 * avoid: lists come sorted as it asks, and its state is kept.
 */
import type { Order, Row } from './portal';
import { Failed, type Line, type Poller, type Way } from './score';

const PAGE = 50;

/** The time of the newest record, and which records have that time. */
class Watermark {
	private ids = new Set<string>();

	constructor(private at?: number) {}

	readonly isOld = ({ created }: Row): boolean => created < (this.at ?? Infinity);

	fresh(rows: readonly Row[]): Row[] {
		const { at, ids } = this;
		const fresh = at === undefined ? [] : rows.filter(({ id, created }) => created >= at && !ids.has(id));
		this.at = newestOf(rows, at);
		this.ids = new Set([...ids, ...rows.map(({ id }) => id)]);
		return fresh;
	}
}

const newestOf = (rows: readonly Row[], before = 0): number => Math.max(before, ...rows.map(({ created }) => created));

function pageOf(line: Line, order: Order, from = 1, size = PAGE): Row[] {
	return line.ask((portal) => portal.sorted(order, { from, to: from + size - 1 }));
}

const newestPage = (line: Line): Row[] => pageOf(line, 'newest-first');
const oldestPage = (line: Line): Row[] => pageOf(line, 'oldest-first');

/** Page after page until one reaches back to an old record; `patient` takes a failed page for the end of the list. */
function pages(line: Line, order: Order, isOld: (row: Row) => boolean, patient = false): Row[] {
	const rows: Row[] = [];
	for (let from = 1; ; from += PAGE) {
		try {
			const page = pageOf(line, order, from);
			rows.push(...page);
			if (page.length < PAGE || page.some(isOld)) return rows;
		} catch (error) {
			if (!patient || !(error instanceof Failed)) throw error;
			return rows;
		}
	}
}

/** A trigger with a watermark, and how it reads. */
function byWatermark(read: (line: Line, mark: Watermark) => Row[], mark = new Watermark()): Poller {
	return { poll: (line) => mark.fresh(read(line, mark)) };
}

const allPages = (line: Line, { isOld }: Watermark): Row[] => pages(line, 'newest-first', isOld);

/** Gives what was created after a mark; `next` moves the mark. */
function later(
	read: (line: Line) => Row[],
	next: (rows: Row[], mark: number | undefined, now: number) => number,
): Poller {
	let mark: number | undefined;
	return {
		poll(line, now) {
			const rows = read(line);
			const since = mark ?? Infinity;
			mark = next(rows, mark, now());
			return rows.filter(({ created }) => created > since);
		},
	};
}

/** Reads up to 500 records and leaves out the last 100 ids. */
function lastHundredIds(): Poller {
	let ids: string[] | undefined;
	return {
		poll(line) {
			const rows: Row[] = [];
			for (let from = 1; from <= 500 && rows.length === from - 1; from += 100)
				rows.push(...pageOf(line, 'newest-first', from, 100));
			const seen = ids;
			ids = [...new Set([...rows.map(({ id }) => id), ...(seen ?? [])])].slice(0, 100);
			return seen === undefined ? [] : rows.filter(({ id }) => !seen.includes(id));
		},
	};
}

/** Takes what stands above the newest record of the last poll; takes the whole page when that record is gone. */
function newestId(): Poller {
	let newest: string | undefined;
	return {
		poll(line) {
			const rows = newestPage(line);
			const place = rows.findIndex(({ id }) => id === newest);
			const fresh = place < 0 ? rows : rows.slice(0, place);
			const before = newest;
			newest = rows[0]?.id ?? newest ?? '';
			return before === undefined ? [] : fresh;
		},
	};
}

function republishedToNow(): Poller {
	let mark = new Watermark();
	return {
		poll: (line) => mark.fresh(allPages(line, mark)),
		republish: (now) => void (mark = new Watermark(now)),
	};
}

/** Reads changed records and leaves out each id that came out before. */
function changesById(): Poller {
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

const CREATED: ReadonlyArray<readonly [name: string, start: () => Poller]> = [
	['one page, oldest first', () => later(oldestPage, newestOf)],
	['one page, newest first', () => byWatermark(newestPage)],
	['a list of the last 100 ids', lastHundredIds],
	['later than the last poll by our own clock', () => later(newestPage, (_rows, _mark, now) => now)],
	[
		'a failed page is the end of the list',
		() => byWatermark((line, { isOld }) => pages(line, 'newest-first', isOld, true)),
	],
	['what stands above the last newest record', newestId],
	['publishing sets the cursor to now', republishedToNow],
	['the first activation takes all for new', () => byWatermark(allPages, new Watermark(0))],
];

export const PEERS: readonly Way[] = [
	...CREATED.map(([name, start]) => ({ name, waitsFor: 'created' as const, start })),
	{ name: 'changes, each id once', waitsFor: 'createdOrUpdated', start: changesById },
];
