/** The other side of the examples: an address on this machine that writes down what a workflow sends to it. */
import { fastify } from 'fastify';

/** What came in the body of one request. */
export type Arrival = Record<string, unknown>;

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/**
 * Starts one on a free port, reachable from this machine only.
 * @param onArrival is called with each body; the answer waits for it
 */
export async function openReceiver(onArrival: (arrival: Arrival) => unknown = () => undefined) {
	const arrived: Arrival[] = [];
	const server = fastify({ forceCloseConnections: true });
	server.post<{ Body: Arrival }>('*', { schema: { body: { type: 'object' } } }, async ({ body }) => {
		arrived.push(body);
		await onArrival(body);
		return { received: true };
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		/** Without a slash at the end. Every path below it is taken. */
		url,
		/** All that came, oldest first. */
		arrived: arrived as readonly Arrival[],
		clear: () => void arrived.splice(0),
		close: async () => await server.close(),
	};
}

/** Where the examples send to until a person puts an address of their own there: a name that no network can resolve. */
const PLACEHOLDER = 'https://your-server.invalid';

/** The nodes of an example, sending to another address than the placeholder. */
export function sendingTo<Node extends { parameters: object }>(address: string, nodes: readonly Node[]): Node[] {
	return nodes.map((node) => {
		const url = 'url' in node.parameters ? node.parameters.url : undefined;
		if (typeof url !== 'string') return node;
		return { ...node, parameters: { ...node.parameters, url: url.replace(PLACEHOLDER, address) } };
	});
}
