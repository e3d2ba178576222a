/** The npm registry as an n8n of these tests sees it: it holds one package, and nothing leaves the machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCACertificate, getLocal } from 'mockttp';
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

	const authority = await generateCACertificate();
	const certificate = join(folder, 'authority.pem');
	writeFileSync(certificate, authority.cert);
	const proxy = getLocal({ https: authority });
	await proxy.start();
	const path = `/${name}/-/${filename}`;
	const manifestAt = (url: string) => ({
		...packageJson,
		dist: { integrity, shasum, tarball: new URL(path, url).href },
	});
	const asked: string[] = [];
	await proxy.on('request', ({ url }) => void asked.push(new URL(url).pathname));
	await proxy.forGet(`/${name}/latest`).thenCallback(({ url }) => ({ json: manifestAt(url) }));
	await proxy.forGet(`/${name}`).thenCallback(({ url }) => ({
		json: { name, 'dist-tags': { latest: version }, versions: { [version]: manifestAt(url) } },
	}));
	await proxy.forGet(path).thenReply(200, tarball);
	return {
		name,
		version,
		/** Where the tarball lies in the registry. */
		tarballPath: path,
		/** The path of each request that came, oldest first. */
		asked: asked as readonly string[],
		/** Settings of an n8n that goes through the proxy. */
		settings: {
			...Object.fromEntries(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((key) => [key, proxy.url])),
			NODE_EXTRA_CA_CERTS: certificate,
		},
		close: async () => await proxy.stop(),
	};
}
