import { beforeEach, describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../scripts/n8n/workflow';
import type { RunError } from '../engine/engine';
import { openDeskPortal } from '../workflows/desk-portal';
import { openPortal } from '../workflows/portal';
import { skippedWaits } from '../workflows/waits';
import { errorsPage, type Seen } from './mistakes/errors-page';
import { GROUPS } from './mistakes/groups';
import type { Attempt } from './mistakes/mistake';
import { workflowOf } from './mistakes/workflow';
import { expectCommitted } from './committed-page';

const NOW = '2026-11-24T20:00:00Z';

skippedWaits();

/** What each mistake showed, in the order of the groups. */
const seen: Seen[] = [];

/** What the sentences of an error must hold, whatever the mistake is. */
function expectGood(error: RunError | undefined, { names, code, ofTrigger = false, credential }: Attempt<never>): void {
	// The place of an item, where it is one that is wrong.
	const isOfItem = !ofTrigger && credential === undefined;
	expect(error?.message).toMatch(isOfItem ? /^Item 0: .*[.?]$/s : /^(?:Item 0: )?[A-Z'].*\.$/s);
	expect(error?.message).toContain(names);
	if (code !== undefined) expect(error?.message).toContain(`[${code}]`);
	// What to do next is a sentence of its own.
	expect(error?.description).toMatch(/^\S.{15,}\.( |$)/s);
}

function told(did: string, service: ServiceName, error: RunError | undefined): void {
	seen.push({ did, service, message: error?.message ?? '', nextStep: error?.description ?? '' });
}

function parametersOf<Zoho>({ parameters }: Attempt<Zoho>, zoho: Zoho): INodeParameters {
	return typeof parameters === 'function' ? parameters(zoho) : parameters;
}

describe.each(GROUPS)('$title: on Zoho Desk', ({ mistakes }) => {
	const portal = openDeskPortal({ seed: 7, tickets: 20, now: NOW });
	const attempts = mistakes.flatMap(({ did, desk }) => (desk === undefined ? [] : [{ did, attempt: desk }]));

	it.each(attempts)('$did', async ({ did, attempt }) => {
		const { zoho } = portal;
		const { credential = {}, before = () => undefined } = attempt;
		const given = typeof credential === 'function' ? credential(zoho) : credential;
		await portal.save({ departmentId: zoho.access.departments.support, ...given });
		before(zoho);
		const workflow = workflowOf('desk', attempt, parametersOf(attempt, zoho));
		const { error } = await portal.engine.run(workflow, attempt.byItself === true ? { mode: 'trigger' } : {});
		told(did, 'desk', error);
		expectGood(error, attempt);
		expect(portal.calls()).toHaveLength(attempt.requests);
	});
});

describe.each(GROUPS)('$title: on the classic service', ({ mistakes }) => {
	const portal = openPortal();
	const attempts = mistakes.flatMap(({ did, classic }) => (classic === undefined ? [] : [{ did, attempt: classic }]));

	beforeEach(() => portal.simulator.reset({ seed: 7, cases: 20, now: NOW }));

	if (attempts.length === 0) return;
	it.each(attempts)('$did', async ({ did, attempt }) => {
		const { simulator } = portal;
		const { credential = {}, before = () => undefined } = attempt;
		await portal.save(typeof credential === 'function' ? credential(simulator) : credential);
		before(simulator);
		const workflow = workflowOf('support', attempt, parametersOf(attempt, simulator));
		const { error } = await portal.engine.run(workflow);
		told(did, 'support', error);
		expectGood(error, attempt);
		expect(portal.cost().requests).toBe(attempt.requests);
	});
});

describe('the page of errors', () => {
	it('shows twenty mistakes or more', () => {
		const dids = GROUPS.flatMap(({ mistakes }) => mistakes.map(({ did }) => did));
		expect(new Set(dids).size).toBeGreaterThanOrEqual(20);
	});

	it('shows no mistake twice', () => {
		const dids = GROUPS.flatMap(({ mistakes }) => mistakes.map(({ did }) => did));
		expect(dids).toEqual([...new Set(dids)]);
	});

	it('says what the node says', async () => {
		await expectCommitted('docs/errors.md', errorsPage(GROUPS, seen));
	});
});
