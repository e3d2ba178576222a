import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EventChoice } from '../../../nodes/ZohoSupport/form/event';
import { PollBench } from '../poll-bench';
import { HOUR, MINUTE, NOON } from '../rows';
import { inWords } from '../small-service';

let bench: PollBench;

/** A trigger in default mode, in a portal with one open case. */
async function begin(events: EventChoice): Promise<void> {
	bench = new PollBench();
	bench.durable = false;
	bench.settings = {
		...bench.settings,
		watch: { ...bench.settings.watch, events, fields: events === 'fieldChanged' ? ['Status'] : [] },
	};
	bench.add(1, { Status: 'Open' }, NOON - HOUR);
	await bench.poll();
}

const poll = async () => inWords(await bench.events(MINUTE));

/** A change half a minute after the last poll. */
function change(id: number, more: object): void {
	bench.clock += MINUTE / 2;
	bench.change(id, more);
}

function made(id: number, more: object = {}): void {
	bench.clock += MINUTE / 2;
	bench.add(id, { Status: 'Open', ...more });
}

describe('after a restart of n8n', () => {
	it('an emitted change comes again, marked, and the change back comes as its own event, unmarked', async () => {
		await begin('fieldChanged');
		change(1, { Status: 'Closed' });
		const told = await poll();
		change(1, { Status: 'Open' });
		bench.restart();
		expect([told, await poll(), await poll(), await poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			['fieldChanged 1 (Closed→Open)'],
			[],
		]);
	});

	it('an emitted change comes again only marked if another field has changed since', async () => {
		await begin('fieldChanged');
		change(1, { Status: 'Closed' });
		const told = await poll();
		change(1, { Subject: 'Another' });
		bench.restart();
		expect([told, await poll(), await poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			[],
		]);
	});

	it('an emitted creation comes again, marked, and the later change comes unmarked', async () => {
		await begin('createdOrUpdated');
		made(2);
		const told = await poll();
		change(2, { Status: 'Closed' });
		bench.restart();
		expect([told, await poll(), await poll(), await poll()]).toEqual([
			['created 2'],
			['created 2 again'],
			['updated 2'],
			[],
		]);
	});

	it('only the last batch comes again, once a later poll has shown that n8n took the earlier ones', async () => {
		await begin('created');
		made(2);
		await poll();
		made(3);
		await poll();
		bench.restart();
		expect([await poll(), await poll()]).toEqual([['created 3 again'], []]);
	});

	it('nothing comes again if a later poll has shown that n8n took the last batch', async () => {
		await begin('created');
		made(2);
		await poll();
		await poll();
		bench.restart();
		expect([await poll(), await poll()]).toEqual([[], []]);
	});
});

describe('a state that somebody empties or replaces while n8n runs', () => {
	/** The saved state from before case 2 was emitted. */
	let earlier: Record<string, unknown>;
	beforeEach(async () => {
		await begin('created');
		made(2);
		earlier = structuredClone(bench.staticData);
		await poll();
	});

	it('repeats the last events, marked', async () => {
		bench.staticData = {};
		expect([await poll(), await poll()]).toEqual([['created 2 again'], []]);
	});

	it.each<[string, () => void]>([
		['is emptied', () => void (bench.staticData = {})],
		['is an older one of this process', () => void (bench.staticData = earlier)],
	])('repeats nothing if n8n is known to have taken them: it %s', async (_what, replace) => {
		await poll();
		replace();
		made(3);
		expect([await poll(), await poll()]).toEqual([['created 3'], []]);
	});

	it('repeats what came since the state of another process, marked, and emits what is new unmarked', async () => {
		bench.restart('a later process');
		const again = await poll();
		made(3);
		const told = await poll();
		await poll();
		bench.staticData = earlier;
		made(4);
		expect([again, told, await poll(), await poll()]).toEqual([
			['created 2 again'],
			['created 3'],
			['created 2 again', 'created 3 again', 'created 4'],
			[],
		]);
	});

	it('repeats nothing if it is the state that this process took over', async () => {
		bench.restart('a later process');
		const before = structuredClone(bench.staticData);
		await poll();
		await poll();
		bench.staticData = before;
		made(3);
		expect([await poll(), await poll()]).toEqual([['created 3'], []]);
	});
});
