/** Builds the package again when a source is saved, and has the running n8n load it. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pWaitFor from 'p-wait-for';
import { lastLines } from './process-group';
import type { Session } from './session';
import { updatePackage } from './user-folder';

/** n8n then watches the folders of its packages, and loads a package again when a file in it changes. */
export const RELOADING = { N8N_DEV_RELOAD: 'true' };

/** Milliseconds: between two looks at n8n, and how long it may take to load a package. */
const LOOK_EVERY = 20;
const WITHIN = 60_000;

/** The part of gulp that is used here, which has no types of its own. */
interface Gulp {
	on(event: 'error', listener: () => void): void;
	watch(globs: string[], options: { delay: number }, task: () => Promise<void>): { close(): Promise<void> };
}
type Task = (done: (error?: Error | null) => void) => void;

/** Starts watching the sources of this checkout, and prints a line for all that was done. Gives what ends it. */
export function reloadOnSave(session: Session): () => Promise<void> {
	const requireFromPackage = createRequire(resolve('package.json'));
	const gulp = requireFromPackage('gulp') as Gulp;
	const { build } = requireFromPackage('./gulpfile.js') as { build: Task };
	// A build that fails rejects. Without a listener its error would end this process too.
	gulp.on('error', () => undefined);
	const sources = ['nodes', 'credentials', 'icons'].map((folder) => join(folder, '**'));
	const watcher = gulp.watch(sources, { delay: 50 }, async () => {
		const say = (line: string) => console.log(`${new Date().toTimeString().slice(0, 8)}   ${line}`);
		try {
			say(`built in ${await seconds(promisify(build))}`);
			say(await loadInto(session));
		} catch (error) {
			say(error instanceof Error ? error.message : String(error));
		}
	});
	console.log('Save a file in nodes/, credentials/ or icons/, and n8n has it. An open editor shows it by itself.\n');
	return async () => await watcher.close();
}

/** Puts the new build where n8n has the package, and waits until n8n has loaded it. @throws when n8n refuses it */
async function loadInto({ n8n, api }: Session): Promise<string> {
	const before = await api.typesTag();
	let changed: string[] = [];
	const took = await seconds(async () => {
		changed = updatePackage(n8n.folder, '.');
		if (changed.length === 0) return;
		const fallback = () => {
			throw new Error(`n8n did not load the package. Its last lines:\n${lastLines(n8n.folder.logFile)}`);
		};
		const isLoaded = async () => (await api.typesTag()) !== before;
		await pWaitFor(isLoaded, { interval: LOOK_EVERY, timeout: { milliseconds: WITHIN, fallback } });
	});
	return changed.length === 0 ? 'nothing changed in what n8n loads' : `loaded by n8n in ${took}`;
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
	const begun = performance.now();
	await work();
	return `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
}
