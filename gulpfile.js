/**
 * The build: clean, bundle each entry with its libraries inlined (n8n-workflow left out, since n8n brings it), copy icons
 * and codex files. The memory of the process is a file of its own, so that node and credential, bundled apart, share it; so is
 * luxon, so that it is packed once.
 */
const { rm } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const gulp = require('gulp');

const OUT = 'dist';
const ENTRIES = ['credentials/ZohoSupportApi.credentials', 'nodes/ZohoSupport/ZohoSupport.node'];

/** Files that the bundles share: what they import, where its source is, and where the file goes (without `.js`). */
const SHARED = [
	{ imported: /\/process-memory$/, source: 'nodes/ZohoSupport/connection/process-memory.ts', file: 'nodes/ZohoSupport/connection/process-memory' },
	{ imported: /^luxon$/, source: 'node_modules/luxon/build/node/luxon.js', file: 'nodes/ZohoSupport/bundled/luxon' },
];

/** Imports of what is shared become a `require` of its file, relative to the bundle that asks. */
function sharedFiles(entry) {
	return {
		name: 'shared-files',
		setup(build) {
			for (const { imported, file } of SHARED) {
				build.onResolve({ filter: imported }, () => {
					const relative = path.posix.relative(path.posix.dirname(entry), file);
					return { path: `${relative.startsWith('.') ? '' : './'}${relative}.js`, external: true };
				});
			}
		},
	};
}

async function clean() {
	await rm(OUT, { recursive: true, force: true });
}

async function build(source, file, plugins) {
	await esbuild.build({
		entryPoints: [source],
		outfile: `${OUT}/${file}.js`,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		plugins,
		keepNames: true,
		legalComments: 'none',
		logLevel: 'warning',
	});
}

async function bundle() {
	await Promise.all([
		...ENTRIES.map(async (entry) => await build(`${entry}.ts`, entry, [sharedFiles(entry)])),
		...SHARED.map(async ({ source, file }) => await build(source, file, [])),
	]);
}

function copyAssets() {
	return gulp.src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.', allowEmpty: true }).pipe(gulp.dest(OUT));
}

exports.clean = clean;
exports.build = gulp.series(clean, gulp.parallel(bundle, copyAssets));
exports.default = exports.build;
