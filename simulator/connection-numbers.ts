import type { Socket } from 'node:net';

const connections = new WeakMap<Socket, number>();

/** Numbers the connections of a server from 1. */
export function connectionNumbers(): (socket: Socket) => number {
	let last = 0;
	return (socket) => {
		const known = connections.get(socket) ?? (last += 1);
		connections.set(socket, known);
		return known;
	};
}
