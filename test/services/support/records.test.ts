import { describe, expect, it } from '@jest/globals';
import { MODULES } from '../../../nodes/ZohoSupport/services/support/modules';
import type { AnswerRow } from '../../../nodes/ZohoSupport/services/support/answers';
import { messageOf, recordOf } from '../../../nodes/ZohoSupport/services/support/records';
import { problemIn } from './decoding';

const FORM = { zone: 'Europe/Berlin' };

describe('a record', () => {
	it('is flat: the labels of Zoho, values as text, empty as null, and its id', () => {
		expect(
			recordOf(
				[
					['CASEID', '191901909990'],
					['Subject', 'Printer on fire'],
					['Email', null],
				],
				'case',
				FORM,
			),
		).toEqual({ id: '191901909990', Subject: 'Printer on fire', Email: null });
	});

	it.each(MODULES.flatMap(({ name, idLabels }) => idLabels.map((label) => [name, label] as const)))(
		'of %s takes its id from %s',
		(name, label) => {
			expect(
				recordOf(
					[
						['Subject', 'x'],
						[label, '7'],
					],
					name,
					FORM,
				),
			).toEqual({ id: '7', Subject: 'x' });
		},
	);

	it('prefers the id of its own module to the id of another module', () => {
		expect(
			recordOf(
				[
					['CONTACTID', '5'],
					['CASEID', '7'],
				],
				'case',
				FORM,
			),
		).toEqual({ id: '7', CONTACTID: '5' });
	});

	it('without its id is garbled', () => {
		expect(problemIn(() => recordOf([['Subject', 'x']], 'case', FORM))?.kind).toBe('garbled');
		expect(problemIn(() => recordOf([['CASEID', null]], 'case', FORM))?.kind).toBe('garbled');
	});

	it('needs no id in the answer when it was requested by id', () => {
		expect(recordOf([['Subject', 'x']], 'case', FORM, [], '9')).toEqual({ id: '9', Subject: 'x' });
	});

	it('has null for a requested field that is missing, but no second id', () => {
		expect(recordOf([['CASEID', '7']], 'case', FORM, ['Subject', 'CASEID'])).toEqual({ id: '7', Subject: null });
	});

	it('keeps its id when a field has the label id', () => {
		expect(
			recordOf(
				[
					['CASEID', '7'],
					['id', 'mine'],
				],
				'case',
				FORM,
			).id,
		).toBe('7');
	});

	it('keeps fields with the labels __proto__ and constructor as own fields', () => {
		const record = recordOf(
			[
				['CASEID', '7'],
				['__proto__', 'p'],
				['constructor', 'c'],
				['', 'e'],
			],
			'case',
			FORM,
		);
		expect(Object.entries(record).sort()).toEqual([
			['', 'e'],
			['__proto__', 'p'],
			['constructor', 'c'],
			['id', '7'],
		]);
		expect(Object.getPrototypeOf(record)).toBe(Object.getPrototypeOf({}));
	});

	it('has times in ISO with the offset of the portal, dates as dates', () => {
		expect(
			recordOf(
				[
					['CASEID', '7'],
					['Created Time', '2026-07-01 12:00:00'],
					['Due Date', '07/04/2026'],
				],
				'case',
				FORM,
			),
		).toMatchObject({ 'Created Time': '2026-07-01T12:00:00.000+02:00', 'Due Date': '2026-07-04' });
	});

	it('converts a time in a custom field, but not a text that looks like one', () => {
		expect(
			recordOf(
				[
					['CASEID', '7'],
					['Visit', '2026-01-01 12:00'],
					['Subject', '2026-01-01 12:00'],
				],
				'case',
				FORM,
			),
		).toMatchObject({ Visit: '2026-01-01T12:00:00.000+01:00', Subject: '2026-01-01 12:00' });
	});

	it('keeps a time that does not exist as the service wrote it', () => {
		expect(
			recordOf(
				[
					['CASEID', '7'],
					['Due Date', '02/30/2026'],
					['Created Time', '0000-00-00 00:00:00'],
				],
				'case',
				FORM,
			),
		).toMatchObject({ 'Due Date': '02/30/2026', 'Created Time': '0000-00-00 00:00:00' });
	});
});

describe('a message of a conversation', () => {
	const message = (row: AnswerRow, place = 0) => messageOf(row, place, '77', FORM);

	it('has the id under a label of a thread, and times in ISO', () => {
		expect(
			message([
				['THREADID', '55'],
				['sentDateTime', '2026-07-01 12:00:00'],
				['from', null],
			]),
		).toEqual({ id: '55', sentDateTime: '2026-07-01T12:00:00.000+02:00', from: null });
	});

	it.each(['THREADID', 'threadId', 'Thread Id', 'threadid', 'ID', 'id', 'Message Id', 'messageId', 'MESSAGEID'])(
		'has the id under %s',
		(label) => {
			expect(
				message([
					['Subject', 'x'],
					[label, '55'],
				]),
			).toEqual({ id: '55', Subject: 'x' });
		},
	);

	it('prefers the id of the thread, wherever it is', () => {
		expect(
			message([
				['ID', '9'],
				['threadId', '55'],
			]),
		).toEqual({ id: '55', ID: '9' });
	});

	it.each<readonly [string, AnswerRow[number]]>([
		['under the label of a case', ['CASEID', '77']],
		['under another label', ['Request ID', '77']],
		['of a contact', ['CONTACTID', '5']],
	])('never uses an id %s as its own', (_what, pair) => {
		expect(message([pair, ['THREADID', '55']])).toEqual({ id: '55', [pair[0]]: pair[1] });
		expect(message([pair], 2)).toEqual({ id: '3', [pair[0]]: pair[1] });
	});

	it.each(['paid', 'valid'])('does not use the label %s as an id label', (label) => {
		expect(message([[label, '1']], 2)).toEqual({ id: '3', [label]: '1' });
	});

	it('uses its place as id when it came without one', () => {
		expect(
			message(
				[
					['summary', 'x'],
					['paid', 'yes'],
				],
				2,
			),
		).toEqual({ id: '3', summary: 'x', paid: 'yes' });
	});

	it.each(['Created Time', 'createdTime', 'sentDate', 'Sent On', 'sentOn', 'DATE'])(
		'has a time in ISO under %s',
		(label) => {
			expect(
				message([
					['ID', '9'],
					[label, '2026-07-01 12:00:00'],
				]),
			).toEqual({ id: '9', [label]: '2026-07-01T12:00:00.000+02:00' });
		},
	);

	it.each(['Content', 'Subject', 'Description', 'content'])(
		'does not change a text under %s that looks like a time',
		(label) => {
			expect(
				message([
					['ID', '9'],
					[label, '03/08/2026'],
				]),
			).toEqual({ id: '9', [label]: '03/08/2026' });
		},
	);
});
