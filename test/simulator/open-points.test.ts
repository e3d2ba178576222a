import { describe, expect, it } from '@jest/globals';

import { OPEN_POINTS } from '../../simulator/open-points';
import type { OpenPointName, OpenPoints } from '../../simulator/open-points';
import { ACCESS, addCases, at, call, document, errorCode, idsOf, listed, post, rowsOf } from './calling';
import type { Json } from './calling';
import { controls, formats } from './open-points-of-text';
import { simulators } from './simulator-of-test';
import {
	type Check,
	emptyField,
	fieldName,
	foundByEmail,
	keptForms,
	markedUp,
	numbers,
	SUBJECT,
	subjects,
	types,
	xmlValue,
} from './value-checks';

const start = simulators();
const THREE = document(
	{ 'Contact Name': 'A', Subject: 'a' },
	{ Subject: 'bad' },
	{ 'Contact Name': 'A', Subject: 'c' },
);
const TOKEN_FORM = { SCOPE: 'ZohoSupport/supportapi', EMAIL_ID: 'admin@demosupport.example', PASSWORD: 'wrong' };

type Expectation = readonly [says: string, check: Check, expected: unknown];
type Checks = { [Name in OpenPointName]: { [Value in OpenPoints[Name]]: Expectation } };

/** Three cases, the oldest changed last. */
const ordered: Check = async (simulator) => {
	const [first = ''] = addCases(simulator, 3);
	simulator.clock.advance(60_000);
	simulator.change('requests', first, { Priority: 'High' });
	return subjects(simulator);
};

const statusOf =
	(parameters: Record<string, string>): Check =>
	async (simulator) =>
		(await post(simulator, '/api/json/requests/getrecordsbyid', { ...ACCESS, ...parameters })).status;

/** How many of 101 rows were written, and the error. */
const rowsWritten =
	(rows: number): Check =>
	async (simulator) => {
		const xml = document(...Array.from({ length: rows }, () => ({ 'Contact Name': 'A' })));
		const answer = await call(simulator, 'requests/addrecords', { xml });
		return [simulator.records('requests').length, idsOf(answer).length, errorCode(answer)];
	};

/** What was written of good, bad, good, and how the answer tells. */
const partial: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/addrecords', { xml: THREE });
	const entries = listed(at(answer, 'result', 'responsedata', 'Cases', 'record')).map(
		(entry) => errorCode(entry) ?? 'written',
	);
	return [simulator.records('requests').map(({ fields }) => fields.Subject), errorCode(answer) ?? entries];
};

/** What the answer to good, bad, good has in each place. */
const bareRefusal: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/addrecords', { xml: THREE });
	return listed(at(answer, 'result', 'responsedata', 'Cases', 'record')).map((entry) => Object.keys(Object(entry)));
};

const byIdList: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/getrecordsbyid', { id: addCases(simulator, 2).join(';'), ...SUBJECT });
	return errorCode(answer) ?? rowsOf(answer).map((row) => row.Subject);
};

const deletedList: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/deleterecords', { id: [...addCases(simulator, 2), '7'].join(';') });
	return [
		simulator.records('requests').length,
		errorCode(answer) ?? listed(at(answer, 'result', 'responsedata', 'Cases', 'record')).length,
	];
};

const writeShape: Check = async (simulator) => {
	const one = await call(simulator, 'requests/addrecords', { xml: document({ 'Contact Name': 'A' }) });
	const two = await call(simulator, 'requests/addrecords', {
		xml: document({ 'Contact Name': 'A' }, { 'Contact Name': 'A' }),
	});
	const shapeOf = (answer: Json): Json => at(answer, 'result', 'responsedata', 'Cases');
	return [
		Object.keys(Object(shapeOf(one))),
		at(shapeOf(one), 'fl', 0),
		Object.keys(Object(shapeOf(two))),
		at(shapeOf(two), 'row', 1, 'no'),
	];
};

const responseCode: Check = async (simulator) =>
	at(
		await call(simulator, 'requests/addrecords', { xml: document({ 'Contact Name': 'A' }) }),
		'result',
		'responsecode',
	);

const since: Check = async (simulator) => {
	addCases(simulator, 3);
	return rowsOf(
		await call(simulator, 'requests/getrecords', { ...SUBJECT, lastmodifiedtime: '2026-03-02 09:02:00' }),
	).map((row) => row.Subject);
};

/** One case an hour for 30 hours; how many came since the text of 1 h 30 min ago on the portal's wall. */
const changedOf30Hours: Check = async (simulator) => {
	for (let hour = 1; hour <= 30; hour += 1) {
		simulator.clock.advance(3_600_000);
		simulator.add('requests', { 'Contact Name': 'A' });
	}
	return rowsOf(
		await call(simulator, 'requests/getrecords', { toindex: '200', lastmodifiedtime: '2026-03-03 13:30:00' }),
	).length;
};

