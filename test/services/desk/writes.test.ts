import { describe, expect, it } from '@jest/globals';
import { HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskAnswer, DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { refusal } from './fake-desk';
import { scene } from './scene';

function writing(path: string, answer: (call: DeskCall) => DeskAnswer, settings = {}) {
	const { desk, records } = scene([], {}, settings);
	desk.answers.set(path, answer);
	return { desk, records };
}

const body = (value: object): DeskAnswer => ({ kind: 'body', body: value as never });
const lost = () => {
	throw new HelpdeskError(problem('network', 'No answer came.', ''));
};

describe('creating', () => {
	it('sends custom fields in cf, the department, and a contact for an e-mail alone', async () => {
		const { desk, records } = writing('/tickets', () => body({ id: '7', subject: 'A' }), { department: '4001' });
		const outcome = await records.create('case', { subject: 'A', email: 'ann@lee.example' });
		expect(outcome).toEqual({ kind: 'written', id: '7', record: { id: '7', subject: 'A' } });
		expect(desk.calls[0].body).toEqual({
			...{ subject: 'A', email: 'ann@lee.example', departmentId: '4001' },
			contact: { lastName: 'ann', email: 'ann@lee.example' },
		});
	});

	it('names the fields that were refused, with their labels', async () => {
		const refused = refusal('data', 'INVALID_DATA', 'The data is invalid');
		const { records } = writing('/tickets', () => ({ ...refused, fields: [{ name: '/dueDate', reason: 'invalid' }] }));
		const outcome = await records.create('case', { dueDate: 'x' });
		expect(outcome).toMatchObject({ kind: 'refused', wholeCall: false });
		expect(outcome.kind === 'refused' && outcome.problem.message).toBe(
			'The data is invalid. Due Date (dueDate): invalid.',
		);
	});

	it('is uncertain after a lost answer, an internal error, or an answer that names no record', async () => {
		for (const answer of [lost, () => refusal('service', 'INTERNAL_SERVER_ERROR', 'Oops'), () => body({})]) {
			const { records } = writing('/tickets', answer);
			expect((await records.create('case', { subject: 'A' })).kind).toBe('uncertain');
		}
	});

	it('throws what ends a run', async () => {
		const { records } = writing('/tickets', () => refusal('quota', 'THRESHOLD_EXCEEDED', 'No credits'));
		await expect(records.create('case', { subject: 'A' })).rejects.toThrow('No credits');
	});

	it('does not take the answer for another record', async () => {
		const { records } = writing('/tickets/8', () => body({ id: '9' }));
		expect((await records.update('case', '8', { subject: 'A' })).kind).toBe('uncertain');
	});
});

describe('one field of many records', () => {
	it('goes with one call, with an outcome for each', async () => {
		const ids = Array.from({ length: 50 }, (_, place) => String(100 + place));
		const { desk, records } = writing('/contacts/updateMany', ({ body: sent }) => {
			const asked = (sent as { ids: string[] }).ids;
			return body({ results: asked.map((id) => ({ id, success: id !== '103', errors: { message: 'Gone' } })) });
		});
		const outcomes = await records.updateTogether('contact', ids, 'First Name', 'Ann');
		expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(49);
		expect(outcomes[3]).toMatchObject({
			kind: 'refused',
			problem: { message: 'Zoho says: Gone [no code]. The record is 103.' },
		});
		expect(desk.calls).toHaveLength(1);
	});

	it('is refused before anything is sent where its value is a list or an object', async () => {
		const { desk, records } = writing('/tickets/updateMany', () => ({ kind: 'empty' }));
		await expect(records.updateTogether('case', ['1', '2'], 'contact', { lastName: 'Bo' })).rejects.toThrow(
			"Zoho Desk cannot set the field 'Contact' of many tickets to this value with one call.",
		);
		expect(desk.calls).toEqual([]);
	});
});

describe('deleting', () => {
	it('is refused as a whole, so that the bad id can be found', async () => {
		const { records } = writing('/tickets/moveToTrash', () => refusal('data', 'UNPROCESSABLE_ENTITY', 'Bad id'));
		expect(await records.trash('case', ['100', '177'])).toMatchObject([
			{ kind: 'refused', wholeCall: true },
			{ kind: 'refused', wholeCall: true },
		]);
	});

	it.each([
		['a lost answer', lost],
		['an internal error', () => refusal('service', 'INTERNAL_SERVER_ERROR', 'Oops')],
	])('reads the records after %s: what is gone was deleted', async (_what, answer) => {
		const { desk, records } = writing('/tickets/moveToTrash', answer);
		desk.answers.set('/tickets/101', body({ id: '101', isTrashed: false }));
		const outcomes = await records.trash('case', ['100', '101']);
		expect(outcomes.map(({ kind }) => kind)).toEqual(['written', 'uncertain']);
	});

	it('gives articles the results that come, and says that contracts cannot be deleted', async () => {
		const { records } = writing('/articles/moveToTrash', () =>
			body({
				results: [
					{ id: '1', success: true },
					{ id: '2', success: false, errors: { errorCode: 'NO' } },
				],
			}),
		);
		expect((await records.trash('solution', ['1', '2'])).map(({ kind }) => kind)).toEqual(['written', 'refused']);
		expect(await records.trash('contract', ['1'])).toMatchObject([
			{ problem: { message: 'The API of Zoho Desk cannot delete contracts.' } },
		]);
	});
});
