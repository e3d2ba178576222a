import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine, type Engine } from '../engine/engine';

/**
 * All names that this package uses from n8n-workflow while it runs. n8n-workflow 1.0.0 exports them, and tests show
 * that no others are used.
 */
export const USED = ['NodeOperationError', 'sleep'] as const;

/** The minimum that an old copy has: only the names above, in the form of n8n-workflow 1.0.0. */
const OLD_COPY = `
class NodeOperationError extends Error {
	constructor(node, error, options = {}) {
		super(typeof error === 'string' ? error : error.message);
		Object.assign(this, { name: 'NodeOperationError', node, description: options.description, timestamp: 0 });
		this.context = { runIndex: options.runIndex, itemIndex: options.itemIndex };
	}
}
const sleep = async (ms) => await new Promise((resolve) => setTimeout(resolve, ms));
module.exports = { NodeOperationError, sleep };
`;

/** Exports nothing. Reading one of its names fails. */
const EMPTY_COPY = `
module.exports = new Proxy({}, {
	get(_, name) {
		if (name === '__esModule' || typeof name === 'symbol') return undefined;
		throw new Error('n8n-workflow.' + name + ' was asked for while the package was loaded');
	},
});
`;

/**
 * What npm installs next to the package in n8n's folder for community nodes: this version of n8n-workflow, an old one,
 * or one without exports.
 */
export type SecondCopy = 'same' | 'old' | 'empty';

/** An engine whose package finds a different copy of n8n-workflow than n8n's own. */
export async function besideSecondCopy(which: SecondCopy): Promise<Engine> {
	// Inside the project, so that its packages are found.
	mkdirSync('node_modules/.cache', { recursive: true });
	const folder = mkdtempSync(path.resolve('node_modules/.cache', 'second-copy-'));
	try {
		const modules = path.join(folder, 'node_modules');
		const own = path.join(modules, 'n8n-nodes-zoho-support');
		mkdirSync(own, { recursive: true });
		cpSync('package.json', path.join(own, 'package.json'));
		cpSync('dist', path.join(own, 'dist'), { recursive: true });
		writeCopy(which, modules);
		return await createEngine({ dist: path.join(own, 'dist') });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function writeCopy(which: SecondCopy, modules: string): void {
	const copy = path.join(modules, 'n8n-workflow');
	if (which === 'same') {
		for (const name of readdirSync('node_modules')) {
			if (name !== 'n8n-workflow' && !name.startsWith('.'))
				symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
		}
		cpSync('node_modules/n8n-workflow', copy, { recursive: true });
		return;
	}
	mkdirSync(copy);
	writeFileSync(
		path.join(copy, 'package.json'),
		JSON.stringify({ name: 'n8n-workflow', version: '1.0.0', main: 'index.js' }),
	);
	writeFileSync(path.join(copy, 'index.js'), which === 'old' ? OLD_COPY : EMPTY_COPY);
}
