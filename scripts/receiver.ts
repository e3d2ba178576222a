/** The other side of the examples: an address on this machine that writes down what a workflow sends to it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in the body of one request. */
export type Arrival = Record<string, unknown>;

export interface Receiver {
	/** Without a slash at the end; every path below it is taken. */
	readonly url: string;
	/** All that came, oldest first. */
	readonly arrived: readonly Arrival[];
	/** Forgets what came. */
	clear(): void;
	close(): Promise<void>;
}

/** Starts one on a free port, reachable from this machine only. `onArrival` hears of each request before it is answered. */
export async function openReceiver(onArrival: (arrival: Arrival) => void = () => undefined): Promise<Receiver> {
	const arrived: Arrival[] = [];
	const server = createServer((request, response) => {
		void readBody(request).then((text) => {
			const arrival = parsed(text);
			response.setHeader('content-type', 'application/json');
			if (arrival === undefined) return response.writeHead(400).end('{"error":"the body is no JSON object"}');
			arrived.push(arrival);
			onArrival(arrival);
			return response.end('{"received":true}');
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		arrived,
		clear: () => void arrived.splice(0),
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

/** Where the examples send to until a person puts an address of their own there: a name that no network can resolve. */
const PLACEHOLDER = 'https://your-server.invalid';

/** The nodes of an example, sending to another address than the placeholder. */
export function sendingTo<Node extends object>(address: string, nodes: readonly Node[]): Node[] {
	return nodes.map((node) => {
		const parameters: unknown = 'parameters' in node ? node.parameters : undefined;
		if (
			typeof parameters !== 'object' ||
			parameters === null ||
			!('url' in parameters) ||
			typeof parameters.url !== 'string'
		)
			return node;
		return { ...node, parameters: { ...parameters, url: parameters.url.replace(PLACEHOLDER, address) } };
	});
}

async function readBody(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): Arrival | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Arrival) : undefined;
	} catch {
		return undefined;
	}
}
