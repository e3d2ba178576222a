import { beforeEach, describe, expect, it } from '@jest/globals';
import { PollBench } from '../poll-bench';
import { HOUR, MINUTE, NOON, SECOND } from '../rows';
import { inWords } from '../small-desk';

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

describe('a trigger whose module, portal or department is changed', () => {
	/** A trigger that ran for a while. */
	async function running(): Promise<void> {
		bench.add(1);
		await bench.poll();
		for (let turn = 0; turn < 5; turn += 1) await bench.poll(MINUTE);
	}

	it('begins now at the new place, whatever was chosen at first', async () => {
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 100 }, startKey: 'everything 100' };
		await running();
		bench.settings = { ...bench.settings, module: 'contact' };
		bench.add(2);
		const first = await bench.poll(MINUTE);
		bench.add(3);
		expect([first, await bench.poll(MINUTE), bench.saved?.place]).toEqual([[], ['3'], 'portal contact']);
	});

	it('begins now at the new place although n8n kept nothing of the old one', async () => {
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 100 }, startKey: 'everything 100' };
		bench.add(1);
		await bench.poll();
		bench.staticData = {};
		bench.portal = 'another portal';
		expect(await bench.poll(MINUTE)).toEqual([]);
	});

	it('loses nothing where n8n drops the poll at activation', async () => {
		await running();
		bench.settings = { ...bench.settings, module: 'contact' };
		bench.add(100);
		await bench.poll(MINUTE, true);
		bench.clock += 30 * SECOND;
		bench.add(101);
		const first = await bench.poll(30 * SECOND);
		bench.add(102);
		expect([first, await bench.poll(MINUTE)]).toEqual([['101'], ['102']]);
	});

	it('gives a batch out again that n8n dropped there', async () => {
		await running();
		bench.settings = { ...bench.settings, module: 'contact' };
		await bench.poll(MINUTE);
		await bench.poll(MINUTE);
		bench.add(101);
		expect([await bench.poll(MINUTE, true), await bench.poll(MINUTE), await bench.poll(MINUTE)]).toEqual([
			['101'],
			['101'],
			[],
		]);
	});

	it('begins anew where another start is chosen, but not where that is now', async () => {
		await running();
		bench.add(2);
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 9 }, startKey: 'everything 9' };
		const anew = await bench.poll(MINUTE);
		bench.settings = { ...bench.settings, start: { from: 'now' }, startKey: 'now' };
		bench.add(3);
		expect([anew, await bench.poll(MINUTE)]).toEqual([['1', '2'], ['3']]);
	});
});

describe('a trigger in a new process', () => {
	it('goes on from what n8n kept', async () => {
		await bench.poll();
		bench.add(1);
		bench.restart();
		expect([await bench.poll(MINUTE), bench.saved]).toEqual([
			['1'],
			expect.objectContaining({ turn: 2, writer: 'another process' }),
		]);
	});

	it('gives the last batch out again, marked, and then what is new, where n8n saves it by itself', async () => {
		bench.durable = false;
		await bench.poll();
		bench.add(1);
		await bench.poll(MINUTE);
		bench.restart();
		bench.add(2);
		expect([
			inWords(await bench.events(MINUTE)),
			inWords(await bench.events(MINUTE)),
			await bench.poll(MINUTE),
		]).toEqual([['created 1 again'], ['created 2'], []]);
	});

	it.each([
		['n8n keeps both in one transaction', true, true],
		['a person rather loses it than gets it twice', false, false],
	])('does not give it out again where %s', async (_why, durable, repeatAfterRestart) => {
		bench.durable = durable;
		bench.settings = { ...bench.settings, repeatAfterRestart };
		await bench.poll();
		bench.add(1);
		await bench.poll(MINUTE);
		bench.restart();
		expect(await bench.poll(MINUTE)).toEqual([]);
	});

	it('goes on from the poll at activation, which n8n drops where its cursors are durable', async () => {
		await bench.poll(0, true);
		bench.add(1);
		bench.restart();
		expect([await bench.poll(MINUTE), await bench.poll(MINUTE), bench.seed]).toEqual([['1'], [], undefined]);
	});

	it('takes nothing from that place where n8n saves the state by itself', async () => {
		bench.durable = false;
		await bench.poll(0, true);
		expect(bench.seed).toBeUndefined();
	});

	it('repeats nothing where other fields are chosen meanwhile', async () => {
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, events: 'createdOrUpdated' } };
		for (let id = 1; id <= 30; id += 1) bench.add(id, { Status: 'Open' }, NOON - id * SECOND);
		await bench.poll();
		bench.restart();
		bench.settings = { ...bench.settings, fields: ['Status'] };
		const after = await bench.poll(MINUTE);
		bench.change(3, { Status: 'Closed' });
		expect([after, await bench.poll(MINUTE), await bench.poll(MINUTE)]).toEqual([[], ['3'], []]);
	});

	it('does not know old values where other fields are watched meanwhile', async () => {
		bench.settings = {
			...bench.settings,
			watch: { ...bench.settings.watch, events: 'fieldChanged', fields: ['Status'] },
		};
		bench.add(1, { Status: 'Open', Phone: '1' }, NOON - HOUR);
		await bench.poll();
		bench.change(1, { Status: 'Closed' });
		const [known] = await bench.events(MINUTE);
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, fields: ['Phone'] } };
		bench.clock += MINUTE;
		bench.change(1, { Phone: '2' });
		const [unknown] = await bench.events(MINUTE);
		expect([known, unknown]).toMatchObject([
			{ certain: true, changes: [{ field: 'Status', old: 'Open', new: 'Closed' }] },
			{ certain: false, changes: [{ field: 'Phone', old: null, new: '2' }] },
		]);
	});
});

