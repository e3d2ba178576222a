import { type AnswerFormat, PAGE_SIZE, supportModule, toZohoDateTime } from './classic';
import { type CallName, type Heard, type Seen, valuesOf } from './heard';
import { type AskedTimes, askedTimes, awayFrom, filteredAsIfExclusive } from './last-modified';

/** One call of the API that reads, without sign-in, portal and department. */
export interface ApiCall {
	readonly format: AnswerFormat;
	readonly method: string;
	readonly parameters: Readonly<Record<string, string>>;
}

interface CallRow {
	/** What is asked, for the line of progress. */
	readonly words: string;
	/** Whether the calls before it leave something open; left out for a call that is always sent. */
	readonly when?: (seen: Seen) => boolean;
	/** The call, or why it is left out. */
	readonly call: (seen: Seen) => ApiCall | string;
}

/** The module that is asked: every portal has cases. */
export const PATH = supportModule('case').path;

const NO_RECORDS = 'the department has no cases';
/** Few portals have a million cases: a page that far is past the end. */
const PAST_THE_END = { fromindex: '1000001', toindex: String(1_000_000 + PAGE_SIZE) };

/** Every call of the API that the probe can send. They only read. */
export const CALLS: Readonly<Record<Exclude<CallName, 'signIn'>, CallRow>> = {
	records: { words: `a page of up to ${PAGE_SIZE} cases`, call: () => page({}) },
	recordsAsXml: {
		words: 'five cases as XML',
		call: ({ records }) => (records?.rows?.length ? { ...page({ toindex: '5' }), format: 'xml' } : NO_RECORDS),
	},
	twoIds: { words: 'two cases by their ids at once', call: twoIds },
	since: { words: 'what changed since the newest change', call: changedSince('newest') },
	later: { words: 'what changed since just after it', call: changedSince('later') },
	before: { words: 'what changed since just before it', when: filteredAsIfExclusive, call: changedSince('before') },
	dayAway: {
		words: 'what changed since a day away from it',
		when: (seen) => awayFrom(seen) !== undefined,
		call: (seen) => changedSince(awayFrom(seen) ?? 'dayAfter')(seen),
	},
	pastTheEnd: {
		words: 'a page past the end',
		when: (seen) => emptyLists(seen).length === 0,
		call: () => page(PAST_THE_END),
	},
	nobody: {
		words: 'an id that no case has',
		// As long as the ids of this portal; it must fit a signed 64-bit number.
		call: ({ records }) => byId('9'.repeat(Math.min(18, valuesOf(records?.rows, 'id')[0]?.length ?? 18))),
	},
	noSuchMethod: {
		words: 'a method that does not exist',
		when: (seen) => refusals(seen).length === 0,
		call: () => ({ format: 'json', method: 'getnosuchthing', parameters: {} }),
	},
};

function page(change: Readonly<Record<string, string>>): ApiCall {
	const parameters = { fromindex: '1', toindex: String(PAGE_SIZE), newformat: '2', ...change };
	return { format: 'json', method: 'getrecords', parameters };
}

function byId(id: string): ApiCall {
	return { format: 'json', method: 'getrecordsbyid', parameters: { id } };
}

function twoIds({ records }: Seen): ApiCall | string {
	const ids = valuesOf(records?.rows, 'id').slice(0, 2);
	return ids.length < 2 ? 'fewer than two cases with an id' : byId(ids.join(';'));
}

function changedSince(moment: keyof AskedTimes): CallRow['call'] {
	return (seen) => {
		const times = askedTimes(seen);
		if (times !== undefined) return page({ lastmodifiedtime: toZohoDateTime(new Date(times[moment]), 'utc') });
		return seen.records?.rows?.length ? 'no case has a Modified Time that can be read' : NO_RECORDS;
	};
}

/** Lists without rows, whichever call brought them. */
export function emptyLists(seen: Seen): Heard[] {
	const lists = [seen.records, seen.since, seen.later, seen.dayAway, seen.pastTheEnd];
	return lists.filter((heard) => heard !== undefined).filter(({ rows }) => rows?.length === 0);
}

/** Refused calls. "No data" is not a refusal here: it may stand for an empty list. */
export function refusals(seen: Seen): Heard[] {
	return Object.values(seen).filter(({ kind, rows }) => kind === 'error' && rows === undefined);
}
