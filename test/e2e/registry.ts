/** The npm registry as an n8n of these tests sees it: it holds one package, and nothing leaves the machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import fastify from 'fastify';
import { generate } from 'selfsigned';
import { npmEnvironment } from '../../scripts/n8n/install';

/** What `npm pack --json` tells of the tarball. */
interface Packed {
	name: string;
	version: string;
	filename: string;
	integrity: string;
	shasum: string;
}

export type Registry = Awaited<ReturnType<typeof openRegistry>>;

/**
 * Packs a built package, and starts a proxy through which n8n and its npm find the tarball at whatever registry they ask.
 * n8n lets only licensed instances choose another registry, so the address stays n8n's own.
 * @param folder for the tarball and the proxy's certificate
 */
export async function openRegistry(packageFolder: string, folder: string) {
	const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const output = execFileSync('npm', packing, { cwd: packageFolder, encoding: 'utf8', env: npmEnvironment() });
	const [packed] = Object.values(JSON.parse(output) as Record<string, Packed>);
	if (packed === undefined) throw new Error('npm pack made no tarball.');
	const { name, version, filename, integrity, shasum } = packed;
	const tarball = readFileSync(join(folder, filename));
	const packageJson = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as object;

	const authority = await generate([{ name: 'commonName', value: 'Authority of these tests' }], {
		extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
	});
	const certificate = join(folder, 'authority.pem');
	writeFileSync(certificate, authority.cert);
	const path = `/${name}/-/${filename}`;
	const manifestFor = (host: string) => ({
		...packageJson,
		dist: { integrity, shasum, tarball: `https://${host}${path}` },
	});
	const asked: string[] = [];
	const server = fastify({ forceCloseConnections: true });
	server.addHook('onRequest', async ({ url }) => void asked.push(await Promise.resolve(url)));
	server.get(`/${name}/latest`, ({ host }) => manifestFor(host));
	server.get(`/${name}`, ({ host }) => ({
		name,
		'dist-tags': { latest: version },
		versions: { [version]: manifestFor(host) },
	}));
	server.get(path, async (_, reply) => await reply.type('application/octet-stream').send(tarball));
	server.server.on('connect', (request: IncomingMessage, socket: Duplex) => {
		const host = (request.url ?? '').replace(/:\d+$/, '');
		void secured(socket, host, { key: authority.private, cert: authority.cert }).then(
			(secure) => server.server.emit('connection', secure),
			(error: Error) => socket.destroy(error),
		);
	});
	const address = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		name,
		version,
		/** Where the tarball lies in the registry. */
		tarballPath: path,
		/** The path of each request that came, oldest first. */
		asked: asked as readonly string[],
		/** Settings of an n8n that goes through the proxy. */
		settings: {
			...Object.fromEntries(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((key) => [key, address])),
			NODE_EXTRA_CA_CERTS: certificate,
		},
		close: async () => await server.close(),
	};
}

/** Answers a CONNECT as if it were the host that was asked for. */
async function secured(socket: Duplex, host: string, authority: { key: string; cert: string }): Promise<TLSSocket> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
		ca: authority,
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
	});
	socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
	return new TLSSocket(socket as Socket, { isServer: true, key, cert });
}
