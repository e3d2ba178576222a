import { describe, expect, it } from '@jest/globals';
import { addTickets, idsOf } from './bench';
import { ALL, CASE, filters, HOUR, openGetMany } from './get-many-scene';

describe('Get Many of Zoho Desk', () => {
	const { bench, tickets, asked, operations, refusal } = openGetMany();

	describe('with times', () => {
		const at = (hours: number) => new Date(Date.parse('2026-11-24T20:00:00Z') + hours * HOUR).toISOString();

		async function newTickets(): Promise<string[]> {
			const ids: string[] = [];
			for (let hour = 1; hour <= 4; hour += 1) {
				bench.zoho.clock.set(new Date(at(hour)));
				ids.push(...addTickets(bench.zoho, 1));
			}
			bench.zoho.clock.set(new Date(at(5)));
			await bench.save();
			return ids;
		}

		it('gives the tickets of a range of creation, both ends included, found by the search', async () => {
			const ids = await newTickets();
			const items = await bench.items({ ...ALL, options: { createdSince: at(2), createdUntil: at(3) } });
			expect(idsOf(items)).toEqual(ids.slice(1, 3));
			expect(operations()).toEqual(['searchTickets']);
		});

		it('reads the newest of the list for the tickets since a time', async () => {
			const ids = await newTickets();
			const items = await bench.items({ ...ALL, options: { createdSince: at(3) } });
			expect(idsOf(items)).toEqual(ids.slice(2));
			expect(operations()).toEqual(['getTickets']);
		});

		it('gives the tickets that changed in a range', async () => {
			await newTickets();
			bench.zoho.clock.set(new Date(at(6)));
			bench.zoho.change('tickets', String(tickets()[5]?.id), { subject: 'Moved' });
			bench.zoho.clock.set(new Date(at(8)));
			bench.zoho.change('tickets', String(tickets()[6]?.id), { subject: 'Moved later' });
			const options = { modifiedSince: at(5.5), modifiedUntil: at(7) };
			expect((await bench.items({ ...ALL, options })).map(({ subject }) => subject)).toEqual(['Moved']);
		});

		it('asks the search for tasks that changed, and not the whole list', async () => {
			for (let made = 0; made < 120; made += 1) bench.zoho.add('tasks', { subject: `Task ${made}` });
			bench.zoho.clock.set(new Date(at(6)));
			const id = bench.zoho.add('tasks', { subject: 'Late' });
			const options = { modifiedSince: at(5) };
			const items = await bench.items({ resource: 'task', operation: 'getMany', returnAll: true, options });
			expect([idsOf(items), operations()]).toEqual([[id], ['searchTasks']]);
		});

		it('reads contracts, which have no search, one by one', async () => {
			bench.zoho.reset({ now: new Date(at(0)) });
			await bench.save();
			bench.zoho.add('contracts', { contractName: 'Before' });
			bench.zoho.clock.set(new Date(at(6)));
			const id = bench.zoho.add('contracts', { contractName: 'After' });
			const options = { createdSince: at(5), modifiedUntil: at(7) };
			const items = await bench.items({ resource: 'contract', operation: 'getMany', returnAll: true, options });
			expect(idsOf(items)).toEqual([id]);
			expect(operations()).toEqual(['getContracts', 'getContract', 'getContract']);
		});

		it('refuses what is no time, by name', async () => {
			expect(await refusal({ ...CASE, options: { createdUntil: 'soon' } })).toMatch(/'Created Until' must be a date/);
		});

		it.each([
			['case', 'Created'],
			['solution', 'Modified'],
		])('refuses a range of %s that ends before it begins, by name, before it asks', async (resource, name) => {
			const options = { [`${name.toLowerCase()}Since`]: at(3), [`${name.toLowerCase()}Until`]: at(2) };
			expect(await refusal({ ...ALL, resource, options })).toMatch(
				new RegExp(`'${name} Since' .* is later than '${name} Until'`),
			);
			expect(operations()).toEqual([]);
		});
	});

	describe('with filters', () => {
		const support = '600000000000000101';
		const billing = '600000000000000102';

		it('lets the list filter by department, where the credential names none', async () => {
			const wanted = tickets().filter(({ departmentId }) => departmentId === billing);
			const items = await bench.items({ ...ALL, ...filters(['Department', 'is', billing]) });
			expect(idsOf(items).sort()).toEqual(idsOf(wanted).sort());
			expect(asked()[0]).toMatchObject(['getTickets', { departmentIds: billing }]);
			expect(operations()).toHaveLength(1);
		});

		it('gives nothing of another department than that of the credential', async () => {
			await bench.save({ departmentId: support });
			const items = await bench.items({ ...ALL, ...filters(['Department', 'is', billing]) });
			expect(items).toEqual([]);
		});

		it('reads on until the limit is filled where a text must not be contained', async () => {
			bench.zoho.reset({ now: new Date(Date.now() - HOUR) });
			await bench.save();
			addTickets(bench.zoho, 5, { subject: 'Invoice' });
			bench.later();
			for (let made = 0; made < 30; made += 1) addTickets(bench.zoho, 1, { subject: 'Printer on FIRE' });
			const quiet = filters(['Subject', 'doesNotContain', 'fire']);
			const items = await bench.items({ ...CASE, limit: 4, ...quiet });
			expect(items.map(({ subject }) => subject)).toEqual(Array(4).fill('Invoice'));
		});

		it('reads no more full records than the limit asks for, though it filters itself', async () => {
			const quiet = filters(['Subject', 'doesNotContain', 'zzz']);
			const options = { fullRecords: true, pagesAtOnce: 3 };
			const items = await bench.items({ ...CASE, limit: 5, options, ...quiet });
			expect(items).toHaveLength(5);
			expect(operations()).toEqual(['getTickets', ...Array<string>(5).fill('getTicket')]);
		});
	});
});
