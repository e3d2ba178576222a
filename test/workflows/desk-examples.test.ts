import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { loadExample, isOurs, runExample } from '../../scripts/start/example';
import { DEMO_DESK_CREDENTIAL, deskPortal, type Portal, priceSince } from '../../scripts/start/portals';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import { createEngine, type Engine, type WorkflowJson } from '../engine/engine';

const NAMES = readdirSync('examples/desk').map((file) => `desk/${file.replace('.json', '')}`);
const NOW = '2026-11-24T20:00:00Z';

let engine: Engine;
let desk: DeskSimulator;
let portal: Portal;

beforeAll(async () => {
	desk = await startDeskSimulator();
});

afterAll(async () => await desk.close());

beforeEach(async () => {
	desk.reset({ now: NOW });
	portal = deskPortal(desk);
	engine = await (await createEngine()).restarted();
});

/** A customer writes: an e-mail makes a ticket with one message. */
function ticketComesIn(subject: string, channel = 'Email'): string {
	desk.clock.advance(60_000);
	const email = 'ann.lee@example.com';
	const departmentId = desk.access.departments.support;
	const threadCount = channel === 'Email' ? '1' : '0';
	const contact = { lastName: 'Lee', email };
	return desk.add('tickets', { subject, channel, email, status: 'Open', threadCount, departmentId, contact });
}

const ticket = (id: string) => desk.records('tickets').find((record) => record.id === id);

describe('every example for Zoho Desk', () => {
	const nodesOf = (name: string) => loadExample(name).nodes;

	it.each(NAMES)('%s has a note that says what it costs and how to try it', (name) => {
		const note = nodesOf(name).find(({ type }) => type.endsWith('.stickyNote'));
		expect(note?.parameters.content).toMatch(/\*\*What it costs\*\*.*credits/);
		expect(note?.parameters.content).toMatch(/\*\*Try it\*\*/);
	});

	it.each(NAMES)('%s uses the credential name that all examples for Desk share', (name) => {
		const asked = nodesOf(name).flatMap(({ credentials }) => credentials?.zohoDeskOAuth2Api?.name ?? []);
		expect(new Set(asked)).toEqual(new Set([DEMO_DESK_CREDENTIAL]));
	});

	it.each(NAMES)('%s gives our nodes only parameters and options of their forms', (name) => {
		for (const { type, typeVersion, parameters } of nodesOf(name).filter((node) => isOurs(node.type))) {
			const { properties } = engine.types.getByNameAndVersion(type, typeVersion).description;
			const known = properties.map((property) => property.name);
			const options = properties.flatMap((property) =>
				property.name === 'options' ? (property.options ?? []).map((option) => option.name) : [],
			);
			expect([...known, 'pollTimes']).toEqual(expect.arrayContaining(Object.keys(parameters)));
			expect(options).toEqual(expect.arrayContaining(Object.keys((parameters.options ?? {}) as IDataObject)));
		}
	});
});

describe('classify open tickets', () => {
	const run = async () => await runExample(engine, loadExample('desk/classify-open-tickets'), portal);
	const priceOf = ({ steps }: Awaited<ReturnType<typeof run>>, name: string) => {
		const step = steps.find((one) => one.step === name);
		return [step?.items.length, step?.requests, step?.credits];
	};

	it('classifies each open e-mail ticket by its first message, at the price that its note says', async () => {
		const broken = Array.from({ length: 30 }, (_, place) => ticketComesIn(`Printer ${place} is broken`));
		const asking = Array.from({ length: 10 }, (_, place) => ticketComesIn(`Where is invoice ${place}?`));
		ticketComesIn('The web form is broken', 'Web');
		const first = await run();
		expect(first.error).toBeUndefined();
		// The organization and the fields once, and one page.
		expect(priceOf(first, 'Read what is open')).toEqual([40, 3, 9]);
		expect(priceOf(first, 'Read the first message')).toEqual([40, 80, 160]);
		// One request for all of them, and then one for each.
		expect(priceOf(first, 'Call it a problem')).toEqual([30, 1, 25]);
		expect(priceOf(first, 'Call it a question')).toEqual([10, 10, 10]);
		expect(broken.map((id) => ticket(id)?.classification)).toEqual(broken.map(() => 'Problem'));
		expect(asking.map((id) => ticket(id)?.classification)).toEqual(asking.map(() => 'Question'));
	});

	it('costs one page when there is nothing new', async () => {
		ticketComesIn('Printer 1 is broken');
		await run();
		const second = await run();
		expect(second.steps.map(({ step, credits }) => [step, credits])).toEqual([
			['Every hour', 0],
			['Read what is open', 3],
		]);
	});
});

describe('answer new tickets', () => {
	const WORKFLOW: WorkflowJson = { ...loadExample('desk/answer-new-tickets'), id: 'answer' };

	/** Polls every five minutes. Each poll gives what it cost. */
	function active() {
		let staticData: IDataObject = {};
		return async () => {
			desk.clock.advance(5 * 60_000);
			const before = portal.counted();
			const { credentials } = portal;
			const outcome = await engine.run(WORKFLOW, { mode: 'trigger', staticData, credentials });
			if (outcome.error !== undefined) throw new Error(outcome.error.message);
			({ staticData } = outcome);
			return priceSince(portal, before);
		};
	}

	it('drafts a reply to each new e-mail ticket and leaves a note', async () => {
		const poll = active();
		await poll();
		const id = ticketComesIn('Printer 1 is broken');
		ticketComesIn('The web form is broken', 'Web');
		await poll();
		expect(ticket(id)).toMatchObject({ commentCount: '1', threadCount: '1' });
		const drafts = desk.journal.entries().filter(({ operationId }) => operationId === 'draftsReply');
		expect(drafts.map(({ path }) => path)).toEqual([`/api/v1/tickets/${id}/draftReply`]);
		const [comment] = desk.journal.entries().filter(({ operationId }) => operationId === 'createTicketComment');
		expect(comment?.body).toMatchObject({ content: expect.stringMatching(/^A draft reply waits/), isPublic: false });
	});

	it('costs a page for each poll, and three credits for each new e-mail ticket, as its note says', async () => {
		const poll = active();
		await poll();
		expect(await poll()).toEqual({ requests: 1, credits: 3 });
		ticketComesIn('Printer 1 is broken');
		await poll();
		ticketComesIn('Printer 2 is broken');
		expect(await poll()).toEqual({ requests: 4, credits: 6 });
	});

	it('does not answer again what comes again after a restart of n8n', async () => {
		const [again, fresh] = [ticketComesIn('Printer 1 is broken'), ticketComesIn('Printer 2 is broken')];
		const told = [
			{ json: { id: again, subject: 'Printer 1 is broken', possibleRepeat: true } },
			{ json: { id: fresh, subject: 'Printer 2 is broken' } },
		];
		const workflow = { ...WORKFLOW, pinData: { 'When a ticket comes in': told } };
		const outcome = await engine.run(workflow, { credentials: portal.credentials });
		expect(outcome.error).toBeUndefined();
		expect([ticket(again)?.commentCount, ticket(fresh)?.commentCount]).toEqual(['0', '1']);
	});
});
