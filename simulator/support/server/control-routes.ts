import { mapValues } from 'es-toolkit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { checked } from '../../checked';
import { newCase } from '../portal/new-case';
import { MODULES, isModuleName } from '../modules';
import type { ModuleName } from '../modules';
import { faultOf } from '../faults/faults';
import { COUNT, MOMENT, optionsOf } from '../options-input';
import { recordsOf } from '../simulator-records';
import type { World } from '../world';
import { stateOf } from './control-state';
import { streamChanges } from './events';

const JOURNAL_SHOWN = 100;

const MODULE = z.custom<ModuleName>(isModuleName, `must be one of ${MODULES.map(({ name }) => name).join(', ')}`);
const FIELDS = z.record(z.string().nullable());
const ADDRESS = z.object({ module: MODULE, id: z.string().default('') });
const RECORD = z.object({ module: MODULE, fields: FIELDS, department: z.string().optional() });
const CLOCK = z.object({ set: MOMENT.optional(), advance: COUNT.optional(), freeze: z.boolean().optional() });
const QUOTA = z.object({
	restore: z.boolean().optional(),
	spend: COUNT.optional(),
	exhaust: z.boolean().optional(),
});

type Action = (request: FastifyRequest) => unknown;

/**
 * The control port: JSON in, JSON out, 400 with `{error}` for invalid input. Calls are neither recorded nor counted.
 */
export async function controlRoutes(app: FastifyInstance, world: World, url: () => string): Promise<void> {
	app.setErrorHandler((error: Error, _request, reply) => reply.code(400).send({ error: error.message }));
	app.get('/control/events', (request, reply) => streamChanges(request, reply, world));
	const on = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, action: Action): void => {
		app.route({ method, url: `/control/${path}`, handler: (request, reply) => answer(reply, action(request)) });
	};
	on('GET', 'state', () => stateOf(world, url()));
	on('POST', 'open-points', ({ body }) => {
		world.setOpenPoints(checked(z.record(z.unknown()), body));
		return world.points;
	});
	on('POST', 'reset', ({ body }) => {
		world.reset(optionsOf(body));
		return stateOf(world, url());
	});
	on('POST', 'clock', ({ body }) => setClock(world, checked(CLOCK, body)));
	on('POST', 'quota', ({ body }) => setQuota(world, checked(QUOTA, body)));
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
		const { limit } = checked(z.object({ limit: COUNT.default(JOURNAL_SHOWN) }), query);
		return { total: entries.length, entries: entries.slice(-limit || entries.length) };
	});
	on('DELETE', 'journal', () => {
		world.journal.clear();
		return { total: 0, entries: [] };
	});
}

function recordRoutes(on: On, world: World): void {
	const records = recordsOf(world);
	on('GET', 'records/:module', ({ params }) => records.records(checked(ADDRESS, params).module));
	on('POST', 'records', ({ body }) => {
		const { module, fields, department } = checked(RECORD, body);
		return {
			id: records.add(
				module,
				mapValues(fields, (value) => value ?? ''),
				department,
			),
		};
	});
	on('POST', 'new-case', () => {
		const fields = newCase(world.centres.main.store.lastRequestNumber + 1);
		return { id: records.add('requests', fields), subject: fields.Subject };
	});
	on('PATCH', 'records/:module/:id', ({ params, body }) => {
		const { module, id } = checked(ADDRESS, params);
		records.change(module, id, checked(z.object({ fields: FIELDS }), body).fields);
		return { id };
	});
	on('DELETE', 'records/:module/:id', ({ params }) => {
		const { module, id } = checked(ADDRESS, params);
		records.remove(module, id);
		return { id };
	});
}

function accountRoutes(on: On, world: World): void {
	on('POST', 'tokens/remove', ({ body }) => {
		world.centres.main.accounts.removeToken(checked(z.object({ token: z.string().optional() }), body ?? {}).token);
		world.changed();
		return { tokens: world.centres.main.accounts.tokens().length };
	});
	on('POST', 'tokens/ceiling', ({ body }) => {
		world.centres.main.accounts.tokenCeiling = checked(z.object({ ceiling: COUNT }), body).ceiling;
		world.changed();
		return { ceiling: world.centres.main.accounts.tokenCeiling };
	});
	on('POST', 'tickets/expire', () => {
		world.centres.main.accounts.expireTickets();
		return {};
	});
}

function setClock(world: World, { set, advance, freeze }: z.infer<typeof CLOCK>): { now: string; frozen: boolean } {
	if (set !== undefined) world.clock.set(set);
	if (advance !== undefined) world.clock.advance(advance);
	if (freeze === true) world.clock.freeze();
	if (freeze === false) world.clock.thaw();
	world.changed();
	return { now: world.clock.now().toISOString(), frozen: world.clock.frozen };
}

function setQuota(world: World, { restore, spend, exhaust }: z.infer<typeof QUOTA>): { limit: number; used: number } {
	const { quota } = world.centres.main;
	if (restore === true) quota.restore();
	if (spend !== undefined) quota.spend(spend);
	if (exhaust === true) quota.exhaust();
	world.changed();
	return { limit: quota.limit(), used: quota.used() };
}

function answer(reply: FastifyReply, content: unknown): FastifyReply {
	return reply.header('cache-control', 'no-store').send(content);
}
