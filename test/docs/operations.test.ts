import { readdirSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import type { ServiceName } from '../../scripts/n8n/workflow';
import { createEngine } from '../engine/engine';
import { activeDeskTrigger, activeTrigger, type Polled } from '../workflows/active-trigger';
import { openDeskPortal } from '../workflows/desk-portal';
import { openPortal } from '../workflows/portal';
import { expectCommitted, renewsDocs } from './committed-page';
import { knownErrors } from './mistakes/known-errors';
import { HAPPENINGS } from './operations/events';
import { type EventRun, eventsPage } from './operations/events-page';
import { EXAMPLES } from './operations/examples';
import { operationsOf, resourcesWith } from './operations/form';
import { type ExampleRun, indexPage, operationPage } from './operations/page';
import { SERVICES } from './services';
import { deskPlace, openPlaces, runExample, supportPlace } from './operations/places';

const FOLDER = 'docs/operations';

/** Two operations are called Get: that of records, and that of API usage. */
const titleOf = ({ value, name }: { value: string; name: string }) => (value === 'getUsage' ? 'Get API Usage' : name);
const fileOf = (title: string) => `${title.toLowerCase().replaceAll(' ', '-')}.md`;

const { types } = await createEngine();
const typeOf = (name: string) => types.getByNameAndVersion(name).description;
const description = typeOf(NODE_TYPE);
const OPERATIONS = operationsOf(description)
	.map((row) => ({ operation: row.value, title: titleOf(row), file: fileOf(titleOf(row)) }))
	.sort((a, b) => a.title.localeCompare(b.title));

describe('the page of an operation', () => {
	const places = openPlaces();

	it.each(OPERATIONS)('$title shows its form, and an example that runs', async ({ operation, title, file }) => {
		const runs: Partial<Record<ServiceName, ExampleRun>> = {};
		for (const service of SERVICES) {
			if (resourcesWith(description, service, operation).length === 0) continue;
			await places[service].reset();
			runs[service] = await runExample(places[service], service, EXAMPLES[operation](places[service].stored()));
		}
		const errors = knownErrors(operation);
		await expectCommitted(`${FOLDER}/${file}`, operationPage({ title, description, operation, runs, errors }));
	});
});

const MINUTE_MS = 60_000;

describe('the page of events', () => {
	const desk = openDeskPortal();
	const classic = openPortal();
	const places = { desk: deskPlace(desk), support: supportPlace(classic) };
	const runs: EventRun[] = [];

	const asRun = (
		{ items, requests, credits }: Polled,
		service: ServiceName,
		parameters: INodeParameters,
	): ExampleRun => ({
		parameters: { service, ...parameters },
		items: [],
		output: items,
		requests,
		...(service === 'desk' && { credits }),
	});

	it.each(Object.entries(HAPPENINGS))(
		'has the event %s of Zoho Desk',
		async (event, { parameters, before, onDesk }) => {
			await places.desk.reset();
			before?.(desk.zoho);
			const trigger = activeDeskTrigger(desk.engine, desk.zoho, parameters);
			await trigger.poll();
			desk.zoho.clock.advance(MINUTE_MS);
			onDesk(desk.zoho, places.desk.stored().cases[0]);
			desk.zoho.clock.advance(MINUTE_MS);
			const polled = await trigger.poll();
			expect(polled.items).toHaveLength(1);
			runs.push({ event, service: 'desk', run: asRun(polled, 'desk', parameters) });
		},
	);

	const ofClassic = Object.entries(HAPPENINGS).filter(([, { onClassic }]) => onClassic !== undefined);

	it.each(ofClassic)('has the event %s of the classic service', async (event, { parameters, onClassic }) => {
		await places.support.reset();
		const trigger = activeTrigger(classic.engine, classic.simulator, parameters, {});
		await trigger.poll();
		classic.simulator.clock.advance(MINUTE_MS);
		onClassic?.(classic.simulator, places.support.stored().cases[0]);
		classic.simulator.clock.advance(MINUTE_MS);
		const polled = await trigger.poll();
		expect(polled.items).toHaveLength(1);
		runs.push({ event, service: 'support', run: asRun(polled, 'support', parameters) });
	});

	it('shows what came out', async () => {
		await expectCommitted(`${FOLDER}/trigger-events.md`, eventsPage(typeOf(`${NODE_TYPE}Trigger`), runs));
	});
});

describe('the pages of operations', () => {
	const wanted = ['README.md', 'trigger-events.md', ...OPERATIONS.map(({ file }) => file)];

	/** `npm run docs` removes the page of an operation that is gone. */
	afterAll(() => {
		if (renewsDocs()) for (const file of others()) rmSync(`${FOLDER}/${file}`);
	});

	const others = () => readdirSync(FOLDER).filter((file) => !wanted.includes(file));

	it('have an index', async () => {
		await expectCommitted(`${FOLDER}/README.md`, indexPage(description, OPERATIONS));
	});

	it('are those of the operations that there are', () => {
		expect(renewsDocs() ? [] : others()).toEqual([]);
	});
});
