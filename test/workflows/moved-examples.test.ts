import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { loadExample as exampleOf, runExample } from '../../scripts/start/example';
import { movedToDesk } from '../../scripts/start/moved-to-desk';
import type { WorkflowJson } from '../engine/engine';
import { openBothPortals } from './both-portals';
import { differences } from './both-services';

const both = openBothPortals();
const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-24T20:00:00Z');
const after = (minutes: number) => new Date(START + minutes * MINUTE_MS);

/** Fields of the classic simulator's portal alone: the ones it was given by its people, and one that Desk has not. */
const OWN_OF_ONE_PORTAL = ['Contract Tier', 'Follow Up On'];
const OF_ONE_PORTAL = [...OWN_OF_ONE_PORTAL, 'To Address'];
/** A list of Zoho Desk leaves them out; *Full Records* reads them. */
const NOT_IN_LISTS = [
	...['Classification', 'Created By', 'Description', 'Is Escalated', 'Is Overdue', 'Modified By'],
	...['Modified Time', 'Resolution', 'Severity'],
];
/** Desk gives agents that made a record by id, truth as true and false, and each ticket a channel. */
const OTHERWISE = ['Channel', 'Created By', 'Is Escalated', 'Is Overdue', 'Modified By'];

const named = (number: number) => ({
	subject: `Case ${number}`,
	name: 'Ann Lee',
	email: 'ann@example.com',
	status: 'Open',
	description: 'Silent since this morning.',
	resolution: 'Asked for a log.',
});

/** An example whose records come whole. */
function loadExample(name: string): WorkflowJson {
	const example = exampleOf(name);
	const nodes = example.nodes.map((node) => ({ ...node, parameters: { ...node.parameters, simple: false } }));
	return { ...example, nodes };
}

function withFullRecords(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (node.parameters.operation !== 'getMany') return node;
		const options = { ...(node.parameters.options as IDataObject), fullRecords: true };
		return { ...node, parameters: { ...node.parameters, options } };
	});
	return { ...workflow, nodes: nodes as WorkflowJson['nodes'] };
}

/** The first-light example on both services. */
async function firstLight(moved: WorkflowJson) {
	both.at(after(0));
	const [support, desk] = both.portals;
	const classic = await runExample(both.engine, loadExample('first-light'), support);
	const onDesk = await runExample(both.engine, moved, desk);
	expect([classic.error, onDesk.error]).toEqual([undefined, undefined]);
	return differences(classic.steps, onDesk.steps).filter(({ step }) => !UNLIKE.includes(step));
}

/**
 * The lists have another order, so the first is another case; the mail of a case is a thread there, and a ticket that
 * was created by the API has none; the day is counted in credits.
 */
const UNLIKE = ['Take the first', 'Read that case', 'Close it', 'Read its conversation', 'What is left of today'];

describe('a classic example moved to Zoho Desk', () => {
	it('first light gives the same items, but for what lists leave out and what Desk writes in another way', async () => {
		expect(await firstLight(movedToDesk(loadExample('first-light')))).toEqual([
			{ step: 'Read all cases', missing: [...OF_ONE_PORTAL, ...NOT_IN_LISTS].sort(), other: ['Channel'] },
			{ step: 'Find the urgent cases', missing: OF_ONE_PORTAL, other: OTHERWISE },
		]);
	});

	it('first light gives the same fields with Full Records', async () => {
		expect(await firstLight(withFullRecords(movedToDesk(loadExample('first-light'))))).toEqual([
			{ step: 'Read all cases', missing: OF_ONE_PORTAL, other: OTHERWISE },
			{ step: 'Find the urgent cases', missing: OF_ONE_PORTAL, other: OTHERWISE },
		]);
	});

	it('new case to webhook tells the same cases', async () => {
		const poll = both.example('new-case-to-webhook', 'trigger');
		both.at(after(0));
		both.open(named(1));
		await poll();
		both.at(after(5));
		both.open(named(2));
		both.open(named(3));
		const [classic, desk] = await poll();
		expect(classic.find(({ step }) => step === 'When a case comes in')?.items).toHaveLength(2);
		expect(differences(classic, desk)).toEqual([{ step: 'When a case comes in', missing: OWN_OF_ONE_PORTAL }]);
	});

	it('escalated case tells and writes the same', async () => {
		const poll = both.example('escalated-case', 'trigger');
		both.at(after(0));
		both.open(named(1));
		await poll();
		both.at(after(5));
		both.setStatus('Escalated');
		const [classic, desk] = await poll();
		expect(desk.find(({ step }) => step === 'Raise it and leave a note')?.items).toMatchObject([
			{ outcome: 'updated', Priority: 'High' },
		]);
		expect(differences(classic, desk)).toEqual([{ step: 'When a case is escalated', missing: OWN_OF_ONE_PORTAL }]);
	});

	it('nightly report writes the same report', async () => {
		const now = new Date();
		both.at(new Date(now.getTime() - 60 * MINUTE_MS));
		both.open(named(1));
		both.open(named(2));
		both.setStatus('Closed');
		both.at(now);
		await both.example('nightly-report', 'manual')();
		const [classic, desk] = both.receiver.arrived.map(unordered);
		expect(classic).toMatchObject({ changed: 2, opened: 2, words: expect.arrayContaining(['Closed', 'Open']) });
		expect(desk).toEqual(classic);
	});
});

/** A report without the order of its lines, which is that of the list. */
function unordered({ text, byStatus, ...rest }: Record<string, unknown>) {
	const lines = (byStatus as Array<{ status: string }>).toSorted((a, b) => a.status.localeCompare(b.status));
	return {
		...rest,
		lines,
		words: String(text)
			.split(/[ ,.]+/)
			.sort(),
	};
}
