import type { FastifyReply, FastifyRequest } from 'fastify';

import type { World } from '../world';

const AT_MOST_EVERY = 150;

/** Server-sent events: one `change` shortly after one or more changes. Ends when the reader disconnects. */
export function streamChanges(request: FastifyRequest, reply: FastifyReply, world: World): void {
	reply.hijack();
	reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
	reply.raw.write('retry: 1000\n\nevent: change\ndata: {}\n\n');
	let waiting: NodeJS.Timeout | undefined;
	const stop = world.onChange(() => {
		waiting ??= setTimeout(() => {
			waiting = undefined;
			reply.raw.write('event: change\ndata: {}\n\n');
		}, AT_MOST_EVERY).unref();
	});
	request.raw.socket.once('close', () => {
		clearTimeout(waiting);
		stop();
	});
}
