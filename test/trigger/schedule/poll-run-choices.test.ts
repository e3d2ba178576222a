import { beforeEach, describe, expect, it } from '@jest/globals';
import { PollBench } from '../poll-bench';
import { HOUR, MINUTE, NOON } from '../rows';

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

const inWords = (events: Awaited<ReturnType<PollBench['events']>>) =>
	events.map(
		({ kind, record, possibleRepeat, certain }) =>
			`${kind} ${record.id}${possibleRepeat ? ' again' : ''}${certain ? '' : ', uncertain'}`,
	);

/** A trigger that has emitted record 9, in a portal with older records, and is then killed. */
async function killed(durable: boolean, most = 1_000): Promise<void> {
	bench.durable = durable;
	bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, events: 'createdOrUpdated', most } };
	for (const id of [1, 2, 3]) bench.add(id, { Status: 'Open' }, NOON - HOUR + id * MINUTE);
	await bench.poll();
	for (const id of [9, 10]) bench.add(id, { Status: 'Open' });
	await bench.poll(MINUTE);
	bench.restart();
}

describe('different fields chosen while a batch is owed', () => {
	it.each([true, false])('cause no event of an unchanged record (durable: %p)', async (durable) => {
		await killed(durable, durable ? 1 : 1_000);
		bench.settings = { ...bench.settings, fields: ['Subject'] };
		const polls = [await bench.events(MINUTE), await bench.events(MINUTE), await bench.events(MINUTE)].map(inWords);
		expect(polls.flat()).toEqual(durable ? ['created 10'] : ['created 9 again', 'created 10 again']);
	});
});

describe('different fields watched while a batch is owed', () => {
	it('have unknown old values: only the waiting events come, as uncertain', async () => {
		bench.settings = {
			...bench.settings,
			watch: { events: 'fieldChanged', fields: ['Status'], conditions: [], most: 1 },
		};
		for (const id of [1, 2, 3]) bench.add(id, { Status: 'Open', Priority: 'High' }, NOON - HOUR + id * MINUTE);
		await bench.poll();
		bench.clock += MINUTE;
		for (const id of [1, 2]) bench.change(id, { Status: 'Closed' });
		const first = inWords(await bench.events(MINUTE));
		bench.restart();
		bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, fields: ['Priority'] } };
		const polls = [await bench.events(MINUTE), await bench.events(MINUTE), await bench.events(MINUTE)].map(inWords);
		expect([first, polls]).toEqual([['fieldChanged 1'], [['fieldChanged 2, uncertain'], [], []]]);
	});
});
