/** TEMPORARY stand-in until simulator/simulator.ts exists. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from './json';

export const SIGN_INS = ['authToken', 'password', 'ticket'] as const;
export type SignIn = (typeof SIGN_INS)[number];

export interface SimulatedZoho {
	url: string;
	credential(signIn: SignIn): JsonObject;
	requestCount(): number;
	reset(): void;
	secrets(): string[];
	close(): Promise<void>;
}

export async function startSimulatedZoho(): Promise<SimulatedZoho> {
	let count = 0;
	const server = createServer((_, answer) => {
		count++;
		answer.end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		credential: (signIn) => ({ dataCentre: 'custom', apiAddress: url, accountsAddress: url, portal: 'p', department: 'd', timeZone: 'America/Los_Angeles', signIn, ...(signIn === 'authToken' ? { authToken: 'tok' } : { email: 'a@b.example', password: 'pw-marked', ...(signIn === 'ticket' ? { apiKey: 'k' } : {}) }) }),
		requestCount: () => count,
		reset: () => undefined,
		secrets: () => ['a1','b1','c1','d1'],
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
