/** Ports of this machine. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Every service of ours listens here only: nothing is reachable from another machine. */
export const LOOPBACK = '127.0.0.1';

/** Whether nobody listens on the port. */
export async function isFree(port: number): Promise<boolean> {
	return (await listenOnce(port)) !== undefined;
}

/** The port asked for when it is free, else one that the system picks. */
export async function freePort(preferred = 0): Promise<number> {
	const port = (await listenOnce(preferred)) ?? (await listenOnce(0));
	if (port === undefined) throw new Error('This machine has no free port.');
	return port;
}

/** The port that listening gave, closed again; undefined when it is taken. */
async function listenOnce(port: number): Promise<number | undefined> {
	const server = createServer();
	try {
		server.listen(port, LOOPBACK);
		await once(server, 'listening');
	} catch {
		return undefined;
	}
	const taken = (server.address() as AddressInfo).port;
	server.close();
	await once(server, 'close');
	return taken;
}
