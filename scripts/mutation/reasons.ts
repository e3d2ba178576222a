/** Why a break that no test notices is left so. */
export interface Reason {
	/** The source without its folder and ending. */
	readonly file: string;
	/** What the line of the break holds, and where it needs telling, what of it is replaced and by what. */
	readonly line: string;
	readonly of?: string;
	readonly by?: string;
	readonly why: string;
}

const SINCE = 'A test came since, and notices it when it is made by hand.';

export const REASONS: readonly Reason[] = [
	{ file: 'settle', line: 'from === null || changed.latest >= from', why: 'Changes nothing: any instant is later than null, which counts as 1970.' },
	{ file: 'settle', line: 'created.latest < from', by: 'true', why: 'Changes nothing: no instant is earlier than null, which counts as 1970.' },
	{ file: 'settle', line: 'const isOld', of: 'from !== null', why: 'Changes nothing: no instant is earlier than null, which counts as 1970.' },
	{ file: 'settle', line: 'const isOld', why: SINCE },
	{ file: 'settle', line: 'const NEVER', why: 'Changes nothing: what is not there is as good as false.' },
	{ file: 'settle', line: 'reprinted = false', why: SINCE },
	{ file: 'settle', line: 'const lowest', why: SINCE },
	{ file: 'settle', line: 'const known = Known.of', why: SINCE },
	{ file: 'settle', line: 'const quiet = isQuiet', why: SINCE },
	{ file: 'settle', line: 'const oldestInSight', by: 'newestFirst', why: 'Changes nothing: the rows behind the first twenty end before `end`, so the filter leaves them out.' },
	{ file: 'settle', line: 'const oldestInSight', why: 'Only a time that stands for one millisecond of a second could end in that very one.' },
	{ file: 'settle', line: 'const crowd', by: 'changed.latest > beyond.changed.earliest', why: 'Changes nothing but for times of a single millisecond: a time stands for a second at least.' },
	{ file: 'settle', line: 'const crowd', why: SINCE },
	{ file: 'events', line: 'changed.earliest > times.created.latest', why: SINCE },
];
