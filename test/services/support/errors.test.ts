import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ERROR_CODES, problemOf } from '../../../nodes/ZohoSupport/services/support/errors';
import { anyText } from './arbitraries';
import { replay } from './replay';

/** Every code of section 5 of the reference, with what a client should do. */
const REFERENCE: ReadonlyArray<readonly [code: string, kind: string]> = [
	['1001', 'request'],
	['4000', 'sign-in'],
	...['4001', '4487', '401', '401.1', '401.2', '401.3', '4101', '4102', '4502'].map(
		(code) => [code, 'permission'] as const,
	),
	['4103', 'not-found'],
	...['4401', '4424', '4600', '4807', '4809', '4831', '4832', '4835'].map((code) => [code, 'data'] as const),
	['4420', 'data'],
	['4421', 'quota'],
	['4422', 'no-data'],
	['4423', 'data'],
	['4500', 'service'],
	...['4501', '4890', '4834'].map((code) => [code, 'sign-in'] as const),
	['4820', 'rate'],
];

/** A meaning in the middle of a sentence. */
const inside = (meaning: string) => meaning.charAt(0).toLowerCase() + meaning.slice(1);

describe('the table of codes', () => {
	it('has exactly the codes of the reference', () => {
		expect(Object.keys(ERROR_CODES).sort()).toEqual(REFERENCE.map(([code]) => code).sort());
	});

	it.each(REFERENCE)('gives %s the kind %s', (code, kind) => {
		expect(problemOf(code, null).kind).toBe(kind);
	});

	it.each(REFERENCE)('gives %s a meaning and a next step in whole sentences', (code) => {
		const { meaning, nextStep } = ERROR_CODES[code];
		expect(meaning).toMatch(/^[A-Z].*[^.]$/);
		expect(nextStep).toMatch(/^[A-Z].* .*\.$/);
	});
});

describe('a problem', () => {
	it.each(REFERENCE)("shows Zoho's words and the code %s, and what it means", (code) => {
		const { message } = problemOf(code, 'Les mots de Zoho');
		expect(message).toBe(`Zoho says: Les mots de Zoho [${code}] (${inside(ERROR_CODES[code].meaning)}).`);
	});

	it('does not repeat what Zoho already said', () => {
		expect(problemOf('4422', 'There is no data to show').message).toBe('Zoho says: There is no data to show [4422].');
	});

	it('shows what the code means when there are no words', () => {
		expect([problemOf('4103', null).message, problemOf('4103', '  ').message]).toEqual([
			'Zoho says: No record with that ID [4103].',
			'Zoho says: No record with that ID [4103].',
		]);
	});

	it('shows an unknown code unchanged, without a meaning', () => {
		expect(problemOf('9999', 'Moon is full')).toMatchObject({
			kind: 'unclear',
			code: '9999',
			message: 'Zoho says: Moon is full [9999].',
			nextStep: expect.stringContaining('does not document this error'),
		});
	});

	it('says that no reason was given when there is no code and no text', () => {
		expect(problemOf(null, null)).toMatchObject({
			kind: 'unclear',
			code: null,
			message: 'Zoho says: no reason given.',
		});
	});

	it.each(['4600', '4831', '9999', null])('points to the credential for the code %j about the portal', (code) => {
		expect(problemOf(code, 'Invalid portal name')).toMatchObject({
			kind: 'setup',
			nextStep: expect.stringContaining('portal in the credential'),
		});
		expect(problemOf(code, 'No such department')).toMatchObject({
			kind: 'setup',
			nextStep: expect.stringContaining('Departments'),
		});
	});

	it('is about the sign-in when it has no code but mentions a token', () => {
		expect([
			problemOf(null, 'Invalid Authtoken').kind,
			problemOf(null, 'The auth token was removed').kind,
			problemOf(null, 'Invalid Ticket Id').kind,
		]).toEqual(['sign-in', 'sign-in', 'sign-in']);
	});

	it.each<readonly [string, number | undefined]>([
		['Contact Name in row 2', 2],
		['Row no. 12 is bad', 12],
		['row #3: bad', 3],
		['at most 20 rows a request', undefined],
		['rows 2 and 3', undefined],
		['row 2 and row 3', undefined],
		['arrow 5', undefined],
	])('from %j names the row %p', (words, row) => {
		expect(problemOf('4401', words).row).toBe(row);
	});

	it('is a complete sentence, whatever its words end with', () => {
		expect(['Gone', 'Gone.', 'Gone?'].map((words) => problemOf(null, words).message)).toEqual([
			'Zoho says: Gone.',
			'Zoho says: Gone.',
			'Zoho says: Gone?',
		]);
	});

	it('keeps the kind of a known code, whatever the words', () => {
		expect([problemOf('4401', 'Department is mandatory').kind, problemOf('4421', 'portal limit').kind]).toEqual([
			'data',
			'quota',
		]);
	});

	it('always has words, its code and a next step', () => {
		fc.assert(
			fc.property(
				fc.option(fc.oneof(fc.constantFrom(...Object.keys(ERROR_CODES)), fc.stringMatching(/^\d{1,6}$/))),
				fc.option(anyText),
				(code, words) => {
					const problem = problemOf(code, words);
					expect(problem.message).toContain(words?.trim() ?? '');
					expect(problem.message).toContain(code ?? '');
					expect(problem).toMatchObject({ code, nextStep: expect.stringMatching(/\.$/) });
				},
			),
			replay(300),
		);
	});
});
