import { WORDS } from '../../nodes/ZohoSupport/services/support/service-words';
import { describe, expect, it } from '@jest/globals';
import type { INode } from 'n8n-workflow';
import { asResult, forEachItem } from '../../nodes/ZohoSupport/actions/items';
import { outputOf, stopError, writeResult } from '../../nodes/ZohoSupport/actions/results';
import type { ItemFailed, ItemResult, Run } from '../../nodes/ZohoSupport/actions/run';
import { LatelyWritten } from '../../nodes/ZohoSupport/connection/lately-written';
import { HelpdeskError, problem, type ProblemKind } from '../../nodes/ZohoSupport/helpdesk/problem';
import { SupportHelpdesk } from '../../nodes/ZohoSupport/services/support/support-helpdesk';

const NODE: INode = {
	id: '1',
	name: 'Zoho Support',
	type: 'zohoSupport',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** A run with this many input items; its help desk must not be called. */
function runWith(items: number, goOn: boolean): Run {
	const context: Partial<Run['context']> = { getNode: () => NODE };
	const helpdesk = new SupportHelpdesk(async () => await Promise.reject(new Error('No call was expected')), {
		zone: 'UTC',
	});
	const usage = () => ({ limit: 250, used: 0, left: 250, reserve: 25, resetsAt: '', spent: false });
	const input = Array.from({ length: items }, () => ({ json: {} }));
	return {
		context: context as Run['context'],
		words: WORDS,
		helpdesk,
		module: 'case',
		items: input,
		indexes: [...input.keys()],
		goOn,
		usage,
		lately: new LatelyWritten('nowhere'),
		byNumber: new Map(),
		leftOut: new Set(),
		settled: new Map(),
		remember: () => undefined,
	};
}

const done = (id: string): ItemResult => ({ kind: 'done', output: [{ id }] });
const failed = (kind: ProblemKind = 'data', outcome: ItemFailed['outcome'] = 'refused'): ItemFailed => ({
	kind: 'failed',
	outcome,
	problem: { ...problem(kind, 'Zoho says: no [4401]', 'Fill it in.'), code: '4401' },
});
const kinds = (results: readonly ItemResult[]) =>
	results.map((result) => (result.kind === 'failed' ? result.outcome : result.kind));

describe('running item by item', () => {
	it('gives each item its result if the run goes on after errors', async () => {
		const results = await forEachItem(
			runWith(3, true),
			'read',
			async (index) => await Promise.resolve(index === 1 ? failed() : done(String(index))),
		);
		expect(kinds(results)).toEqual(['done', 'refused', 'done']);
	});

	it('ends at the first failed item if it does not', async () => {
		const results = await forEachItem(
			runWith(3, false),
			'read',
			async (index) => await Promise.resolve(index === 1 ? failed() : done(String(index))),
		);
		expect(kinds(results)).toEqual(['done', 'refused']);
	});

	it.each(['quota', 'reserve', 'sign-in', 'setup', 'gone'] as const)(
		'sends nothing more after a problem that is the same for all items: %s',
		async (kind) => {
			const results = await forEachItem(
				runWith(4, true),
				'read',
				async (index) => await Promise.resolve(index === 1 ? failed(kind, 'failed') : done(String(index))),
			);
			expect(kinds(results)).toEqual(['done', 'failed', 'notSent', 'notSent']);
		},
	);

	it('uses a thrown problem as the result of its item, and rethrows a bug', async () => {
		const trouble = problem('network', 'lost', 'Try.');
		await expect(asResult(async () => await Promise.reject(new HelpdeskError(trouble)))).resolves.toEqual({
			kind: 'failed',
			outcome: 'failed',
			problem: trouble,
		});
		await expect(asResult(async () => await Promise.reject(new TypeError('a defect')))).rejects.toThrow('a defect');
	});
});

describe('the result of a write', () => {
	it('has the id, the outcome and the sent fields', () => {
		expect(writeResult({ kind: 'written', id: '7' }, 'created', { Subject: 'x' })).toEqual({
			kind: 'done',
			output: [{ id: '7', outcome: 'created', Subject: 'x' }],
			written: 'created 7',
		});
	});

	it('says if the id was not given', () => {
		expect(writeResult({ kind: 'written', id: null }, 'created')).toMatchObject({
			output: [{ id: null }],
			written: 'created (ID not given)',
		});
	});

	it('keeps its own id and outcome if a field has the same label', () => {
		expect(writeResult({ kind: 'written', id: '7' }, 'updated', { id: 'mine', outcome: 'great' })).toMatchObject({
			output: [{ id: '7', outcome: 'updated' }],
		});
	});
});

describe('the output', () => {
	it('links each item to its input, and shows a problem as error and details only', () => {
		const output = outputOf(runWith(2, true), [
			{ kind: 'done', output: [{ id: '1' }, { id: '2' }] },
			failed('data', 'uncertain'),
		]);
		expect(output).toEqual([
			{ json: { id: '1' }, pairedItem: { item: 0 } },
			{ json: { id: '2' }, pairedItem: { item: 0 } },
			{
				json: {
					error: 'Uncertain: Zoho says: no [4401]',
					details: { item: 1, outcome: 'uncertain', code: '4401', nextStep: 'Fill it in.' },
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('keeps what was read before the problem', () => {
		expect(
			outputOf(runWith(1, true), [{ ...failed('shifting', 'failed'), output: [{ id: '1' }] }]).map(
				({ json }) => json.id,
			),
		).toEqual(['1', undefined]);
	});

	it('is an error for the first failed item if the run does not go on after errors', () => {
		expect(() => outputOf(runWith(2, false), [done('1'), failed()])).toThrow('Item 1: Zoho says: no [4401]');
	});
});

describe('the error instead of the output', () => {
	it('is about the item that ended the run, not about one that was skipped because of it', () => {
		expect(() => outputOf(runWith(3, false), [failed('data', 'notSent'), failed('data', 'refused')])).toThrow('Item 1');
	});
});

describe('the error that ends a run', () => {
	const wrote = (id: string): ItemResult => ({ kind: 'done', output: [{ id }], written: `created ${id}` });

	it('says what to do and what was already written', () => {
		const error = stopError(NODE, 1, failed(), [wrote('7'), failed()]);
		expect(error.description).toBe('Fill it in. Already written: item 0 created 7. Do not send these again.');
	});

	it('says if nothing was written', () => {
		expect(stopError(NODE, 0, failed(), [failed()]).description).toBe('Fill it in. No other item was written.');
	});

	it('does not mention writing after a read', () => {
		expect(stopError(NODE, 0, failed('network', 'failed'), [failed('network', 'failed')]).description).toBe(
			'Fill it in.',
		);
	});

	it('names twenty of many ids in its text, and all in its context', () => {
		const results = [...Array.from({ length: 30 }, (_, index) => wrote(String(index))), failed()];
		const error = stopError(NODE, 30, failed(), results);
		expect(error.description).toContain('item 19 created 19, and 10 more.');
		expect(error.context.data).toMatchObject({
			code: '4401',
			outcome: 'refused',
			written: results.slice(0, 30).map((_, item) => ({ item, what: `created ${item}` })),
		});
	});

	it('names all uncertain items', () => {
		const uncertain = failed('network', 'uncertain');
		expect(stopError(NODE, 0, uncertain, [uncertain, uncertain, uncertain]).description).toContain(
			'Uncertain: items 0, 1, 2 (counted from 0, as n8n counts).',
		);
	});
});
