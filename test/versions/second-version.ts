import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createEngine, type Engine } from '../engine/engine';

/** An engine whose package has a version 2 of the node: the class beside, in place of the one that was built. */
export async function withSecondVersion(): Promise<Engine> {
	// Inside the project, so that its packages are found.
	mkdirSync('node_modules/.cache', { recursive: true });
	const folder = mkdtempSync(path.resolve('node_modules/.cache', 'second-version-'));
	const dist = path.join(folder, 'dist');
	try {
		cpSync('package.json', path.join(folder, 'package.json'));
		cpSync('dist', dist, { recursive: true });
		bundle('test/versions/ZohoSupport.node.ts', path.join(dist, 'nodes/ZohoSupport/ZohoSupport.node.js'));
		return await createEngine({ dist });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** As the build does; esbuild itself does not run inside jest. */
function bundle(source: string, target: string): void {
	const options = ['--bundle', '--platform=node', '--format=cjs', '--keep-names', '--external:n8n-workflow'];
	execFileSync('node_modules/.bin/esbuild', [source, `--outfile=${target}`, ...options, '--log-level=warning']);
}
