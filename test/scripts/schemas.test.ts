import { beforeAll, describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import { committedFiles, schemaFiles, textOf, versionFolder } from '../../scripts/schemas/files';
import { REFUSED_BY_DESK, SAME_ON_BOTH } from '../../scripts/schemas/operations';
import { OWN_FIELD, type Schema } from '../../scripts/schemas/schema';
import { ERROR, offered, OF_MESSAGES, type Seen, seeEverything, versionsOf } from '../../scripts/schemas/seen';
import { createEngine, type Engine } from '../engine/engine';

const SLOW = 300_000;

/** The same schema, and no property beside those that it names. Those of a portal's own fields may be any. */
function strict(schema: Schema): object {
	const { properties, items } = schema;
	const inner = Object.entries(properties ?? {}).map(([name, one]) => [name, strict(one)]);
	const own = { patternProperties: { [OWN_FIELD.source]: {} } };
	const closed = inner.length > 0 && { properties: Object.fromEntries(inner), ...own, additionalProperties: false };
	return { ...(schema.type && { type: schema.type }), ...closed, ...(items && { items: strict(items) }) };
}

/** What is wrong with items by their schema. */
function faultsIn(schema: Schema, items: readonly IDataObject[]): unknown[] {
	const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(strict(schema));
	return items.flatMap((item) => (validate(item) ? [] : (validate.errors ?? [])));
}

describe('the output schemas', () => {
	const committed = committedFiles();
	const seen = new Map<number, Seen>();
	let engine: Engine;

	beforeAll(async () => {
		engine = await createEngine();
		for (const version of versionsOf(engine)) seen.set(version, await seeEverything(engine, version));
	}, SLOW);

	const pairs = () =>
		[...seen].flatMap(([version, its]) => [...its].map(([name, items]) => ({ version, name, items })));
	const schemaAt = (version: number, name: string) =>
		JSON.parse(committed.get(`${versionFolder(version)}/${name}.json`) ?? '{}') as Schema;

	it('are those that npm run schemas writes: run it, and commit what it changed', () => {
		const made = [...seen].flatMap(([version, its]) => [...schemaFiles(version, its)]);
		expect(Object.fromEntries(made.map(([name, schema]) => [name, textOf(schema)]))).toEqual(
			Object.fromEntries(committed),
		);
	});

	it('allow every item that really comes out, field by field', () => {
		const wrong = pairs().map(({ version, name, items }) => [name, faultsIn(schemaAt(version, name), items)] as const);
		expect(wrong.filter(([, faults]) => faults.length > 0)).toEqual([]);
	});

	it('name no field that no item has', () => {
		const names = ({ properties = {} }: Schema) => Object.keys(properties);
		const idle = pairs().flatMap(({ version, name, items }) =>
			names(schemaAt(version, name)).filter((key) => !items.some((item) => key in item)),
		);
		expect(idle).toEqual([]);
	});

	it('are there for each operation that the form offers', () => {
		const operations = offered(engine, NODE_TYPE, 'operation').map((pair) => pair.join('/'));
		expect(operations.length).toBeGreaterThan(50);
		for (const version of versionsOf(engine))
			expect(operations.filter((name) => !committed.has(`${versionFolder(version)}/${name}.json`))).toEqual([]);
	});

	it('are there for each event of the trigger', () => {
		const events = offered(engine, `${NODE_TYPE}Trigger`, 'event');
		const names = events.map(([resource, event]) => (OF_MESSAGES.includes(event) ? `${resource}/${event}` : resource));
		expect(events.length).toBeGreaterThan(20);
		expect(names.filter((name) => schemaAt(1, name).properties?.event === undefined)).toEqual([]);
	});

	it('say of each write what it was and which record it was', () => {
		const writes = pairs().filter(({ name }) => SAME_ON_BOTH.some((one) => name.endsWith(`/${one}`)));
		const ofRecords = writes.filter(({ name }) => !name.startsWith('apiUsage'));
		const keys = ofRecords.map(({ version, name }) => Object.keys(schemaAt(version, name).properties ?? {}));
		expect(new Set(keys.map(String))).toEqual(new Set(['id,outcome']));
	});

	it('say of a failed item what n8n needs to send it to the error output', () => {
		expect(Object.keys(schemaAt(1, ERROR).properties ?? {})).toEqual(['details', 'error']);
	});

	it('leave out no more than what Zoho Desk always refuses', () => {
		expect(REFUSED_BY_DESK).toEqual(['contract/delete']);
	});
});
