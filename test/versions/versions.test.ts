import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DESK_CREDENTIAL_TYPE, deskCredentialFor, NODE_TYPE } from '../../scripts/n8n/credential';
import { versionFolder } from '../../scripts/schemas/files';
import { versionsOf } from '../../scripts/schemas/seen';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import { createEngine, type Engine } from '../engine/engine';
import { CREDENTIAL, ZOHO, zohoWorkflow } from '../workflows/zoho-node';
import { withSecondVersion } from './second-version';

describe('a version 2 beside version 1', () => {
	let engine: Engine;
	let zoho: DeskSimulator;
	beforeAll(async () => {
		zoho = await startDeskSimulator();
		engine = await withSecondVersion();
	});
	beforeEach(async () => {
		zoho.reset();
		for (let made = 0; made < 5; made += 1) zoho.add('tickets', { subject: `Ticket ${made}` });
		await engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, deskCredentialFor(zoho));
	});
	afterAll(async () => await zoho.close());

	/** The tickets that a workflow reads that was saved with this version of the node. */
	async function read(typeVersion: number, parameters: INodeParameters = {}): Promise<IDataObject[]> {
		const given = { resource: 'case', operation: 'getMany', ...parameters };
		const outcome = await engine.run(zohoWorkflow(given, [{}], { typeVersion }, 'desk'));
		if (outcome.error !== undefined) throw outcome.error.raw;
		return outcome.json(ZOHO);
	}

	/** What both versions read. */
	const inBoth = async (parameters?: INodeParameters) => [await read(1, parameters), await read(2, parameters)];

	it('is what a new node has', () => {
		const { description } = engine.types.getByNameAndVersion(NODE_TYPE);
		expect(description).toMatchObject({ version: [1, 2], defaultVersion: 2 });
	});

	it('has a default of its own, while a saved workflow of version 1 keeps the old one', async () => {
		expect((await inBoth()).map((items) => items.length)).toEqual([5, 2]);
	});

	it('ignores a parameter that it has no more, while version 1 still reads it', async () => {
		const [[byLabel], [byApiName]] = await inBoth({ options: { fieldNames: 'labels' } });
		expect([byLabel?.Subject, byApiName?.subject]).toEqual(['Ticket 4', 'Ticket 4']);
	});

	it('keeps what a person chose, in both versions', async () => {
		expect((await inBoth({ limit: 3 })).map((items) => items.length)).toEqual([3, 3]);
	});

	it('gets schemas of its own, which n8n asks for by the version', () => {
		expect(versionsOf(engine).map(versionFolder)).toEqual(['v1.0.0', 'v2.0.0']);
	});
});

describe('the versions of the nodes', () => {
	it.each([NODE_TYPE, `${NODE_TYPE}Trigger`])(
		'are listed from the start, and a new %s has the newest',
		async (type) => {
			const { version, defaultVersion } = (await createEngine()).types.getByNameAndVersion(type).description;
			expect(version).toEqual([1]);
			expect(defaultVersion).toBe(1);
		},
	);

	it('show Poll Times once, however often n8n loads the package', async () => {
		await createEngine();
		const { description } = (await createEngine()).types.getByNameAndVersion(`${NODE_TYPE}Trigger`);
		expect(description.properties.filter(({ name }) => name === 'pollTimes')).toHaveLength(1);
	});
});
