import type { OpenPointName } from '../../simulator/support/open-points';
import type { Account } from './account';
import { CALLS } from './calls';
import type { CallName, Seen } from './heard';
import { filterZone } from './questions/filter-zone';
import * as lists from './questions/lists';
import * as refusals from './questions/refusals';
import * as shapes from './questions/shapes';
import * as times from './questions/times';
import type { Verdict } from './verdict';

/** One open point that reading settles: the calls it needs (each is sent once, however many need it), and how it decides. */
export interface Question {
	readonly point: OpenPointName;
	readonly needs: readonly CallName[];
	readonly decide: (seen: Seen) => Verdict;
}

/** The calls around the newest change. */
const AROUND: readonly CallName[] = ['records', 'since', 'later', 'before', 'dayAway'];

/** Every question, in the order it is asked: the first page of cases serves most of them. */
export const QUESTIONS: readonly Question[] = [
	{ point: 'signInAnswer', needs: ['signIn'], decide: refusals.signInAnswer },
	{ point: 'classicApi', needs: ['records'], decide: refusals.classicApi },
	{ point: 'recordOrder', needs: ['records'], decide: lists.recordOrder },
	{ point: 'nullStyle', needs: ['records'], decide: shapes.nullStyle },
	{ point: 'valueTypes', needs: ['records'], decide: shapes.valueTypes },
	{ point: 'timePrecision', needs: ['records'], decide: times.timePrecision },
	{ point: 'portalZone', needs: ['records'], decide: times.portalZone },
	{ point: 'jsonControls', needs: ['records'], decide: shapes.jsonControls },
	{ point: 'xmlText', needs: ['recordsAsXml'], decide: shapes.xmlText },
	{ point: 'flCase', needs: ['records', 'recordsAsXml'], decide: shapes.flCase },
	{ point: 'lastModifiedTime', needs: AROUND, decide: lists.lastModifiedTime },
	{ point: 'filterZone', needs: AROUND, decide: filterZone },
	{ point: 'emptyList', needs: ['records', 'since', 'later', 'dayAway', 'pastTheEnd'], decide: lists.emptyList },
	{ point: 'getByIdList', needs: ['twoIds'], decide: refusals.getByIdList },
	{ point: 'notFound', needs: ['nobody'], decide: refusals.notFound },
	{ point: 'errorStatus', needs: ['nobody', 'noSuchMethod'], decide: refusals.errorStatus },
	{ point: 'answerFormat', needs: ['records', 'nobody', 'noSuchMethod'], decide: shapes.answerFormat },
	{ point: 'jsonContentType', needs: ['records'], decide: shapes.jsonContentType },
];

/** Points that only a write would settle; the probe never writes. */
export const NEEDS_A_WRITE: readonly OpenPointName[] = [
	...(['addRowLimit', 'addPastLimit', 'addPartialFailure', 'deleteList', 'unknownField', 'searchLag'] as const),
	...(['writeAnswerShape', 'responseCodeType', 'htmlEntities', 'writeAnswerNumbers', 'keptForm'] as const),
];

/** How many questions there are, and the requests they cost together: when nothing needs confirming, and at most. */
export function price(signIn: Account['signIn']['kind']) {
	const calls = Object.values(CALLS);
	const questions = QUESTIONS.filter(({ needs }) => signIn === 'password' || !needs.includes('signIn')).length;
	return { questions, usual: calls.filter(({ when }) => when === undefined).length, most: calls.length };
}
