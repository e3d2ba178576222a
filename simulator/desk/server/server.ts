import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { connectionNumbers } from '../../connection-numbers';
import type { DeskHost } from '../desk';
import { accountsRoutes } from './accounts-routes';
import { apiRoutes } from './api-routes';

const LARGEST_BODY = 64 * 1024 * 1024;

/** A listening server. */
export interface Listening {
	readonly port: number;
	/** Closes at once, even with open connections. */
	close(): Promise<void>;
}

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
	const url = (): string => `http://127.0.0.1:${portOf(app)}`;
	await accountsRoutes(app, host, numberOf, url);
	await apiRoutes(app, host, numberOf);
	await app.listen({ port, host: '127.0.0.1' });
	return {
		port: portOf(app),
		close: async () => {
			const closed = app.close();
			app.server.closeAllConnections();
			await closed;
		},
	};
}

function portOf(app: FastifyInstance): number {
	const address = app.server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return address.port;
}
