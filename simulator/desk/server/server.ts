import multipart from '@fastify/multipart';
import Fastify from 'fastify';

import { connectionNumbers } from '../../connection-numbers';
import { addressOf, listening, type Listening } from '../../listening';
import type { DeskHost } from '../desk';
import { accountsRoutes } from './accounts-routes';
import { apiRoutes } from './api-routes';

const LARGEST_BODY = 256 * 1024 * 1024;

/** Serves accounts and API on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function listen(host: DeskHost, port: number): Promise<Listening> {
	const app = Fastify({
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		keepAliveTimeout: 72_000,
		bodyLimit: LARGEST_BODY,
		routerOptions: { maxParamLength: 500 },
	});
	app.removeAllContentTypeParsers();
	await app.register(multipart, { limits: { fileSize: LARGEST_BODY } });
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	const numberOf = connectionNumbers();
	await accountsRoutes(app, host, numberOf, () => addressOf(app));
	await apiRoutes(app, host, numberOf);
	return await listening(app, port);
}
