/** The other side: writes down what the workflow tells it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isObject, textAt } from '../n8n/json';
import { LOOPBACK } from '../n8n/free-port';
import type { Telling } from './reckoning';

export interface Receiver {
	readonly url: string;
	/** Lets whoever tells of this case wait for the answer until the function given back is called. */
	hold(id: string): () => void;
	close(): void;
}

/** Starts it on a free port of this machine; `onTelling` hears each telling before it is answered. */
export async function startReceiver(onTelling: (telling: Omit<Telling, 'life'>) => void): Promise<Receiver> {
	const held = new Map<string, Promise<void>>();
	const answer = async (asked: IncomingMessage, answering: ServerResponse) => {
		const telling = parseTelling(JSON.parse(await text(asked)));
		onTelling(telling);
		await held.get(telling.id);
		answering.setHeader('content-type', 'application/json').end('{}');
	};
	// An n8n that is killed while it speaks was not heard.
	const server = createServer((asked, answering) => void answer(asked, answering).catch(() => answering.destroy()));
	server.listen(0, LOOPBACK);
	await once(server, 'listening');
	return {
		url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
		hold: (id) => {
			let release = () => {};
			held.set(id, new Promise((resolve) => (release = resolve)));
			return release;
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function parseTelling(body: unknown): Omit<Telling, 'life'> {
	const possibleRepeat = isObject(body) && body.possibleRepeat === true;
	return {
		id: textAt(body, 'id'),
		workflow: textAt(body, 'workflow'),
		execution: textAt(body, 'execution'),
		possibleRepeat,
	};
}