describe('a trigger of which n8n has two processes', () => {
	it('loses nothing where the other one took over and this one comes back with a higher turn', async () => {
		await bench.poll();
		for (let turn = 0; turn < 6; turn += 1) await bench.poll(MINUTE);
		const early = { memory: bench.memory, staticData: structuredClone(bench.staticData) };
		// n8n never saved those silent polls: the other process goes on from an older state.
		bench.restart('the other process');
		bench.staticData = { trigger: { ...(early.staticData.trigger as object), turn: 1 } };
		bench.add(1);
		const there = await bench.poll(MINUTE);
		[bench.memory, bench.process] = [early.memory, 'a process'];
		bench.add(2);
		expect([there, await bench.poll(MINUTE), await bench.poll(MINUTE), bench.saved?.writer]).toEqual([
			['1'],
			['2'],
			[],
			'a process',
		]);
	});

	it('remembers which state of the other one it went on from', async () => {
		await bench.poll();
		bench.restart('the other process');
		await bench.poll(MINUTE);
		await bench.poll(MINUTE);
		expect(bench.memory.state).toMatchObject({ took: { turn: 1, writer: 'a process' }, own: { turn: 3 } });
	});
});

describe('a batch that n8n dropped', () => {
	beforeEach(async () => {
		await bench.poll();
		bench.add(1);
	});

	it('may still be under way for ten seconds: nothing is asked', async () => {
		await bench.poll(MINUTE, true);
		expect([await bench.poll(9 * SECOND), bench.asked.length]).toEqual([[], 2]);
	});

	it('comes again after that, unmarked, in a turn that was not used', async () => {
		await bench.poll(MINUTE, true);
		expect([
			(await bench.events(10 * SECOND)).map(({ record, possibleRepeat }) => [record.id, possibleRepeat]),
			bench.saved?.turn,
		]).toEqual([[['1', false]], 3]);
	});

	it('comes again with what waited behind it', async () => {
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, most: 1 } };
		bench.add(2);
		expect([
			await bench.poll(MINUTE, true),
			await bench.poll(MINUTE),
			await bench.poll(MINUTE),
			await bench.poll(MINUTE),
		]).toEqual([['1'], ['1'], ['2'], []]);
	});
});

describe('what the process knows of the clock of the service', () => {
	/** Two thousand records of one second, and some quiet polls. @param later whether one more came afterwards */
	async function requestsAfterCrowd(later: boolean): Promise<number> {
		await bench.poll();
		for (let id = 1; id <= 2_000; id += 1) bench.add(id);
		for (let times = 0; times < 5; times += 1) await bench.poll(MINUTE);
		if (later) bench.add(5_000);
		await bench.poll(MINUTE);
		const before = bench.asked.length;
		await bench.poll(MINUTE);
		return bench.asked.length - before;
	}

	it('leaves a crowd of one second behind once a later record came: a poll costs one request again', async () => {
		expect(await requestsAfterCrowd(true)).toBe(1);
	});

	it('leaves it behind although nothing came later: one row more shows that the filter reaches back', async () => {
		expect(await requestsAfterCrowd(false)).toBe(2);
	});

	it.each([true, false])('is reckoned with by the pace as it costs, with a later record: %s', async (later) => {
		const requests = await requestsAfterCrowd(later);
		expect(bench.saved?.progress.cursor.cost).toBe(requests);
	});

	it('is not taken to another place', async () => {
		bench.add(1);
		await bench.poll();
		bench.portal = 'another portal';
		await bench.poll(MINUTE);
		expect(bench.memory.clock?.place).toBe('another portal case');
	});
});
