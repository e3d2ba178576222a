/** Finds C headers of Node on this machine, so that building sqlite3 needs no download where they are installed. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * The folder that node-gyp calls `nodedir`: one with `include/node/common.gypi` below it.
 *
 * sqlite3 uses Node-API, whose binaries run on every later Node, so headers of any Node do; the `node` package from npm
 * brings none. Looked for beside every `node` on the PATH and in the usual places.
 * @returns undefined when there are none (node-gyp then downloads them), or when the user has set `nodedir`
 */
export function nodeHeaders(environment: NodeJS.ProcessEnv): string | undefined {
	if (environment.npm_config_nodedir !== undefined) return undefined;
	const programs = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
	const prefixes = programs
		.filter((program) => existsSync(program))
		.map((program) => dirname(dirname(realpathSync(program))));
	return [...prefixes, '/usr/local', '/usr'].find((prefix) => existsSync(join(prefix, 'include/node/common.gypi')));
}
