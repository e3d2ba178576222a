import type { FastifyInstance } from 'fastify';

/** A listening server. */
export interface Listening {
	readonly port: number;
	/** Closes at once, even with open connections. */
	close(): Promise<void>;
}

/** Opens a server on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function listening(app: FastifyInstance, port: number): Promise<Listening> {
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

/** The address of a server that listens. */
export const addressOf = (app: FastifyInstance): string => `http://127.0.0.1:${portOf(app)}`;

function portOf(app: FastifyInstance): number {
	const address = app.server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return address.port;
}
