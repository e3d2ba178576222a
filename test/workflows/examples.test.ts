import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { openReceiver } from '../../scripts/receiver';
import { loadExample, type AnswerFormat } from '../../scripts/start/example';
import { supportDay } from '../../scripts/start/help-desk-day';
import { DEMO_CREDENTIAL } from '../../scripts/start/portals';
import { brokenPromises, SECOND_ACT } from '../../scripts/start/promises';
import { runSecondAct, type SecondAct } from '../../scripts/start/second-act';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import { createEngine } from '../engine/engine';
import { openExamplesBench } from './examples-bench';
import { addCases } from './workbench';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NAMES = readdirSync('examples')
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''));

describe('every example', () => {
	it.each(NAMES)('%s has a note that says what it costs and how to try it', (name) => {
		const note = loadExample(name, 'json').nodes.find(({ type }) => type.endsWith('.stickyNote'));
		expect(note?.parameters.content).toMatch(/request/);
		expect(note?.parameters.content).toMatch(/\*\*Try it\*\*/);
	});

	it.each(NAMES)('%s uses the credential name that all examples share', (name) => {
		const { nodes } = loadExample(name, 'json');
		const asked = nodes
			.filter(({ type }) => type.includes('zohoSupport'))
			.map(({ credentials }) => credentials?.zohoSupportApi?.name);
		expect(new Set(asked)).toEqual(new Set([DEMO_CREDENTIAL]));
	});
});

/** The second act of `npm start`, with a receiver that counts each message as often as told. */
async function playSecondAct(format: AnswerFormat, times: number): Promise<SecondAct> {
	const [engine, simulator, heard] = await Promise.all([createEngine(), startSimulator(), openReceiver()]);
	const receiver = {
		...heard,
		get arrived() {
			return heard.arrived.flatMap((arrival) => Array.from({ length: times }, () => arrival));
		},
	};
	try {
		const workflow = loadExample('new-case-to-webhook', format);
		return await runSecondAct({ engine, workflow, day: supportDay(simulator), polls: SECOND_ACT, receiver });
	} finally {
		await Promise.all([simulator.close(), heard.close()]);
	}
}

describe('new case to webhook', () => {
	const bench = openExamplesBench();

	it.each(['json', 'xml'] as const)(
		'forwards each case once, also after a restart, with one request per poll, with answers as %s',
		async (format) => {
			const { steps, broken } = await playSecondAct(format, 1);
			expect([...broken, ...brokenPromises(SECOND_ACT, steps)]).toEqual([]);
		},
	);

	it.each([{ times: 0 }, { times: 2 }])('reports cases that arrive $times times', async ({ times }) => {
		const { broken } = await playSecondAct('json', times);
		expect(broken).toEqual(
			Array.from({ length: 3 }, () => expect.stringMatching(new RegExp(`arrived ${times} times, not once`))),
		);
	});

	it('forwards the whole record, with what happened and when', async () => {
		const example = bench.load('new-case-to-webhook');
		await example.poll();
		const [id] = addCases(bench.simulator, 1, { Email: 'ann@example.com', Priority: 'High' });
		const { arrived } = await example.poll();
		expect(arrived).toEqual([
			expect.objectContaining({
				id,
				Subject: 'Case 1',
				Email: 'ann@example.com',
				Priority: 'High',
				event: 'created',
				eventTime: expect.any(String),
			}),
		]);
	});
});

