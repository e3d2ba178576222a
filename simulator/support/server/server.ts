import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { addressOf, listening, type Listening } from '../../listening';
import { pageRoutes } from '../../page/page-routes';
import type { World } from '../world';
import { apiRoutes } from './api-routes';
import { controlRoutes } from './control-routes';

/** Serves the world on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function listen(world: World, port: number): Promise<Listening> {
	const app: FastifyInstance = Fastify({
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		keepAliveTimeout: 72_000,
	});
	app.setNotFoundHandler((request, reply) =>
		reply
			.code(404)
			.type('text/plain;charset=utf-8')
			.send(`Nothing is served at ${request.url.split('?')[0] ?? ''}\n`),
	);
	await app.register((scope) => apiRoutes(scope, world));
	await app.register((scope) => controlRoutes(scope, world, () => addressOf(app)));
	await app.register(pageRoutes);
	return await listening(app, port);
}
