import { beforeEach, describe, expect, it } from '@jest/globals';
import { PollBench } from '../poll-bench';
import { HOUR, MINUTE, NOON, SECOND } from '../rows';
import { inWords } from '../small-service';

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

describe('a trigger whose module, portal or department changes', () => {
	/** A trigger that has run for a while. */
	async function running(): Promise<void> {
		bench.add(1);
		await bench.poll();
		for (let turn = 0; turn < 5; turn += 1) await bench.poll(MINUTE);
	}

	it('begins now at the new place, whatever start was chosen', async () => {
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 100 }, startKey: 'everything 100' };
		await running();
		bench.settings = { ...bench.settings, module: 'contact' };
		bench.add(2);
		const first = await bench.poll(MINUTE);
		bench.add(3);
		expect([first, await bench.poll(MINUTE), bench.saved?.place]).toEqual([[], ['3'], 'portal contact']);
	});

	it('begins now at the new place even if n8n saved nothing of the old one', async () => {
		bench.settings = { ...bench.settings, start: { from: 'everything', most: 100 }, startKey: 'everything 100' };
		bench.add(1);
		await bench.poll();
		bench.staticData = {};
		bench.portal = 'another portal';
		expect(await bench.poll(MINUTE)).toEqual([]);
	});

	it('loses nothing if n8n drops the poll at activation', async () => {
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

	it('emits a batch again that n8n dropped there', async () => {
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

	it('starts again if another start is chosen, unless it is now', async () => {
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
	it('continues from what n8n saved', async () => {
		await bench.poll();
		bench.add(1);
		bench.restart();
		expect([await bench.poll(MINUTE), bench.saved]).toEqual([
			['1'],
			expect.objectContaining({ turn: 2, writer: 'another process' }),
		]);
	});

	it('by default emits the last batch again, marked, and then what is new', async () => {
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
		['n8n saves both in one transaction', true, true],
		['the person prefers a loss to a repeat', false, false],
	])('does not emit it again if %s', async (_why, durable, repeatAfterRestart) => {
		bench.durable = durable;
		bench.settings = { ...bench.settings, repeatAfterRestart };
		await bench.poll();
		bench.add(1);
		await bench.poll(MINUTE);
		bench.restart();
		expect(await bench.poll(MINUTE)).toEqual([]);
	});

	it('continues from the poll at activation, which n8n drops with durable cursors', async () => {
		await bench.poll(0, true);
		bench.add(1);
		bench.restart();
		expect([await bench.poll(MINUTE), await bench.poll(MINUTE), bench.seed]).toEqual([['1'], [], undefined]);
	});

	it('by default reads nothing from that second place', async () => {
		bench.durable = false;
		await bench.poll(0, true);
		expect(bench.seed).toBeUndefined();
	});

	it('repeats nothing if different fields were chosen meanwhile', async () => {
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, events: 'createdOrUpdated' } };
		for (let id = 1; id <= 30; id += 1) bench.add(id, { Status: 'Open' }, NOON - id * SECOND);
		await bench.poll();
		bench.restart();
		bench.settings = { ...bench.settings, fields: ['Status'] };
		const after = await bench.poll(MINUTE);
		bench.change(3, { Status: 'Closed' });
		expect([after, await bench.poll(MINUTE), await bench.poll(MINUTE)]).toEqual([[], ['3'], []]);
	});

	it('does not know old values if different fields are watched meanwhile', async () => {
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

describe('a trigger in two n8n processes', () => {
	it('loses nothing if the other one took over and this one returns with a higher turn', async () => {
		await bench.poll();
		for (let turn = 0; turn < 6; turn += 1) await bench.poll(MINUTE);
		const early = { memory: bench.memory, staticData: structuredClone(bench.staticData) };
		// n8n never saved those silent polls, so the other process continues from an older state.
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

	it('remembers which state of the other one it took over', async () => {
		await bench.poll();
		bench.restart('the other process');
		await bench.poll(MINUTE);
		await bench.poll(MINUTE);
		expect(bench.memory.state).toMatchObject({ takenOver: { turn: 1, writer: 'a process' }, own: { turn: 3 } });
	});
});

describe('a batch that n8n dropped', () => {
	beforeEach(async () => {
		await bench.poll();
		bench.add(1);
	});

	it('may still be saved for ten seconds, so no request is sent', async () => {
		await bench.poll(MINUTE, true);
		expect([await bench.poll(9 * SECOND), bench.asked.length]).toEqual([[], 2]);
	});

	it('comes again after that, unmarked, with an unused turn', async () => {
		await bench.poll(MINUTE, true);
		expect([
			(await bench.events(10 * SECOND)).map(({ record, possibleRepeat }) => [record.id, possibleRepeat]),
			bench.saved?.turn,
		]).toEqual([[['1', false]], 3]);
	});

	it('comes again together with the events that waited', async () => {
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

describe('what the process knows of the service clock', () => {
	/** Creates 2,000 records of one second, then `later` one more, and polls until nothing is new. */
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

	it('moves the overlap past many records of one second once a later record came: a poll costs one request again', async () => {
		expect(await requestsAfterCrowd(true)).toBe(1);
	});

	it('moves the overlap past them even if nothing came later: one more row shows that the filter reaches back', async () => {
		expect(await requestsAfterCrowd(false)).toBe(2);
	});

	it.each([true, false])('counts in the pace at its real cost, with a later record: %s', async (later) => {
		const requests = await requestsAfterCrowd(later);
		expect(bench.saved?.progress.cursor.cost).toBe(requests);
	});

	it('is not used for another place', async () => {
		bench.add(1);
		await bench.poll();
		bench.portal = 'another portal';
		await bench.poll(MINUTE);
		expect(bench.memory.clock?.place).toBe('another portal case');
	});
});