describe('escalated case', () => {
	const bench = openExamplesBench();
	const TRIGGER = 'When a case is escalated';

	const fieldsOf = (id: string | undefined) =>
		bench.simulator.records('requests').find((record) => record.id === id)?.fields;

	/** The example after its first poll, and two open cases. */
	async function activated() {
		const ids = addCases(bench.simulator, 2, { Status: 'Open', Resolution: 'Asked for a log.' });
		const example = bench.load('escalated-case');
		await example.poll();
		bench.simulator.clock.advance(MINUTE_MS);
		return { example, id: ids[0] ?? '' };
	}

	it('raises the priority of an escalated case and adds a line with the old one, with two requests', async () => {
		const { example, id } = await activated();
		bench.simulator.change('requests', id, { Status: 'Escalated' });
		const { error, requests } = await example.poll();
		expect(error).toBeUndefined();
		expect(fieldsOf(id)).toMatchObject({
			Status: 'Escalated',
			Priority: 'High',
			Resolution: expect.stringMatching(/^Asked for a log\.\nEscalated on [-\d]+ [:\d]+ \(before: Open\)/),
		});
		expect(requests).toBe(2);
	});

	it('is not started by its own update', async () => {
		const { example, id } = await activated();
		bench.simulator.change('requests', id, { Status: 'Escalated' });
		await example.poll();
		const after = [await example.poll(), await example.poll()];
		expect(after.map(({ items, requests }) => [items(TRIGGER), requests])).toEqual([
			[[], 1],
			[[], 1],
		]);
	});

	it('is not started by a case that already has its line, even when the old status is unknown', async () => {
		const { example, id } = await activated();
		bench.simulator.change('requests', id, { Status: 'Escalated' });
		await example.poll();
		const forgetful = { startFrom: 'hours', startHours: 24 };
		const withoutLine = { conditions: { condition: [{ field: 'Status', comparison: 'is', value: 'Escalated' }] } };
		const polls = [
			await bench.load('escalated-case', forgetful).poll(),
			await bench.load('escalated-case', { ...forgetful, ...withoutLine }).poll(),
		];
		expect(polls.map(({ items }) => items(TRIGGER).length)).toEqual([0, 1]);
	});

	it('is not started by other changes', async () => {
		const { example, id } = await activated();
		bench.simulator.change('requests', id, { Status: 'On Hold', Subject: 'Another subject' });
		const { items, requests } = await example.poll();
		expect([items(TRIGGER), requests]).toEqual([[], 1]);
	});
});

/** Two cases from three days ago, one of them closed an hour ago, and two cases opened an hour ago. */
function fillStore(simulator: Simulator): void {
	const now = simulator.clock.now().getTime();
	simulator.clock.set(new Date(now - 72 * HOUR_MS));
	const [old] = addCases(simulator, 2, { Status: 'Open' });
	simulator.clock.set(new Date(now - HOUR_MS));
	simulator.change('requests', old ?? '', { Status: 'Closed' });
	simulator.add('requests', { Subject: 'Fresh', Status: 'Open' });
	simulator.add('requests', { Subject: 'Unsorted' });
	simulator.clock.set(new Date(now));
}

describe('nightly report', () => {
	const bench = openExamplesBench();

	it('reports what was opened and changed in the last day, by status, with one request', async () => {
		fillStore(bench.simulator);
		const { error, arrived, requests } = await bench.load('nightly-report').execute();
		expect(error).toBeUndefined();
		expect(arrived).toEqual([
			{
				text: expect.stringMatching(/^Since [-\d]+ [:\d]+: 1 without a status, 1 Open, 1 Closed\.$/),
				changed: 3,
				opened: 2,
				byStatus: expect.arrayContaining([
					{ status: 'Closed', cases: 1, subjects: ['Case 1'] },
					{ status: null, cases: 1, subjects: ['Unsorted'] },
				]),
			},
		]);
		expect(requests).toBe(1);
	});

	it('also reports on a quiet day', async () => {
		const now = bench.simulator.clock.now().getTime();
		bench.simulator.clock.set(new Date(now - 72 * HOUR_MS));
		addCases(bench.simulator, 1);
		bench.simulator.clock.set(new Date(now));
		const { arrived } = await bench.load('nightly-report').execute();
		expect(arrived).toEqual([
			{ text: expect.stringMatching(/no case was opened or changed\.$/), changed: 0, opened: 0, byStatus: [] },
		]);
	});
});
