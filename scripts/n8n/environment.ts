/** The environment that n8n starts with. */
import { delimiter, dirname } from 'node:path';
import { LOOPBACK } from './free-port';
import type { UserFolder } from './user-folder';

/** What n8n may see of our own environment: a DB_TYPE or N8N_… of the shell would lead it to somebody's real data. */
const INHERITED = [
	'LANG',
	'LC_ALL',
	'TZ',
	'HTTP_PROXY',
	'HTTPS_PROXY',
	'http_proxy',
	'https_proxy',
	'NODE_EXTRA_CA_CERTS',
];

export interface Ports {
	editor: number;
	/** n8n's own task runner talks to it here. */
	taskBroker: number;
}

/** n8n on this machine only, calling nobody, keeping every file inside the user folder. */
export function n8nEnvironment(
	folder: UserFolder,
	ports: Ports,
	own: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(INHERITED.map((name) => [name, own[name]]));
	const local = [own.NO_PROXY ?? own.no_proxy, LOOPBACK, 'localhost'].filter(Boolean).join(',');
	return {
		...inherited,
		NO_PROXY: local,
		no_proxy: local,
		PATH: [dirname(process.execPath), own.PATH].join(delimiter),
		HOME: folder.path,
		TMPDIR: folder.temporary,
		N8N_USER_FOLDER: folder.path,
		N8N_ENCRYPTION_KEY: folder.encryptionKey,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PORT: String(ports.editor),
		N8N_EDITOR_BASE_URL: `http://${LOOPBACK}:${ports.editor}`,
		WEBHOOK_URL: `http://${LOOPBACK}:${ports.editor}/`,
		N8N_RUNNERS_BROKER_PORT: String(ports.taskBroker),
		// The sign-in cookie must work over plain http on this machine.
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...SILENT,
	};
}

/** Nothing that leaves the machine, and nothing that stands between a person and the canvas. */
const SILENT = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};
