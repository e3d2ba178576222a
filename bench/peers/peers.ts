/**
 * Other triggers of this kind, as small models of our own. Each has the defect it is named after and no other that it can
 * avoid: lists come sorted as it asks, and its state is kept.
 */
import { takeWhile } from 'es-toolkit';
import type { Order, Row } from './portal';
import type { Line, Poller, Way } from './score';

const PAGE = 50;

/** The time of the newest record, and which records have that time. */
class Watermark {
	private ids = new Set<string>();

	constructor(private at?: number) {}

	readonly isOld = ({ created }: Row): boolean => created < (this.at ?? Infinity);

	fresh(rows: readonly Row[]): Row[] {
		const { at, ids } = this;
		const fresh = at === undefined ? [] : rows.filter(({ id, created }) => created >= at && !ids.has(id));
		this.at = Math.max(at ?? 0, newestOf(rows));
		this.ids = new Set([...ids, ...rows.map(({ id }) => id)]);
		return fresh;
	}
}

const newestOf = (rows: readonly Row[]): number => Math.max(0, ...rows.map(({ created }) => created));

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
			if (!patient) throw error;
			return rows;
		}
	}
}

/** A trigger with a watermark, and how it reads; `forgets`: publishing it again sets the watermark to now. */
function byWatermark(
	read: (line: Line, mark: Watermark) => Row[],
	{ from, forgets = false }: { from?: number; forgets?: boolean } = {},
): Poller {
	let mark = new Watermark(from);
	return (line) => {
		if (forgets && line.republished) mark = new Watermark(line.now());
		return mark.fresh(read(line, mark));
	};
}

const allPages = (line: Line, { isOld }: Watermark): Row[] => pages(line, 'newest-first', isOld);
const patientPages = (line: Line, { isOld }: Watermark): Row[] => pages(line, 'newest-first', isOld, true);

/** Gives what was created after a mark; `next` moves the mark. */
function later(read: (line: Line) => Row[], next: (rows: readonly Row[], line: Line) => number): Poller {
	let mark: number | undefined;
	return (line) => {
		const rows = read(line);
		const since = mark ?? Infinity;
		mark = Math.max(mark ?? 0, next(rows, line));
		return rows.filter(({ created }) => created > since);
	};
}

/** Reads up to 500 records and leaves out the last 100 ids. */
function lastHundredIds(): Poller {
	let ids: string[] | undefined;
	return (line) => {
		const rows: Row[] = [];
		for (let from = 1; from <= 500 && rows.length === from - 1; from += 100)
			rows.push(...pageOf(line, 'newest-first', from, 100));
		const seen = ids;
		ids = [...new Set([...rows.map(({ id }) => id), ...(seen ?? [])])].slice(0, 100);
		return seen === undefined ? [] : rows.filter(({ id }) => !seen.includes(id));
	};
}

/** Takes what stands above the newest record of the last poll; takes the whole page when that record is gone. */
function newestId(): Poller {
	let newest: string | undefined;
	return (line) => {
		const rows = newestPage(line);
		const fresh = newest === undefined ? [] : takeWhile(rows, ({ id }) => id !== newest);
		newest = rows[0]?.id ?? newest ?? '';
		return fresh;
	};
}

/** Reads changed records and leaves out each id that came out before. */
function changesById(): Poller {
	const given = new Set<string>();
	let since: number | undefined;
	return (line) => {
		const from = since ?? Infinity;
		const rows = pages(line, 'recently-modified-first', ({ modified }) => modified < from);
		since = Math.max(since ?? 0, ...rows.map(({ modified }) => modified));
		const fresh = rows.filter(({ id, modified }) => modified >= from && !given.has(id));
		for (const { id } of rows) given.add(id);
		return fresh;
	};
}

const CREATED: Readonly<Record<string, () => Poller>> = {
	'one page, oldest first': () => later(oldestPage, newestOf),
	'one page, newest first': () => byWatermark(newestPage),
	'a list of the last 100 ids': lastHundredIds,
	'later than the last poll by our own clock': () => later(newestPage, (_rows, line) => line.now()),
	'a failed page is the end of the list': () => byWatermark(patientPages),
	'what stands above the last newest record': newestId,
	'publishing sets the cursor to now': () => byWatermark(allPages, { forgets: true }),
	'the first activation takes all for new': () => byWatermark(allPages, { from: 0 }),
};

export const PEERS: readonly Way[] = [
	...Object.entries(CREATED).map(([name, start]) => ({ name, waitsFor: 'created' as const, start })),
	{ name: 'changes, each id once', waitsFor: 'createdOrUpdated', start: changesById },
];
