import { supportModule } from '../../nodes/ZohoSupport/services/support/catalogue';
import type { AnswerFormat } from '../../nodes/ZohoSupport/services/support/answer-tree';
import { PAGE_SIZE } from '../../nodes/ZohoSupport/services/support/requests';
import { toZohoDateTime } from '../../nodes/ZohoSupport/services/support/times';
import { type CallName, type Heard, idOf, listedRows, type Seen } from './heard';
import { type AskedTimes, askedTimes, awayFrom, filteredAsIfExclusive } from './last-modified';

/** One reading call of the API, without sign-in, portal and department. */
export interface ApiCall {
	readonly format: AnswerFormat;
	readonly method: string;
	readonly parameters: Readonly<Record<string, string>>;
}

interface CallRow {
	/** What is being asked, for the line of progress. */
	readonly words: string;
	/** Asked only when the calls before it leave something open. */
	readonly conditional?: true;
	/** The call, or why it is left out. */
	readonly call: (seen: Seen) => ApiCall | string;
}

/** The module asked: every portal has cases. */
export const PATH = supportModule('case').path;

const PAGE = { fromindex: '1', toindex: String(PAGE_SIZE), newformat: '2' };
const NO_RECORDS = 'the department has no cases';
/** Few portals have a million cases: a page that far is past the end. */
const FAR = 1_000_000;

/** Every call the probe can make to the API. They only read. */
export const CALLS: Readonly<Record<Exclude<CallName, 'signIn'>, CallRow>> = {
	records: { words: `a page of up to ${PAGE_SIZE} cases`, call: () => getRecords({}) },
	recordsAsXml: {
		words: 'five cases as XML',
		call: (seen) => (hasRecords(seen) ? { ...getRecords({ toindex: '5' }), format: 'xml' } : NO_RECORDS),
	},
	twoIds: { words: 'two cases by their ids at once', call: twoIds },
	since: { words: 'what changed since the newest change', call: (seen) => changedSince(seen, 'newest') },
	later: { words: 'what changed since just after it', call: (seen) => changedSince(seen, 'later') },
	before: {
		words: 'what changed since just before it',
		conditional: true,
		call: (seen) => (filteredAsIfExclusive(seen) ? changedSince(seen, 'before') : 'not needed'),
	},
	dayAway: {
		words: 'what changed since a day away from it',
		conditional: true,
		call: (seen) => {
			const side = awayFrom(seen);
			return side === undefined ? 'not needed' : changedSince(seen, side);
		},
	},
	pastTheEnd: {
		words: 'a page past the end',
		conditional: true,
		call: (seen) =>
			emptyListIsKnown(seen)
				? 'not needed'
				: getRecords({ fromindex: String(FAR + 1), toindex: String(FAR + PAGE_SIZE) }),
	},
	nobody: {
		words: 'an id nobody has',
		call: (seen) => ({ format: 'json', method: 'getrecordsbyid', parameters: { id: nobodysId(seen) } }),
	},
	noSuchMethod: {
		words: 'a method that does not exist',
		conditional: true,
		call: (seen) =>
			errorsHeard(seen).length > 0 ? 'not needed' : { format: 'json', method: 'getnosuchthing', parameters: {} },
	},
};

function getRecords(change: Readonly<Record<string, string>>): ApiCall {
	return { format: 'json', method: 'getrecords', parameters: { ...PAGE, ...change } };
}

function hasRecords(seen: Seen): boolean {
	return (listedRows(seen.records) ?? []).length > 0;
}

function idsSeen(seen: Seen): string[] {
	return (listedRows(seen.records) ?? []).flatMap((row) => idOf(row) ?? []);
}

function twoIds(seen: Seen): ApiCall | string {
	const [one, two] = idsSeen(seen);
	if (one === undefined || two === undefined) return 'fewer than two cases with an id';
	return { format: 'json', method: 'getrecordsbyid', parameters: { id: `${one};${two}` } };
}

/** As long as the ids of this portal; it must fit a signed 64-bit number. */
function nobodysId(seen: Seen): string {
	return '9'.repeat(Math.min(18, idsSeen(seen)[0]?.length ?? 18));
}

function changedSince(seen: Seen, moment: keyof AskedTimes): ApiCall | string {
	const times = askedTimes(seen);
	if (times === undefined) return hasRecords(seen) ? 'no case has a Modified Time that can be read' : NO_RECORDS;
	return getRecords({ lastmodifiedtime: toZohoDateTime(new Date(times[moment]), 'utc') });
}

/** Lists without rows, whichever call brought them. */
export function emptyLists(seen: Seen): Heard[] {
	return [seen.records, seen.since, seen.later, seen.dayAway, seen.pastTheEnd]
		.filter((heard) => heard !== undefined)
		.filter((heard) => listedRows(heard)?.length === 0);
}

function emptyListIsKnown(seen: Seen): boolean {
	return emptyLists(seen).length > 0;
}

/** Error answers, whichever call brought them. "No data" is none: it may be taken for an empty list. */
export function errorsHeard(seen: Seen): Array<Heard & { readonly kind: 'error' }> {
	return Object.values(seen).flatMap((heard) =>
		heard.kind === 'error' && heard.problem.kind !== 'no-data' ? [heard] : [],
	);
}
