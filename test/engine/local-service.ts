import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service on this machine for one test file. */
export interface LocalService {
	address: string;
	close(): Promise<void>;
}

/** Answers every request with `answer`, on a free port. */
export async function serve(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalService> {
	const server = createServer(answer);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