const createdTime: Check = async (simulator) => {
	simulator.clock.set('2026-03-02T17:00:42.500Z');
	simulator.add('requests', { 'Contact Name': 'A' });
	return rowsOf(await call(simulator, 'requests/getrecords'))[0]?.['Created Time'];
};

const contentType: Check = async (simulator) => (await post(simulator, '/api/json/requests/getrecords', ACCESS)).type;

const unknownLabel: Check = async (simulator) => {
	const id = simulator.add('requests', { 'Contact Name': 'A' });
	const added = await call(simulator, 'requests/addrecords', {
		xml: document({ 'Contact Name': 'A', 'Shoe Size': '42' }),
	});
	const updated = await call(simulator, 'requests/updaterecords', { id, xml: document({ 'Shoe Size': '42' }) });
	return [
		at(added, 'error', 'message'),
		errorCode(updated),
		simulator.records('requests').some(({ fields }) => 'Shoe Size' in fields),
	];
};

const noSuchRecord: Check = async (simulator) =>
	errorCode(await call(simulator, 'requests/getrecordsbyid', { id: '7' }));

const signInText: Check = async (simulator) => (await post(simulator, '/apiauthtoken/nb/create', TOKEN_FORM)).text;

const alive: Check = async (simulator) => {
	const { status, type } = await post(simulator, '/api/json/requests/getrecords', ACCESS);
	return [status, type];
};

const empty: Check = async (simulator) => {
	const answer = await call(simulator, 'requests/getrecords');
	return [errorCode(answer), at(answer, 'result', 'Cases'), simulator.journal.count({ outcome: 'empty' })];
};

