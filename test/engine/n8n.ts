import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';

/**
 * n8n's own packages, loaded once per process and set up so that they neither touch the person's home, nor send
 * telemetry, nor print. Everything comes through CommonJS `require`: n8n-core is CommonJS, and an ES import of
 * n8n-workflow beside it would load a second copy whose classes are strangers to the first.
 */
export interface N8n {
	core: typeof import('n8n-core');
	workflow: typeof import('n8n-workflow');
	/** Where an installed package keeps this file. */
	locate: (id: string) => string;
	/** One of n8n-core's services, by its class. */
	service: Container['get'];
	/** Runs `work`, and hands back what n8n's logger was given meanwhile, a line a message with all its details. */
	recordLogs: <T>(into: string[], work: () => Promise<T>) => Promise<T>;
}

interface Container {
	get<T>(type: abstract new (...args: never[]) => T): T;
	set(type: unknown, instance: unknown): void;
}

const ENCRYPTION_KEY = 'the-key-of-the-test-engine-only';
/** Where n8n's packages and ours are: the checkout, or the folder of another n8n (`npm run test:oldest`). */
export const PACKAGES = process.env.ENGINE_PACKAGES ?? process.cwd();
const requireFromProject = createRequire(path.join(PACKAGES, 'package.json'));
const logsOfThisRun = new AsyncLocalStorage<string[]>();
let loaded: N8n | undefined;

/** n8n's packages, ready to run workflows. The first call loads them (about a second), later ones are free. */
export function loadN8n(): N8n {
	loaded ??= bootN8n();
	return loaded;
}

function bootN8n(): N8n {
	const folder = mkdtempSync(path.join(tmpdir(), 'zoho-support-engine-'));
	try {
		isolateFromThisMachine(folder);
		const core = requireFromProject('n8n-core') as N8n['core'];
		const workflow = requireFromProject('n8n-workflow') as N8n['workflow'];
		const service = prepareServices(core, workflow);
		return {
			core,
			workflow,
			locate: (id) => requireFromProject.resolve(id),
			service,
			recordLogs: async (into, work) => await logsOfThisRun.run(into, work),
		};
	} finally {
		// n8n-core reads its settings file once, while it starts.
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Settings n8n reads from the environment; a person's own n8n settings must not leak into a run, nor a run into them.
 */
function isolateFromThisMachine(folder: string): void {
	for (const name of Object.keys(process.env)) {
		if (name.startsWith('N8N_')) delete process.env[name];
	}
	Object.assign(process.env, {
		N8N_USER_FOLDER: folder,
		N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
		N8N_LOG_LEVEL: 'silent',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	});
}

/** Puts our logger and an encryption key into n8n's containers. n8n-core and n8n-nodes-base each carry their own. */
function prepareServices(core: N8n['core'], workflow: N8n['workflow']): Container['get'] {
	const logger = recordingLogger();
	const [container] = ['n8n-core', 'n8n-nodes-base'].map((owner) => {
		const requireFrom = createRequire(requireFromProject.resolve(`${owner}/package.json`));
		const { Container: its } = requireFrom('@n8n/di') as { Container: Container };
		// Before 1.98 n8n-core had the logger itself.
		const { Logger } = 'Logger' in core ? core : (requireFrom('@n8n/backend-common') as { Logger: unknown });
		its.set(Logger, logger);
		return its;
	}) as [Container, Container];
	workflow.LoggerProxy.init(logger);
	chooseEvaluator(workflow);
	if ('EncryptionKeyProxy' in core) provideEncryptionKey(core, container);
	return (type) => container.get(type);
}

/**
 * The evaluator of expressions that n8n's server chose when it started. n8n-workflow alone took an older one, which knows
 * neither `${ }` nor functions. Before 2.0.
 */
function chooseEvaluator(workflow: N8n['workflow']): void {
	if (!('ExpressionEvaluatorProxy' in workflow)) return;
	(workflow.ExpressionEvaluatorProxy as { setEvaluator(name: string): void }).setEvaluator('tournament');
}

/**
 * The key n8n uses while key rotation is off: the instance key itself (n8n's KeyManagerService.instanceKeyLegacyInfo).
 */
function provideEncryptionKey(core: N8n['core'], container: Container): void {
	const cipher = container.get(core.Cipher);
	const key = {
		id: 'legacy',
		value: cipher.encryptDEKWithInstanceKey(container.get(core.InstanceSettings).encryptionKey),
		algorithm: 'aes-256-cbc',
		format: 'no-prefix' as const,
	};
	container.get(core.EncryptionKeyProxy).setProvider({
		getActiveKey: async () => await Promise.resolve(key),
		getKeyById: async () => await Promise.resolve(null),
		getLegacyKey: async () => await Promise.resolve(key),
	});
}

/** A logger that keeps every message, with its details, for the run it belongs to, and prints nothing. */
function recordingLogger(): import('n8n-workflow').Logger {
	const keep = (level: string) => (message: string, details?: unknown) => {
		const tail = details === undefined ? '' : ` ${inspect(details, { depth: 8, breakLength: Infinity })}`;
		logsOfThisRun.getStore()?.push(`${level} ${message}${tail}`);
	};
	const logger = {
		error: keep('error'),
		warn: keep('warn'),
		info: keep('info'),
		debug: keep('debug'),
		scoped: () => logger,
	};
	return logger;
}
