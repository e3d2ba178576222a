import type { OpenPointName } from '../../simulator/open-points';
import type { Account } from './account';
import { CALLS } from './calls';
import type { CallName, Seen } from './heard';
import { filterZone } from './questions/filter-zone';
import { emptyList, lastModifiedTime, recordOrder } from './questions/lists';
import { classicApi, errorStatus, getByIdList, notFound, signInAnswer } from './questions/refusals';
import {
	answerFormat,
	flCase,
	jsonContentType,
	jsonControls,
	nullStyle,
	valueTypes,
	xmlText,
} from './questions/shapes';
import { portalZone, timePrecision } from './questions/times';
import type { Verdict } from './verdict';

/** One open point that reading settles: the calls it needs (a call that many need is sent once), and how it decides. */
export interface Question {
	readonly point: OpenPointName;
	readonly needs: readonly CallName[];
	readonly decide: (seen: Seen) => Verdict;
}

/** Every question, in the order it is asked: the first page of cases serves most of them. */
export const QUESTIONS: readonly Question[] = [
	{ point: 'signInAnswer', needs: ['signIn'], decide: signInAnswer },
	{ point: 'classicApi', needs: ['records'], decide: classicApi },
	{ point: 'recordOrder', needs: ['records'], decide: recordOrder },
	{ point: 'nullStyle', needs: ['records'], decide: nullStyle },
	{ point: 'valueTypes', needs: ['records'], decide: valueTypes },
	{ point: 'timePrecision', needs: ['records'], decide: timePrecision },
	{ point: 'portalZone', needs: ['records'], decide: portalZone },
	{ point: 'jsonControls', needs: ['records'], decide: jsonControls },
	{ point: 'xmlText', needs: ['recordsAsXml'], decide: xmlText },
	{ point: 'flCase', needs: ['records', 'recordsAsXml'], decide: flCase },
	{ point: 'lastModifiedTime', needs: ['records', 'since', 'later', 'before', 'dayAway'], decide: lastModifiedTime },
	{ point: 'filterZone', needs: ['records', 'since', 'later', 'before', 'dayAway'], decide: filterZone },
	{ point: 'emptyList', needs: ['records', 'since', 'later', 'dayAway', 'pastTheEnd'], decide: emptyList },
	{ point: 'getByIdList', needs: ['twoIds'], decide: getByIdList },
	{ point: 'notFound', needs: ['nobody'], decide: notFound },
	{ point: 'errorStatus', needs: ['nobody', 'noSuchMethod'], decide: errorStatus },
	{ point: 'answerFormat', needs: ['records', 'nobody', 'noSuchMethod'], decide: answerFormat },
	{ point: 'jsonContentType', needs: ['records'], decide: jsonContentType },
];

/** Points that only a write would settle; the probe never writes. */
export const NEEDS_A_WRITE: readonly OpenPointName[] = [
	'addRowLimit',
	'addPastLimit',
	'addPartialFailure',
	'deleteList',
	'writeAnswerShape',
	'responseCodeType',
	'unknownField',
	'searchLag',
	'htmlEntities',
	'writeAnswerNumbers',
	'keptForm',
];

/** How many questions there are, and the requests to the API they cost together: at most, and when nothing needs making sure. */
export function price(signIn: Account['signIn']['kind']): {
	readonly questions: number;
	readonly usual: number;
	readonly most: number;
} {
	const calls = Object.values(CALLS);
	const questions = QUESTIONS.filter(({ needs }) => signIn === 'password' || !needs.includes('signIn')).length;
	return { questions, usual: calls.filter(({ conditional }) => conditional !== true).length, most: calls.length };
}
