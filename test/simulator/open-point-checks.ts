import type { OpenPointName, OpenPoints } from '../../simulator/support/open-points';
import { controls, formats } from './open-points-of-text';
import {
	type Check,
	emptyField,
	fieldName,
	foundByEmail,
	keptForms,
	markedUp,
	numbers,
	types,
	xmlValue,
} from './value-checks';
import {
	ordered,
	statusOf,
	byIdList,
	since,
	changedOf30Hours,
	createdTime,
	contentType,
	noSuchRecord,
	signInText,
	alive,
	empty,
} from './reading-checks';
import {
	rowsWritten,
	partial,
	bareRefusal,
	deletedList,
	writeShape,
	responseCode,
	unknownLabel,
} from './writing-checks';

export type Expectation = readonly [says: string, check: Check, expected: unknown];
type Checks = { [Name in OpenPointName]: { [Value in OpenPoints[Name]]: Expectation } };

export const CHECKS: Checks = {
	recordOrder: {
		'newest-first': ['lists records by creation, newest first', ordered, ['Case 3', 'Case 2', 'Case 1']],
		'oldest-first': ['lists records by creation, oldest first', ordered, ['Case 1', 'Case 2', 'Case 3']],
		none: [
			'lists every record in some order',
			async (simulator) => [...((await ordered(simulator)) as string[])].sort(),
			['Case 1', 'Case 2', 'Case 3'],
		],
		'recently-modified-first': ['lists the last changed record first', ordered, ['Case 1', 'Case 3', 'Case 2']],
		'recently-modified-last': ['lists the last changed record last', ordered, ['Case 2', 'Case 3', 'Case 1']],
	},
	errorStatus: {
		'200': ['answers errors with HTTP 200', statusOf({ id: '7' }), 200],
		'4xx': ['answers a missing record with HTTP 404', statusOf({ id: '7' }), 404],
	},
	addRowLimit: {
		'100': ['accepts 100 rows', rowsWritten(100), [100, 100, undefined]],
		'20': ['refuses 21 rows', rowsWritten(21), [0, 0, '4600']],
		'1': ['refuses two rows', rowsWritten(2), [0, 0, '4600']],
	},
	addPastLimit: {
		refuse: ['writes nothing past the limit', rowsWritten(101), [0, 0, '4600']],
		'ignore-rest': ['writes and lists the first hundred', rowsWritten(101), [100, 100, undefined]],
	},
	addPartialFailure: {
		'per-row': [
			'writes the good rows, with an error for the bad one',
			partial,
			[
				['a', 'c'],
				['written', '4401', 'written'],
			],
		],
		'per-row-code': [
			'writes the good rows, with a bare code and message for the bad one',
			bareRefusal,
			[
				['id', 'message'],
				['code', 'message'],
				['id', 'message'],
			],
		],
		whole: ['writes nothing', partial, [[], '4401']],
		'stop-at-row': ['writes up to the bad row', partial, [['a'], ['written', '4401']]],
		'left-out': [
			'writes the good rows and leaves the bad row out of the answer',
			partial,
			[
				['a', 'c'],
				['written', 'written'],
			],
		],
	},
	getByIdList: {
		refused: ['refuses a list of ids', byIdList, '4600'],
		accepted: ['answers for a list of ids, in its order', byIdList, ['Case 1', 'Case 2']],
	},
	deleteList: {
		refused: ['deletes nothing for a list', deletedList, [2, '4600']],
		accepted: ['deletes a list and reports each record', deletedList, [0, 3]],
		'first-only': ['deletes only the first of a list', deletedList, [1, 1]],
	},
	nullStyle: {
		text: ['writes the word null', emptyField, 'null'],
		missing: ['leaves the field out', emptyField, undefined],
		empty: ['writes an empty text', emptyField, ''],
	},
	writeAnswerShape: {
		record: ['answers with record entries', writeShape, [['record'], undefined, ['record'], undefined]],
		fl: [
			'answers with fl lists',
			writeShape,
			[['fl'], { val: 'Message', content: 'Record(s) added successfully' }, ['row'], '2'],
		],
	},
	responseCodeType: {
		text: ['answers with a text', responseCode, '2001'],
		number: ['answers with a number', responseCode, 2001],
	},
	lastModifiedTime: {
		inclusive: ['includes the given moment', since, ['Case 3', 'Case 2']],
		exclusive: ['excludes the given moment', since, ['Case 3']],
		ignored: ['answers with all records', since, ['Case 3', 'Case 2', 'Case 1']],
	},
	filterZone: {
		portal: ['reads the filter in the zone of the portal', changedOf30Hours, 2],
		UTC: ['reads the filter in UTC, eight hours earlier', changedOf30Hours, 10],
		'Pacific/Kiritimati': ['reads the filter in the zone furthest ahead', changedOf30Hours, 24],
		'Etc/GMT+12': ['reads the filter in the zone furthest behind', changedOf30Hours, 0],
		'America/Los_Angeles': ['reads the filter in Pacific time', changedOf30Hours, 2],
	},
	timePrecision: {
		seconds: ['keeps seconds', createdTime, '2026-03-02 09:00:42'],
		minutes: ['cuts to minutes', createdTime, '2026-03-02 09:00:00'],
	},
	portalZone: {
		'America/Los_Angeles': ['shows Pacific time', createdTime, '2026-03-02 09:00:42'],
		UTC: ['shows UTC', createdTime, '2026-03-02 17:00:42'],
		'Asia/Kolkata': ['shows Indian time', createdTime, '2026-03-02 22:30:42'],
		'Pacific/Kiritimati': ['shows the time of the Line Islands', createdTime, '2026-03-03 07:00:42'],
		'Etc/GMT+12': ['shows the time of the zone furthest behind', createdTime, '2026-03-02 05:00:42'],
		'Europe/Berlin': ['shows Central European time', createdTime, '2026-03-02 18:00:42'],
	},
	jsonContentType: {
		'text/plain': ['says plain text', contentType, 'text/plain;charset=utf-8'],
		'application/json': ['says JSON', contentType, 'application/json;charset=utf-8'],
	},
	jsonControls: {
		escaped: ['escapes control characters', controls, 'a\\u0001\\tb \\\\\\\\ \\"c\\"'],
		raw: ['writes control characters as they are', controls, 'a\u0001\tb \\\\\\\\ \\"c\\"'],
	},
	answerFormat: {
		asked: ['answers in the requested format', formats, ['{', '{', '<', '<']],
		'errors-other': ['answers errors in the other format', formats, ['{', '<', '<', '{']],
		other: ['answers in the other format', formats, ['<', '<', '{', '{']],
	},
	xmlText: {
		cdata: ['writes CDATA', xmlValue, '<![CDATA[a & <b>]]>'],
		escaped: ['writes escaped text', xmlValue, 'a &amp; &lt;b&gt;'],
	},
	flCase: {
		lower: ['writes fl', fieldName, [['no', 'fl'], 'fl']],
		upper: ['writes FL', fieldName, [['no', 'FL'], 'FL']],
	},
	unknownField: {
		ignored: ['drops the field', unknownLabel, [undefined, undefined, false]],
		refused: [
			'names the field',
			unknownLabel,
			['Wrong parameter or value: unknown field Shoe Size in row 1', '4600', false],
		],
	},
	notFound: { '4103': ['answers 4103', noSuchRecord, '4103'], '4422': ['answers 4422', noSuchRecord, '4422'] },
	valueTypes: {
		text: ['answers with texts', types, ['120', '007', 'string']],
		mixed: ['answers with numbers where nothing is lost', types, [120, '007', 'string']],
	},
	signInAnswer: {
		lines: [
			'answers with lines',
			signInText,
			'#\n#Mon Mar 02 09:00:00 PST 2026\nCAUSE=INVALID_PASSWORD\nRESULT=FALSE\n',
		],
		'one-line': [
			'answers with one line',
			signInText,
			'# #Mon Mar 02 09:00:00 PST 2026 CAUSE=INVALID_PASSWORD RESULT=FALSE',
		],
		'comments-last': [
			'puts the comments last',
			signInText,
			'RESULT=FALSE\nCAUSE=INVALID_PASSWORD\n#\n#Mon Mar 02 09:00:00 PST 2026\n',
		],
	},
	classicApi: {
		alive: ['still answers', alive, [200, 'text/plain;charset=utf-8']],
		gone: ['answers HTTP 404 with a page', alive, [404, 'text/html;charset=utf-8']],
	},
	emptyList: {
		'4422': ['answers 4422', empty, ['4422', undefined, 1]],
		'empty-result': ['answers with a result without rows', empty, [undefined, {}, 1]],
	},
	searchLag: {
		'0': ['finds new values at once', foundByEmail, [1, 1, 0, 1, 0, 1]],
		'60': ['finds the old values for a minute', foundByEmail, [0, 1, 1, 0, 0, 1]],
	},
	htmlEntities: {
		'as-written': ['shows values as they were written', markedUp, [[`R&D <b>"5" isn't`], 1]],
		encoded: ['shows entities for markup', markedUp, [['R&amp;D &lt;b&gt;&quot;5&quot; isn&#39;t'], 1]],
	},
	writeAnswerNumbers: {
		none: [
			'does not number record entries',
			numbers,
			[
				[undefined, undefined],
				['1', '2'],
			],
		],
		rows: [
			'gives each result the number of its row',
			numbers,
			[
				['1', '3'],
				['1', '3'],
			],
		],
		results: [
			'numbers the results',
			numbers,
			[
				['1', '2'],
				['1', '2'],
			],
		],
	},
	keptForm: {
		'as-written': ['stores values as they were written', keptForms, [['Ann  Lee', 'e\u0301t', '10.5', '007'], 1, 0]],
		normalised: ['stores one form and finds only that', keptForms, [['Ann Lee', '\u00E9t', '10.50', '007'], 0, 1]],
		'normalised-in-search': [
			'also finds it by the written form',
			keptForms,
			[['Ann Lee', '\u00E9t', '10.50', '007'], 1, 1],
		],
	},
};
