import { describe, expect, it } from '@jest/globals';
import type { AnswerRow } from '../../../nodes/ZohoSupport/services/support/answers';
import { messageOf, recordOf } from '../../../nodes/ZohoSupport/services/support/records';
import { problemIn } from './decoding';

const FORM = { zone: 'Europe/Berlin' };
const record = (row: AnswerRow, knownId?: string) => recordOf(row, 'case', FORM, [], knownId);
const GARBLED = {
	kind: 'garbled',
	code: null,
	message: 'No usable answer: a record has no ID.',
	nextStep: 'Try again later. If this stays, please report it.',
};

describe('a record without a value under its id label', () => {
	it('uses the only field that looks like an id', () => {
		expect(
			record([
				['TICKETID', '191901'],
				['Subject', 'x'],
			]),
		).toEqual({ id: '191901', Subject: 'x' });
	});

	it.each<readonly [string, AnswerRow]>([
		['there is nothing like an id', [['Subject', 'x']]],
		[
			'there are two',
			[
				['TICKETID', '5'],
				['AGENTID', '6'],
			],
		],
		['it is the id of another module', [['CONTACTID', '5']]],
		['the label only ends so', [['myTICKETID', '5']]],
		['the label only begins so', [['TICKETIDS', '5']]],
		['the label is of words', [['Request Id', '5']]],
		['the value is a number under another label', [['Subject', '12']]],
		['the value is empty', [['TICKETID', null]]],
		['the value is a word', [['TICKETID', 'abc']]],
		['the value only ends in digits', [['TICKETID', 'x5']]],
		['the value only begins with digits', [['TICKETID', '5x']]],
	])('is garbled, and says what to do, when %s', (_what, row) => {
		expect(problemIn(() => record(row))).toEqual(GARBLED);
	});

	it('keeps every field when it was requested by id, even one that looks like an id', () => {
		expect(
			record(
				[
					['TICKETID', '5'],
					['Subject', 'x'],
				],
				'9',
			),
		).toEqual({ id: '9', TICKETID: '5', Subject: 'x' });
	});
});

describe('a record with its own id', () => {
	it.each<readonly [string, AnswerRow]>([
		[
			'first',
			[
				['CASEID', '7'],
				['TICKETID', '5'],
			],
		],
		[
			'last',
			[
				['TICKETID', '5'],
				['CASEID', '7'],
			],
		],
	])('keeps another field that looks like an id, when the id comes %s', (_place, row) => {
		expect(record(row)).toEqual({ id: '7', TICKETID: '5' });
	});
});

describe('a message of a conversation', () => {
	const message = (row: AnswerRow) => messageOf(row, 2, '77', FORM);

	it.each(['abc', 'x5', '5x'])('does not use %s as its id', (value) => {
		expect(message([['THREADID', value]])).toEqual({ id: '3', THREADID: value });
	});

	it.each(['Thread Ideas', 'Idea', 'Id of the case', 'messageIdea', 'MESSAGEIDEA'])(
		'does not use the label %s as an id label',
		(label) => {
			expect(message([[label, '5']])).toEqual({ id: '3', [label]: '5' });
		},
	);

	it('does not change a text under Online that looks like a time', () => {
		expect(
			message([
				['ID', '9'],
				['Online', '03/08/2026'],
			]),
		).toEqual({ id: '9', Online: '03/08/2026' });
	});
});
