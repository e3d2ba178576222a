import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EventChoice } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { PollBench } from '../poll-bench';
import { HOUR, MINUTE, NOON } from '../rows';
import { inWords } from '../small-desk';

let bench: PollBench;

/** A trigger that n8n saves by itself, on a desk with one open case. */
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

/** A change half a minute after the poll before. */
function change(id: number, more: object): void {
	bench.clock += MINUTE / 2;
	bench.change(id, more);
}

function made(id: number, more: object = {}): void {
	bench.clock += MINUTE / 2;
	bench.add(id, { Status: 'Open', ...more });
}

describe('after a restart of n8n', () => {
	it('a told change comes again, marked, and that it went back comes on its own, unmarked', async () => {
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

	it('a told change comes again, marked, when another field has changed since, and never unmarked', async () => {
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

	it('a told creation comes again, marked, and its change since is told, unmarked', async () => {
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

	it('only the last batch comes again, once a later poll has shown that n8n took the ones before', async () => {
		await begin('created');
		made(2);
		await poll();
		made(3);
		await poll();
		bench.restart();
		expect([await poll(), await poll()]).toEqual([['created 3 again'], []]);
	});

	it('nothing comes again where a poll has shown since that n8n took the last batch', async () => {
		await begin('created');
		made(2);
		await poll();
		await poll();
		bench.restart();
		expect([await poll(), await poll()]).toEqual([[], []]);
	});
});

describe('a state that somebody empties or replaces while n8n runs', () => {
	/** What n8n kept before case 2 was told. */
	let earlier: Record<string, unknown>;
	beforeEach(async () => {
		await begin('created');
		made(2);
		earlier = structuredClone(bench.staticData);
		await poll();
	});

	it('brings the last events again, marked', async () => {
		bench.staticData = {};
		expect([await poll(), await poll()]).toEqual([['created 2 again'], []]);
	});

	it.each<[string, () => void]>([
		['is emptied', () => void (bench.staticData = {})],
		['is an older one of this process', () => void (bench.staticData = earlier)],
	])('brings nothing again where n8n was seen to have taken them: it %s', async (_what, replace) => {
		await poll();
		replace();
		made(3);
		expect([await poll(), await poll()]).toEqual([['created 3'], []]);
	});

	it('brings what came since the state of another process again, marked, and what is new unmarked', async () => {
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

	it('brings nothing again where it is the state that this process went on from', async () => {
		bench.restart('a later process');
		const before = structuredClone(bench.staticData);
		await poll();
		await poll();
		bench.staticData = before;
		made(3);
		expect([await poll(), await poll()]).toEqual([['created 3'], []]);
	});
});
