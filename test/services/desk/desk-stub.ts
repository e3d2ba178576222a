import { serve, type LocalService } from '../../engine/local-service';

/** A request as the stub saw it. */
export interface Seen {
	readonly method: string;
	/** Without `/api/v1`. */
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
}

export interface Given {
	readonly status?: number;
	readonly body?: string | object;
	readonly headers?: Readonly<Record<string, string>>;
}

export type Script = (seen: Seen) => Given;

/** A service on this machine: Desk under `/api/v1`, the sign-in server under `/oauth`. The script answers. */
export interface DeskStub extends LocalService {
	/** All requests, oldest first. */
	readonly seen: Seen[];
	/** `GET /organizations` and so on, without those of the sign-in. */
	calls(): string[];
	tokenRequests(): Seen[];
}

export const REFUSED_TOKEN: Given = {
	status: 401,
	body: { errorCode: 'INVALID_OAUTH', message: 'The OAuth Token you provided is invalid.' },
};
export const ONE_ORGANIZATION: Given = {
	body: { data: [{ id: '77', companyName: 'Acme', edition: 'PROFESSIONAL' }] },
};

export async function deskStub(script: Script): Promise<DeskStub> {
	const seen: Seen[] = [];
	const service = await serve((request, response) => {
		let body = '';
		request.setEncoding('latin1');
		request.on('data', (part: string) => (body += part));
		request.on('end', () => {
			const url = new URL(request.url ?? '/', 'http://localhost');
			const path = url.pathname.replace('/api/v1', '');
			const query = Object.fromEntries(url.searchParams);
			const one = { method: request.method ?? '', path, query, headers: request.headers, body };
			seen.push(one);
			const { status = 200, body: answer = '', headers = {} } = script(one);
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
		});
	});
	const isSignIn = ({ path }: Seen) => path.startsWith('/oauth');
	return {
		...service,
		seen,
		calls: () => seen.filter((one) => !isSignIn(one)).map(({ method, path }) => `${method} ${path}`),
		tokenRequests: () => seen.filter(isSignIn),
	};
}

/** True for a request with this access token. */
export function hasToken({ headers }: Seen, token: string): boolean {
	return headers.authorization === `Bearer ${token}` || headers.authorization === `Zoho-oauthtoken ${token}`;
}
