/** The temporary folder that an n8n lives in (its database, its settings, its packages), and the environment it starts with. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';

export interface UserFolder {
	path: string;
	/** What n8n wrote since its last start. */
	logFile: string;
	/** Where n8n has the package; undefined if it has none. */
	installed?: string;
}

/** Makes the folder. With the folder of a built package (package.json and dist/) n8n has it installed. */
export function makeUserFolder(packageFolder?: string): UserFolder {
	const path = mkdtempSync(join(tmpdir(), 'n8n-zoho-support-'));
	mkdirSync(join(path, 'tmp'));
	const folder = { path, logFile: join(path, 'n8n.log') };
	return packageFolder === undefined ? folder : { ...folder, installed: installPackage(path, packageFolder) };
}

/**
 * Copies the built package to where n8n looks for community packages. So its node has the same name as in production:
 * N8N_CUSTOM_EXTENSIONS would call it `CUSTOM.zohoSupport`. And the package finds n8n's own n8n-workflow: through a link it
 * would find the one of the checkout.
 */
function installPackage(userFolder: string, packageFolder: string): string {
	if (!existsSync(join(packageFolder, 'dist')))
		throw new Error(`${packageFolder} has no dist folder. Run \`npm run build\` first.`);
	const { name } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { name: string };
	const installed = join(userFolder, '.n8n/nodes/node_modules', name);
	for (const part of ['package.json', 'dist'])
		cpSync(join(packageFolder, part), join(installed, part), { recursive: true });
	return installed;
}

/**
 * Brings the installed package up to date with a newer build, and gives the files that changed. Each is moved into place
 * as a whole: n8n may load it at any moment.
 */
export function updatePackage({ path, installed }: UserFolder, packageFolder: string): string[] {
	if (installed === undefined) throw new Error('n8n has no package that could be brought up to date.');
	const files = readdirSync(join(packageFolder, 'dist'), { recursive: true, withFileTypes: true });
	const paths = files
		.filter((file) => file.isFile())
		.map((file) => relative(packageFolder, join(file.parentPath, file.name)));
	return paths.filter((file) => {
		const [from, to, halfway] = [join(packageFolder, file), join(installed, file), join(path, 'tmp', 'halfway')];
		if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return false;
		mkdirSync(dirname(to), { recursive: true });
		cpSync(from, halfway);
		renameSync(halfway, to);
		return true;
	});
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
