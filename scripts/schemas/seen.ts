/** What really comes out of node and trigger: every operation and every event, run in n8n's engine. */
import { omit, uniq } from 'es-toolkit';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import type { Engine } from '../../test/engine/engine';
import { NODE_TYPE } from '../n8n/credential';
import { type DeskPortal, openDeskPortal } from './desk-portal';
import { DESK_RESOURCES, type DeskResource } from './desk-resources';
import { eventItems } from './events';
import { OPERATION_ROWS, REFUSED_BY_DESK, SAME_ON_BOTH, SHOWS_WHAT_WAS_SENT } from './operations';
import { supportItems } from './support-portal';

/** Items by the name of their schema: `case/get`; `case` for the trigger; `error` for an item that failed. */
export type Seen = Map<string, IDataObject[]>;

/** Events of messages below a record: their items are messages. Those of all other events are records. */
export const OF_MESSAGES = ['newComment', 'newReply'];

/** Every failed item has the same form, so the operations of one resource show it. */
export const ERROR = 'error';
const FIRST = 'case';
const NO_ID = '600000000000000999';

const TRIGGER_TYPE = `${NODE_TYPE}Trigger`;

/** The versions of node and trigger, oldest first. They share a folder, since they stand in one. */
export function versionsOf(engine: Engine): number[] {
	return uniq([NODE_TYPE, TRIGGER_TYPE].flatMap((type) => versionsOfType(engine, type))).sort((a, b) => a - b);
}

const versionsOfType = (engine: Engine, type: string) =>
	[engine.types.getByNameAndVersion(type).description.version].flat();

/** The pairs of resource and operation (or event) that a form of Zoho Desk offers. */
export function offered(engine: Engine, type: string, parameter: string): ReadonlyArray<readonly [string, string]> {
	const { properties } = engine.types.getByNameAndVersion(type).description;
	const listsOf = (name: string) =>
		properties.filter((list) => list.name === name && list.displayOptions?.show?.service?.[0] === 'desk');
	const resources = listsOf('resource').flatMap(valuesOf);
	return listsOf(parameter).flatMap((list) =>
		(list.displayOptions?.show?.resource ?? [])
			.map(String)
			.filter((resource) => resources.includes(resource))
			.flatMap((resource) => valuesOf(list).map((value) => [resource, value] as const)),
	);
}

const valuesOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [String(option.value)] : []));

/** Everything that comes out of one version. */
export async function seeEverything(engine: Engine, version: number): Promise<Seen> {
	const seen: Seen = new Map();
	const add = (name: string, items: readonly IDataObject[]) =>
		void seen.set(name, [...(seen.get(name) ?? []), ...items]);
	if (versionsOfType(engine, NODE_TYPE).includes(version)) await seeOperations(engine, version, add);
	if (versionsOfType(engine, TRIGGER_TYPE).includes(version)) await seeEvents(engine, version, add);
	return seen;
}

type Add = (name: string, items: readonly IDataObject[]) => void;

async function seeOperations(engine: Engine, version: number, add: Add): Promise<void> {
	const portal = await openDeskPortal(engine);
	try {
		for (const [resource, operation] of offered(engine, NODE_TYPE, 'operation')) {
			const name = `${resource}/${operation}`;
			if (!REFUSED_BY_DESK.includes(name)) add(name, await itemsOf(portal, resource, operation, version));
			if (resource === FIRST) add(ERROR, await failedItems(portal, operation, version));
		}
	} finally {
		await portal.close();
	}
	for (const [name, items, sent] of await supportItems(engine, version))
		add(
			name,
			items.map((item) => omit(item, [...sent])),
		);
}

/** The modules behind a resource; the usage of the day has none, so any stands for it. */
const modulesOf = (resource: string): readonly DeskResource[] =>
	DESK_RESOURCES.find(([first]) => first?.name === resource) ?? DESK_RESOURCES[0];

async function itemsOf(
	portal: DeskPortal,
	resource: string,
	operation: string,
	version: number,
): Promise<IDataObject[]> {
	const modules = modulesOf(resource);
	const found: IDataObject[][] = [];
	for (const module of SAME_ON_BOTH.includes(operation) ? modules.slice(0, 1) : modules)
		found.push(await run(portal, module, { resource, operation, version }));
	return commonTo(found);
}

interface Wanted {
	readonly resource: string;
	readonly operation: string;
	readonly version: number;
}

async function run(portal: DeskPortal, module: DeskResource, { resource, operation, version }: Wanted, settings = {}) {
	await portal.reset();
	const row = OPERATION_ROWS[operation];
	if (row === undefined) throw new Error(`The operation '${operation}' has no row in scripts/schemas/operations.ts.`);
	const given = [await row({ portal, resource: module, id: portal.addWhole(module) })].flat();
	if ('onError' in settings) portal.zoho.faults.add({ kind: 'gateway', status: 403, count: 1_000 });
	const items: IDataObject[] = [];
	for (const parameters of given) {
		const all: INodeParameters = { resource, operation, ...module.form, ...parameters };
		const came = await portal.run(all, { typeVersion: version, ...settings });
		const sent = SHOWS_WHAT_WAS_SENT.includes(operation) ? Object.keys(sentFields(all)) : [];
		items.push(...came.map((item) => omit(item, sent)));
	}
	return items;
}

const sentFields = ({ jsonFields }: INodeParameters) => JSON.parse(String(jsonFields)) as IDataObject;

const GO_ON = { onError: 'continueRegularOutput' };

/** Items that failed: nothing gets past a gateway, which gives no code, and Zoho has no such record. */
async function failedItems(portal: DeskPortal, operation: string, version: number) {
	const [module] = modulesOf(FIRST);
	const wanted = { resource: FIRST, operation, version };
	const items = await run(portal, module, wanted, GO_ON);
	portal.zoho.faults.clear();
	const unknown = { resource: FIRST, operation: 'get', recordId: NO_ID };
	const refused = operation === 'get' ? await portal.run(unknown, { typeVersion: version, ...GO_ON }) : [];
	return [...items, ...refused].filter((item) => 'error' in item);
}

/** The keys that the items of every list have: what is true of each module. */
function commonTo(lists: ReadonlyArray<readonly IDataObject[]>): IDataObject[] {
	const keys = lists.map((items) => uniq(items.flatMap(Object.keys)));
	const strange = uniq(keys.flat()).filter((key) => !keys.every((its) => its.includes(key)));
	return lists.flat().map((item) => omit(item, strange));
}

async function seeEvents(engine: Engine, version: number, add: Add): Promise<void> {
	const events = offered(engine, TRIGGER_TYPE, 'event');
	const portal = await openDeskPortal(engine);
	try {
		for (const [resource] of DESK_RESOURCES) {
			if (resource === undefined) continue;
			const its = events.filter(([name]) => name === resource.name).map(([, event]) => event);
			for (const [event, items] of await eventItems(portal, resource, its, version)) {
				if (items.length === 0) throw new Error(`No item came for the event ${event} of ${resource.name}.`);
				add(OF_MESSAGES.includes(event) ? `${resource.name}/${event}` : resource.name, items);
			}
		}
	} finally {
		await portal.close();
	}
}