const CHECKS: Checks = {
	recordOrder: {
		'newest-first': ['answers by creation, newest first', ordered, ['Case 3', 'Case 2', 'Case 1']],
		'oldest-first': ['answers by creation, oldest first', ordered, ['Case 1', 'Case 2', 'Case 3']],
		none: [
			'answers every record in some order',
			async (simulator) => [...((await ordered(simulator)) as string[])].sort(),
			['Case 1', 'Case 2', 'Case 3'],
		],
		'recently-modified-first': ['answers what changed last first', ordered, ['Case 1', 'Case 3', 'Case 2']],
		'recently-modified-last': ['answers what changed last last', ordered, ['Case 2', 'Case 3', 'Case 1']],
	},
	errorStatus: {
		'200': ['answers errors with HTTP 200', statusOf({ id: '7' }), 200],
		'4xx': ['answers a missing record with HTTP 404', statusOf({ id: '7' }), 404],
	},
	addRowLimit: {
		'100': ['takes 100 rows', rowsWritten(100), [100, 100, undefined]],
		'20': ['refuses 21 rows', rowsWritten(21), [0, 0, '4600']],
		'1': ['refuses two rows', rowsWritten(2), [0, 0, '4600']],
	},
	addPastLimit: {
		refuse: ['writes nothing past the limit', rowsWritten(101), [0, 0, '4600']],
		'ignore-rest': ['writes and lists the first hundred', rowsWritten(101), [100, 100, undefined]],
	},
	addPartialFailure: {
		'per-row': [
			'writes the good rows and answers the error in its place',
			partial,
			[
				['a', 'c'],
				['written', '4401', 'written'],
			],
		],
		'per-row-code': [
			'writes the good rows and answers code and message bare in its place',
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
			'writes the good rows and says nothing of the bad one',
			partial,
			[
				['a', 'c'],
				['written', 'written'],
			],
		],
	},
	getByIdList: {
		refused: ['refuses a list of ids', byIdList, '4600'],
		accepted: ['answers a list of ids in its order', byIdList, ['Case 1', 'Case 2']],
	},
	deleteList: {
		refused: ['deletes nothing of a list', deletedList, [2, '4600']],
		accepted: ['deletes a list and tells of each', deletedList, [0, 3]],
		'first-only': ['deletes the first of a list', deletedList, [1, 1]],
	},
	nullStyle: {
		text: ['writes the word null', emptyField, 'null'],
		missing: ['leaves the field out', emptyField, undefined],
		empty: ['writes an empty text', emptyField, ''],
	},
	writeAnswerShape: {
		record: ['answers record entries', writeShape, [['record'], undefined, ['record'], undefined]],
		fl: [
			'answers fl lists',
			writeShape,
			[['fl'], { val: 'Message', content: 'Record(s) added successfully' }, ['row'], '2'],
		],
	},
	responseCodeType: {
		text: ['answers a text', responseCode, '2001'],
		number: ['answers a number', responseCode, 2001],
	},
	lastModifiedTime: {
		inclusive: ['includes the given moment', since, ['Case 3', 'Case 2']],
		exclusive: ['leaves the given moment out', since, ['Case 3']],
		ignored: ['answers everything', since, ['Case 3', 'Case 2', 'Case 1']],
	},
	filterZone: {
		portal: ['reads the filter where records are written', changedOf30Hours, 2],
		UTC: ['reads it in UTC: eight hours earlier than written', changedOf30Hours, 10],
		'Pacific/Kiritimati': ['reads it in the first zone of the day', changedOf30Hours, 24],
		'Etc/GMT+12': ['reads it in the last zone of the day, and hides records', changedOf30Hours, 0],
		'America/Los_Angeles': ['reads it in Pacific time', changedOf30Hours, 2],
	},
	timePrecision: {
		seconds: ['keeps seconds', createdTime, '2026-03-02 09:00:42'],
		minutes: ['cuts to minutes', createdTime, '2026-03-02 09:00:00'],
	},
	portalZone: {
		'America/Los_Angeles': ['answers Pacific time', createdTime, '2026-03-02 09:00:42'],
		UTC: ['answers UTC', createdTime, '2026-03-02 17:00:42'],
		'Asia/Kolkata': ['answers Indian time', createdTime, '2026-03-02 22:30:42'],
		'Pacific/Kiritimati': ['answers the time of the Line Islands', createdTime, '2026-03-03 07:00:42'],
		'Etc/GMT+12': ['answers the last zone of the day', createdTime, '2026-03-02 05:00:42'],
		'Europe/Berlin': ['answers Central European time', createdTime, '2026-03-02 18:00:42'],
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
		asked: ['answers in the format that was asked for', formats, ['{', '{', '<', '<']],
		'errors-other': ['answers errors in the other format', formats, ['{', '<', '<', '{']],
		other: ['answers in the other format', formats, ['<', '<', '{', '{']],
	},
	xmlText: {
		cdata: ['writes CDATA', xmlValue, '<![CDATA[a & <b>]]>'],
		escaped: ['escapes', xmlValue, 'a &amp; &lt;b&gt;'],
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
		text: ['answers texts', types, ['120', '007', 'string']],
		mixed: ['answers numbers where nothing is lost', types, [120, '007', 'string']],
	},
	signInAnswer: {
		lines: ['answers lines', signInText, '#\n#Mon Mar 02 09:00:00 PST 2026\nCAUSE=INVALID_PASSWORD\nRESULT=FALSE\n'],
		'one-line': ['answers one line', signInText, '# #Mon Mar 02 09:00:00 PST 2026 CAUSE=INVALID_PASSWORD RESULT=FALSE'],
		'comments-last': [
			'answers the comments last',
			signInText,
			'RESULT=FALSE\nCAUSE=INVALID_PASSWORD\n#\n#Mon Mar 02 09:00:00 PST 2026\n',
		],
	},
	classicApi: {
		alive: ['answers', alive, [200, 'text/plain;charset=utf-8']],
		gone: ['answers 404 with a page', alive, [404, 'text/html;charset=utf-8']],
	},
	emptyList: {
		'4422': ['answers 4422', empty, ['4422', undefined, 1]],
		'empty-result': ['answers a result without rows', empty, [undefined, {}, 1]],
	},
	searchLag: {
		'0': ['finds what was written at once', foundByEmail, [1, 1, 0, 1, 0, 1]],
		'60': ['finds for a minute what was there before', foundByEmail, [0, 1, 1, 0, 0, 1]],
	},
	htmlEntities: {
		'as-written': ['answers values as they were written', markedUp, [[`R&D <b>"5" isn't`], 1]],
		encoded: [
			'answers entities for markup, and searches without them',
			markedUp,
			[['R&amp;D &lt;b&gt;&quot;5&quot; isn&#39;t'], 1],
		],
	},
	writeAnswerNumbers: {
		none: [
			'numbers no record entry',
			numbers,
			[
				[undefined, undefined],
				['1', '2'],
			],
		],
		rows: [
			'gives the numbers of the rows',
			numbers,
			[
				['1', '3'],
				['1', '3'],
			],
		],
		results: [
			'counts the results',
			numbers,
			[
				['1', '2'],
				['1', '2'],
			],
		],
	},
	keptForm: {
		'as-written': ['keeps values as they were written', keptForms, [['Ann  Lee', 'e\u0301t', '10.5', '007'], 1, 0]],
		normalised: [
			'keeps one form of values, which alone is found',
			keptForms,
			[['Ann Lee', '\u00E9t', '10.50', '007'], 0, 1],
		],
		'normalised-in-search': [
			'finds the kept form by the written one too',
			keptForms,
			[['Ann Lee', '\u00E9t', '10.50', '007'], 1, 1],
		],
	},
};

describe.each(OPEN_POINTS.map(({ name, values }) => ({ name, values })))('Open point $name', ({ name, values }) => {
	const checks = new Map<string, Expectation>(Object.entries(CHECKS[name]));

	it.each(values.map((value) => ({ value, says: checks.get(value)?.[0] ?? 'has a check' })))(
		'$value: $says',
		async ({ value }) => {
			const expectation = checks.get(value);
			if (expectation === undefined) throw new Error(`No check for ${name}=${value}`);
			const [, check, expected] = expectation;
			expect(await check(await start({ openPoints: { [name]: value } }))).toEqual(expected);
		},
	);
});
