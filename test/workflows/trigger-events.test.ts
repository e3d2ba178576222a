import { describe, expect, it } from '@jest/globals';
import { chain, node } from '../engine/workflow-json';
import { openTriggerBench, subjectsOf, type TriggerBench, triggerWorkflow } from './trigger-bench';
import { addCases } from './workbench';
import { CREDENTIAL, credentialFor } from './zoho-node';

const MINUTE = 60_000;

/** Advances the help desk's clock by a minute. */
function later(bench: TriggerBench): void {
	bench.simulator.clock.advance(MINUTE);
}

describe('the output of the trigger', () => {
	const bench = openTriggerBench();

	it('is one item per event, with the id, the record, the kind and the time', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		const [id] = addCases(bench.simulator, 1, { Priority: 'High' });
		const [item] = (await trigger.poll()).items;
		expect(item).toMatchObject({
			id,
			event: 'created',
			Subject: 'Case 1',
			Priority: 'High',
			'Contact Name': 'Ann Lee',
		});
		expect(new Date(String(item?.eventTime)).getTime()).toBe(new Date(String(item?.['Created Time'])).getTime());
	});

	it.each([
		['created', ['created New']],
		['updated', ['updated Old']],
		['createdOrUpdated', ['updated Old', 'created New']],
	])('is, for %s, %j', async (event, expected) => {
		const old = bench.simulator.add('requests', { Subject: 'Old', 'Contact Name': 'Ann Lee' });
		later(bench);
		const trigger = bench.activate({ resource: 'case', event });
		await trigger.poll();
		later(bench);
		bench.simulator.change('requests', old, { Status: 'Closed' });
		later(bench);
		bench.simulator.add('requests', { Subject: 'New', 'Contact Name': 'Ann Lee' });
		const { items } = await trigger.poll();
		expect(items.map(({ event: kind, Subject }) => `${String(kind)} ${String(Subject)}`)).toEqual(expected);
	});

	it('has the old and new value of a changed field', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'fieldChanged', watchedFields: ['Status', 'Priority'] });
		await trigger.poll();
		const [id = ''] = addCases(bench.simulator, 1, { Status: 'Open', Priority: 'Low' });
		const made = await trigger.poll();
		later(bench);
		bench.simulator.change('requests', id, { Status: 'Escalated' });
		const changed = await trigger.poll();
		later(bench);
		bench.simulator.change('requests', id, { Subject: 'Another field' });
		const other = await trigger.poll();
		expect([made.items, other.items]).toEqual([[], []]);
		expect(changed.items).toEqual([
			expect.objectContaining({
				id,
				event: 'fieldChanged',
				changes: [{ field: 'Status', old: 'Open', new: 'Escalated' }],
			}),
		]);
	});

	it('says so when the old value of a field was not known', async () => {
		bench.simulator.clock.advance(-90 * 24 * 60 * MINUTE);
		const [id = ''] = addCases(bench.simulator, 1, { Status: 'Open' });
		bench.simulator.clock.advance(90 * 24 * 60 * MINUTE);
		const trigger = bench.activate({ resource: 'case', event: 'fieldChanged', watchedFields: ['Status'] });
		await trigger.poll();
		later(bench);
		bench.simulator.change('requests', id, { Status: 'Closed' });
		const { items } = await trigger.poll();
		expect(items).toEqual([
			expect.objectContaining({ id, oldValuesKnown: false, changes: [{ field: 'Status', old: null, new: 'Closed' }] }),
		]);
	});

	it('leaves out records that do not meet the conditions', async () => {
		const conditions = {
			condition: [
				{ field: 'Priority', comparison: 'isOneOf', value: 'high, urgent' },
				{ field: 'Subject', comparison: 'contains', value: 'CASE' },
			],
		};
		const trigger = bench.activate({ resource: 'case', event: 'created', conditions });
		await trigger.poll();
		addCases(bench.simulator, 1, { Priority: 'Low' });
		addCases(bench.simulator, 2, { Priority: 'High' });
		bench.simulator.add('requests', { Subject: 'Other', 'Contact Name': 'Ann Lee', Priority: 'High' });
		const { items, requests } = await trigger.poll();
		expect(subjectsOf(items)).toEqual(['Case 1', 'Case 2']);
		expect(requests).toBe(1);
	});

	it('has only the chosen fields, and requests no others', async () => {
		const trigger = bench.activate({
			resource: 'case',
			event: 'created',
			options: { fields: ['Subject'], ownFields: { field: [{ name: 'Severity' }] } },
		});
		await trigger.poll();
		const [id] = addCases(bench.simulator, 1, { Severity: 'S1' });
		const { items } = await trigger.poll();
		expect(items.map(({ eventTime: _time, ...rest }) => rest)).toEqual([
			{ id, event: 'created', Subject: 'Case 1', Severity: 'S1' },
		]);
		expect(bench.simulator.journal.entries().at(-1)?.parameters.selectfields).toBe(
			'Requests(Subject,Severity,Created Time,Modified Time)',
		);
	});

	it('is the same in XML', async () => {
		const triggers = [
			bench.activate({ resource: 'case', event: 'created', options: { format: 'json' } }),
			bench.activate({ resource: 'case', event: 'created', options: { format: 'xml' } }),
		];
		for (const trigger of triggers) await trigger.poll();
		addCases(bench.simulator, 2, { Description: 'R&D <b> ]]> 🔥' });
		const [json, xml] = [await triggers[0].poll(), await triggers[1].poll()];
		expect(json.items).toHaveLength(2);
		expect(xml.items).toEqual(json.items);
	});

	it.each(['contact', 'account', 'task', 'solution', 'product', 'contract'])(
		'also comes for a new %s',
		async (resource) => {
			const trigger = bench.activate({ resource, event: 'created' });
			await trigger.poll();
			const id = bench.simulator.add(resource === 'solution' ? 'solutions' : (`${resource}s` as 'contacts'), {});
			const { items } = await trigger.poll();
			expect(items.map((item) => item.id)).toEqual([id]);
		},
	);

	it('is limited to the chosen number at once; the rest comes with the next polls, without a request', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'created', options: { most: 4 } });
		await trigger.poll();
		addCases(bench.simulator, 10);
		const polls = [await trigger.poll(), await trigger.poll(), await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => items.length)).toEqual([4, 4, 2, 0]);
		expect(polls.map(({ requests }) => requests)).toEqual([1, 0, 0, 1]);
		expect(polls.flatMap(({ items }) => subjectsOf(items))).toEqual(
			Array.from({ length: 10 }, (_, place) => `Case ${place + 1}`),
		);
	});

	it('does not change the static data in the nodes after it, since n8n would then restore an old cursor', async () => {
		const workflow = triggerWorkflow({ resource: 'case', event: 'created', startFrom: 'hours', startHours: 1 });
		const credentials = { zohoSupportApi: { id: CREDENTIAL, name: CREDENTIAL } };
		const behind = {
			...node('Read', 'zohoSupport', { service: 'support', resource: 'case', operation: 'getMany' }, { credentials }),
			type: 'n8n-nodes-zoho-support.zohoSupport',
		};
		addCases(bench.simulator, 1);
		const chained = { ...chain(...workflow.nodes.slice(0, 1), behind), id: workflow.id };
		const outcome = await (
			await bench.engine.restarted()
		).run(chained, { mode: 'trigger', credentials: credentialFor(bench.simulator.url) });
		const counted = JSON.stringify(outcome.staticData.global).match(/"used":(\d+)/)?.[1];
		expect([outcome.json('Read').length, counted, bench.simulator.journal.count({ kind: 'api' })]).toEqual([1, '1', 2]);
	});

	// True with durable cursors (today's engine here), where nothing comes again, and without (an older n8n).
	it('has each event once, and marks what comes again, when n8n restarts in the middle of a backlog', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'created', options: { most: 4 } });
		await trigger.poll();
		addCases(bench.simulator, 10);
		const polls = [await trigger.poll()];
		await trigger.restart();
		for (let poll = 0; poll < 5; poll++) polls.push(await trigger.poll());
		const items = polls.flatMap((polled) => polled.items);
		const all = Array.from({ length: 10 }, (_, place) => `Case ${place + 1}`);
		expect(subjectsOf(items.filter(({ possibleRepeat }) => possibleRepeat !== true))).toEqual(all);
	});

	it('is the complete rest when n8n restarts in the middle of a backlog', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'created', options: { most: 4 } });
		await trigger.poll();
		addCases(bench.simulator, 10);
		const before = await trigger.poll();
		await trigger.restart();
		const after = [await trigger.poll(), await trigger.poll()];
		expect([before, ...after].flatMap(({ items }) => subjectsOf(items))).toEqual(
			Array.from({ length: 10 }, (_, place) => `Case ${place + 1}`),
		);
	});
});
