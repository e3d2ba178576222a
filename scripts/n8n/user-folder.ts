/** The temporary folder that an n8n lives in (its database, its settings, its packages), and the environment it starts with. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export interface UserFolder {
	path: string;
	/** What n8n wrote since its last start. */
	logFile: string;
}

/**
 * Makes the folder and copies the built package to where n8n looks for community packages. So its node has the same name
 * as in production: N8N_CUSTOM_EXTENSIONS would call it `CUSTOM.zohoSupport`. And the package finds n8n's own n8n-workflow:
 * through a link it would find the one of the checkout.
 * @param packageFolder holds package.json and dist/
 */
export function makeUserFolder(packageFolder: string): UserFolder {
	if (!existsSync(join(packageFolder, 'dist')))
		throw new Error(`${packageFolder} has no dist folder. Run \`npm run build\` first.`);
	const { name } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { name: string };
	const path = mkdtempSync(join(tmpdir(), 'n8n-zoho-support-'));
	mkdirSync(join(path, 'tmp'));
	for (const part of ['package.json', 'dist'])
		cpSync(join(packageFolder, part), join(path, '.n8n/nodes/node_modules', name, part), { recursive: true });
	return { path, logFile: join(path, 'n8n.log') };
}

/** Everything listens here only: nothing is reachable from another machine. */
export const LOOPBACK = '127.0.0.1';

/** All that n8n sees of our own environment: a DB_TYPE or N8N_… of the shell would lead it to somebody's real data. */
const INHERITED = /^(LANG|LC_ALL|TZ|https?_proxy|NODE_EXTRA_CA_CERTS)$/i;

/** Nothing leaves the machine, and nothing stands between a person and the canvas. */
const OFF = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};

/**
 * n8n on this machine only, with every file inside the user folder.
 * @param port where the editor listens
 * @param taskBroker the port where n8n's own task runner talks to it
 * @param settings of n8n, on top of ours
 */
export function n8nEnvironment(folder: UserFolder, port: number, taskBroker: number, settings = {}): NodeJS.ProcessEnv {
	const own = process.env;
	const direct = [own.NO_PROXY ?? own.no_proxy, LOOPBACK, 'localhost'].filter(Boolean).join(',');
	return {
		...Object.fromEntries(Object.entries(own).filter(([name]) => INHERITED.test(name))),
		...OFF,
		NO_PROXY: direct,
		no_proxy: direct,
		PATH: [dirname(process.execPath), own.PATH].join(delimiter),
		HOME: folder.path,
		TMPDIR: join(folder.path, 'tmp'),
		N8N_USER_FOLDER: folder.path,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(taskBroker),
		// The sign-in cookie must work over plain http on this machine.
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...settings,
	};
}
