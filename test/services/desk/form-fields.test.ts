import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import { problem, type ProblemKind } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskAnswer, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import { learnFormFields } from '../../../nodes/ZohoSupport/services/desk/learn-fields';
import { deskModule } from '../../../nodes/ZohoSupport/services/desk/modules';

const CASE = deskModule('case');
const list = (...data: readonly Json[]): DeskAnswer => ({ kind: 'body', body: { data } });
const refused = (kind: ProblemKind): DeskAnswer => ({ kind: 'error', problem: problem(kind, 'No.', 'Wait.') });
const field = (apiName: string, more: Record<string, Json> = {}) => ({
	apiName,
	displayLabel: apiName,
	type: 'Picklist',
	isCustomField: true,
	...more,
});

/** A portal that gives these answers by path, and what was asked. */
function portal(answers: Readonly<Record<string, DeskAnswer>>) {
	const asked: string[] = [];
	const send: DeskDoor = async ({ path }) => {
		asked.push(path);
		return await Promise.resolve(answers[path]);
	};
	return { asked, learn: async () => await learnFormFields(send, CASE, '7') };
}

describe('the fields of a form', () => {
	it('come from the only layout of a department, with choices and what a new record needs', async () => {
		const fields = [
			field('cf_a', { allowedValues: ['S1'], isMandatory: true }),
			field('cf_b', { allowedValues: ['x', 'y'], isMandatory: true, defaultValue: 'x' }),
		];
		const { asked, learn } = portal({
			'/layouts': list({ id: '1' }),
			'/layouts/1': { kind: 'body', body: { id: '1', sections: [{ fields }] } },
		});
		const learnt = (await learn())?.filter(({ custom }) => custom);
		expect(learnt?.map(({ name, choices, required }) => [name, choices, required])).toEqual([
			['cf_a', ['S1'], true],
			['cf_b', ['x', 'y'], false],
		]);
		expect(asked).toEqual(['/layouts', '/layouts/1']);
	});

	it('come from the list of fields where there are several layouts, as free text if it holds no choices', async () => {
		const { asked, learn } = portal({
			'/layouts': list({ id: '1' }, { id: '2' }),
			'/fields': list(field('cf_a'), field('cf_b', { pickListValues: [{ value: 'x' }] })),
		});
		const learnt = (await learn())?.filter(({ custom }) => custom);
		expect(learnt?.map(({ name, choices }) => [name, choices])).toEqual([
			['cf_a', undefined],
			['cf_b', ['x']],
		]);
		expect(asked).toEqual(['/layouts', '/fields']);
	});

	it('come from the list of fields where the account may not read the layout', async () => {
		const { asked, learn } = portal({
			'/layouts': list({ id: '1' }),
			'/layouts/1': refused('permission'),
			'/fields': list(field('cf_a')),
		});
		expect((await learn())?.filter(({ custom }) => custom).map(({ name }) => name)).toEqual(['cf_a']);
		expect(asked).toEqual(['/layouts', '/layouts/1', '/fields']);
	});

	it('are not learnt where the account may not read them', async () => {
		const { asked, learn } = portal({ '/layouts': refused('permission'), '/fields': refused('permission') });
		expect(await learn()).toBeUndefined();
		expect(asked).toEqual(['/layouts', '/fields']);
	});

	it.each([
		['Zoho has an internal error', refused('service'), 'No.'],
		['no field came', list(), 'no field came'],
		['something else came', list({ number: 7 }), 'no field came'],
	])('are an error where %s', async (_, answer, words) => {
		const layouts = list({ id: '1' }, { id: '2' });
		await expect(portal({ '/layouts': layouts, '/fields': answer }).learn()).rejects.toThrow(words);
	});

	it.each<ProblemKind>(['sign-in', 'setup', 'quota'])(
		'are an error where the account has trouble (%s)',
		async (kind) => {
			const { asked, learn } = portal({ '/layouts': refused(kind) });
			await expect(learn()).rejects.toThrow('No.');
			expect(asked).toEqual(['/layouts']);
		},
	);

	it('cost nothing for a module that the service does not describe', async () => {
		const send: DeskDoor = async () => await Promise.reject(new Error('asked'));
		expect(await learnFormFields(send, deskModule('solution'), '7')).toEqual(deskModule('solution').fields);
	});
});
