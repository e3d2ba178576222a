import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idOf, ModelService, type ServiceHabits, subjects, writeTo } from './batch-model';
import { replay } from '../services/support/replay';

const habits = (
	pastLimit: ReadonlyArray<ServiceHabits['pastLimit']>,
	partial: ReadonlyArray<ServiceHabits['partial']>,
): fc.Arbitrary<ServiceHabits> =>
	fc.record({
		rowLimit: fc.constantFrom(100, 20, 1),
		pastLimit: fc.constantFrom(...pastLimit),
		partial: fc.constantFrom(...partial),
		numbers: fc.constantFrom(undefined, 'rows', 'results'),
	});

const troubles = fc.record({
	lost: fc
		.array(
			fc.tuple(
				fc.integer({ min: 1, max: 30 }),
				fc.constantFrom('before' as const, 'after' as const, 'never-arrived' as const),
			),
			{ maxLength: 4 },
		)
		.map((pairs) => new Map(pairs)),
	quota: fc.option(fc.nat(40), { nil: undefined }),
});

const anyHabits = fc
	.tuple(habits(['refuse', 'ignore-rest'], ['per-row', 'whole', 'stop-at-row', 'left-out']), troubles)
	.map(([service, trouble]) => ({ ...service, ...trouble }));
const calm = habits(['refuse'], ['per-row', 'whole']);
const counts = fc.integer({ min: 0, max: 260 });
const places = (most: number) => fc.array(fc.nat(259), { maxLength: most });

describe('writing to any service with any failures', () => {
	it('never writes a row twice', async () => {
		await fc.assert(
			fc.asyncProperty(anyHabits, counts, places(40), fc.boolean(), async (service, count, bad, goOn) => {
				const model = new ModelService(service);
				await writeTo(model, subjects(count, bad), goOn);
				expect([...model.written].filter(([, times]) => times > 1)).toEqual([]);
			}),
			replay(250),
		);
	});

	it('gives each row one outcome, and it is true', async () => {
		await fc.assert(
			fc.asyncProperty(anyHabits, counts, places(40), fc.boolean(), async (service, count, bad, goOn) => {
				const model = new ModelService(service);
				const names = subjects(count, bad);
				const outcomes = await writeTo(model, names, goOn);
				expect(Object.keys(outcomes)).toHaveLength(count);
				const lies = names.filter((name, index) => {
					const outcome = outcomes[index];
					if (outcome.kind === 'written' && outcome.id !== null && outcome.id !== idOf(name)) return true;
					return outcome.kind !== 'uncertain' && (outcome.kind === 'written') !== model.written.has(name);
				});
				expect(lies).toEqual([]);
			}),
			replay(250),
		);
	});

	it('ends after a bounded number of calls', async () => {
		await fc.assert(
			fc.asyncProperty(anyHabits, counts, places(260), fc.boolean(), async (service, count, bad, goOn) => {
				const model = new ModelService(service);
				await writeTo(model, subjects(count, bad), goOn);
				const smallest = Math.max(1, Math.floor(service.rowLimit / 2));
				expect(model.calls).toBeLessThanOrEqual(Math.ceil(count / smallest) + 2 * (20 + Math.ceil(count / 10)) + 1);
			}),
			replay(250),
		);
	});
});

describe('writing to a service that answers', () => {
	it('writes every good row next to a few bad ones, and reports each bad one', async () => {
		await fc.assert(
			fc.asyncProperty(calm, counts, places(2), async (service, count, bad) => {
				const model = new ModelService(service);
				const names = subjects(count, bad);
				const outcomes = await writeTo(model, names, true);
				expect(outcomes.map(({ kind }) => kind)).toEqual(
					names.map((name) => (name.startsWith('bad') ? 'refused' : 'written')),
				);
			}),
			replay(250),
		);
	});

	it('writes every good row, however many are bad, if bad rows are refused one by one', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(100, 20, 1), counts, places(260), async (rowLimit, count, bad) => {
				const model = new ModelService({ rowLimit, pastLimit: 'refuse', partial: 'per-row' });
				const names = subjects(count, bad);
				await writeTo(model, names, true);
				expect([...model.written.keys()].sort()).toEqual(names.filter((name) => name.startsWith('good')).sort());
			}),
			replay(150),
		);
	});
});
