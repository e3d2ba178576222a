import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { newCase } from '../portal/new-case';
import { isModuleName } from '../modules';
import type { ModuleName } from '../modules';
import { faultOf } from '../faults/faults';
import { countOf, fieldsOf, membersOf, momentOf, optionsOf } from '../options-input';
import { recordsOf } from '../simulator-records';
import type { World } from '../world';
import { stateOf } from './control-state';
import { streamChanges } from './events';

const JOURNAL_SHOWN = 100;

type Action = (request: FastifyRequest) => unknown;

/** The control port: JSON in, JSON out, 400 with `{error}` for what makes no sense. Never journalled, never counted. */
export async function controlRoutes(app: FastifyInstance, world: World, url: () => string): Promise<void> {
	app.setErrorHandler((error: Error, _request, reply) => reply.code(400).send({ error: error.message }));
	app.get('/control/events', (request, reply) => streamChanges(request, reply, world));
	const on = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, action: Action): void => {
		app.route({ method, url: `/control/${path}`, handler: (request, reply) => answer(reply, action(request)) });
	};
	on('GET', 'state', () => stateOf(world, url()));
	on('POST', 'open-points', ({ body }) => {
		world.setOpenPoints(Object.fromEntries(membersOf(body)));
		return world.points;
	});
	on('POST', 'reset', ({ body }) => {
		world.reset(optionsOf(body));
		return stateOf(world, url());
	});
	on('POST', 'clock', ({ body }) => setClock(world, membersOf(body)));
	on('POST', 'quota', ({ body }) => setQuota(world, membersOf(body)));
	faultRoutes(on, world);
	journalRoutes(on, world);
	recordRoutes(on, world);
	accountRoutes(on, world);
}

type On = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, action: Action) => void;

function faultRoutes(on: On, world: World): void {
	on('POST', 'faults', ({ body }) => {
		world.faults.add(faultOf(body));
		world.changed();
		return world.faults.waiting();
	});
	on('DELETE', 'faults', () => {
		world.faults.clear();
		world.changed();
		return [];
	});
}

function journalRoutes(on: On, world: World): void {
	on('GET', 'journal', ({ query }) => {
		const entries = world.journal.entries();
		const limit = membersOf(query).get('limit');
		return {
			total: entries.length,
			entries: entries.slice(-countOf('limit', limit ?? JOURNAL_SHOWN) || entries.length),
		};
	});
	on('DELETE', 'journal', () => {
		world.journal.clear();
		return { total: 0, entries: [] };
	});
}

function recordRoutes(on: On, world: World): void {
	const records = recordsOf(world);
	on('GET', 'records/:module', ({ params }) => records.records(addressed(params).module));
	on('POST', 'records', ({ body }) => {
		const members = membersOf(body);
		const department = members.get('department');
		const fields = Object.entries(fieldsOf(members.get('fields'))).map(([label, value]): [string, string] => [
			label,
			value ?? '',
		]);
		return {
			id: records.add(
				moduleOf(members.get('module')),
				Object.fromEntries(fields),
				typeof department === 'string' ? department : undefined,
			),
		};
	});
	on('POST', 'new-case', () => {
		const fields = newCase(world.centres.main.store.lastRequestNumber + 1);
		return { id: records.add('requests', fields), subject: fields.Subject };
	});
	on('PATCH', 'records/:module/:id', ({ params, body }) => {
		const { module, id } = addressed(params);
		records.change(module, id, fieldsOf(membersOf(body).get('fields')));
		return { id };
	});
	on('DELETE', 'records/:module/:id', ({ params }) => {
		const { module, id } = addressed(params);
		records.remove(module, id);
		return { id };
	});
}

function accountRoutes(on: On, world: World): void {
	on('POST', 'tokens/remove', ({ body }) => {
		const token = membersOf(body ?? {}).get('token');
		world.centres.main.accounts.removeToken(typeof token === 'string' ? token : undefined);
		world.changed();
		return { tokens: world.centres.main.accounts.tokens().length };
	});
	on('POST', 'tokens/ceiling', ({ body }) => {
		world.centres.main.accounts.tokenCeiling = countOf('ceiling', membersOf(body).get('ceiling'));
		world.changed();
		return { ceiling: world.centres.main.accounts.tokenCeiling };
	});
	on('POST', 'tickets/expire', () => {
		world.centres.main.accounts.expireTickets();
		return {};
	});
}

function setClock(world: World, change: ReadonlyMap<string, unknown>): { now: string; frozen: boolean } {
	const [set, advance, freeze] = [change.get('set'), change.get('advance'), change.get('freeze')];
	if (set !== undefined) world.clock.set(momentOf(set));
	if (advance !== undefined) world.clock.advance(countOf('advance', advance));
	if (freeze === true) world.clock.freeze();
	if (freeze === false) world.clock.thaw();
	world.changed();
	return { now: world.clock.now().toISOString(), frozen: world.clock.frozen };
}

function setQuota(world: World, change: ReadonlyMap<string, unknown>): { limit: number; used: number } {
	const { quota } = world.centres.main;
	if (change.get('restore') === true) quota.restore();
	if (change.get('spend') !== undefined) quota.spend(countOf('spend', change.get('spend')));
	if (change.get('exhaust') === true) quota.exhaust();
	world.changed();
	return { limit: quota.limit(), used: quota.used() };
}

function addressed(params: unknown): { module: ModuleName; id: string } {
	const members = membersOf(params);
	return { module: moduleOf(members.get('module')), id: String(members.get('id')) };
}

function moduleOf(name: unknown): ModuleName {
	if (!isModuleName(name)) throw new Error(`There is no module "${String(name)}"`);
	return name;
}

function answer(reply: FastifyReply, content: unknown): FastifyReply {
	return reply.header('cache-control', 'no-store').send(content);
}
