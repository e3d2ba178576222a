import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EventChoice } from '../../../nodes/ZohoSupport/form/event';
import { PollBench } from '../poll-bench';
import { DAY, HOUR, minute, MINUTE, NOON, second, SECOND } from '../rows';
import { inWords } from '../small-service';

const DUE = 'Due Date';

let bench: PollBench;
beforeEach(() => {
	bench = new PollBench();
});

const poll = async () => inWords(await bench.events(MINUTE));
const watch = (events: EventChoice, fields: readonly string[] = []) =>
	void (bench.settings = { ...bench.settings, watch: { ...bench.settings.watch, events, fields } });

describe('a corrected time zone of the credential', () => {
	beforeEach(() => {
		bench.add(1, { Status: 'Open', [DUE]: '2026-03-10T09:00:00.000Z' }, NOON - HOUR);
	});

	it.each(['+09:00', '-09:00'])('causes no change of a watched date with time (%s)', async (offset) => {
		watch('fieldChanged', [DUE]);
		await bench.poll();
		bench.correctZone(offset);
		expect([await poll(), await poll()]).toEqual([[], []]);
	});

	it.each(['+09:00', '-09:00'])(
		'does not hide a real change of that date, which shows the old and new local time (%s)',
		async (offset) => {
			watch('fieldChanged', [DUE]);
			await bench.poll();
			bench.correctZone(offset);
			await poll();
			bench.change(1, { [DUE]: `2026-03-11T09:00:00.000${offset}` });
			expect(await poll()).toEqual([
				`fieldChanged 1 (2026-03-10T09:00:00.000${offset}→2026-03-11T09:00:00.000${offset})`,
			]);
		},
	);

	it.each(['+09:00', '-09:00'])(
		'loses no save that changed only the time, before or after the poll that notices the correction (%s)',
		async (offset) => {
			watch('updated');
			await bench.poll();
			bench.correctZone(offset);
			bench.clock += MINUTE / 2;
			bench.change(1, {});
			const seen = await poll();
			bench.clock += MINUTE / 2;
			bench.change(1, {});
			expect([seen, await poll(), await poll()]).toEqual([['updated 1 again'], ['updated 1'], []]);
		},
	);

	it.each(['+09:00', '-09:00'])(
		'marks all events of the poll that notices it, and none after that (%s)',
		async (offset) => {
			watch('createdOrUpdated');
			await bench.poll();
			bench.correctZone(offset);
			bench.add(2);
			const seen = await poll();
			bench.add(3);
			expect([seen, await poll(), await poll()]).toEqual([['created 2 again'], ['created 3'], []]);
		},
	);

	it.each(['+09:00', '-09:00'])('loses nothing in a busy portal, and repeats nothing unmarked (%s)', async (offset) => {
		for (let id = 100; id < 160; id += 1) bench.add(id, {}, NOON - (160 - id) * MINUTE);
		await bench.poll();
		await bench.poll(MINUTE);
		bench.correctZone(offset);
		bench.add(2);
		const seen = await poll();
		bench.add(3);
		expect([
			seen.includes('created 2 again'),
			seen.filter((event) => !event.includes('again')),
			await poll(),
			await poll(),
		]).toEqual([true, [], ['created 3'], []]);
	});
});

describe('a record that was created at a full minute', () => {
	beforeEach(async () => {
		bench.spanOf = (at) => (at % MINUTE === 0 ? minute(at) : second(at));
		watch('updated');
		await bench.poll();
		bench.clock += MINUTE;
		bench.add(1);
	});

	it('comes as updated if it was changed within that minute', async () => {
		bench.clock += 20 * SECOND;
		bench.change(1, { Status: 'Closed' });
		expect([await poll(), await poll()]).toEqual([['updated 1'], []]);
	});

	it('does not come as updated if it was not changed', async () => {
		expect([await poll(), await poll()]).toEqual([[], []]);
	});
});

describe('a trigger that waits for midnight', () => {
	it.each<[string, () => void]>([
		['the limit is raised', () => void (bench.limit = 4_000)],
		['the reserve is lowered', () => void (bench.reserve = 0)],
	])('continues at once when %s', async (_what, change) => {
		[bench.limit, bench.reserve] = [3_000, 3_000];
		await bench.poll();
		const [waits, before] = [bench.saved?.due, bench.asked.length];
		bench.add(1);
		const early = await poll();
		change();
		expect([waits, early, await poll(), bench.asked.length - before]).toEqual([NOON + DAY, [], ['created 1'], 1]);
	});
});
