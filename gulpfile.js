/**
 * The build: clean, bundle each entry with its libraries inlined (n8n-workflow left out, since n8n brings it), copy icons
 * and codex files. The memory of the process is a file of its own, so that node and credential, bundled apart, share it; so is
 * the libraries, so that each is packed once.
 */
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const gulp = require('gulp');

const OUT = 'dist';
const ENTRIES = [
	'credentials/ZohoSupportApi.credentials',
	'nodes/ZohoSupport/ZohoSupport.node',
	'nodes/ZohoSupport/ZohoSupportTrigger.node',
];

/** Files that the bundles share: what they import, where its source is, and where the file goes (without `.js`). */
const SHARED = [
	{
		imported: /\/process-memory$/,
		source: 'nodes/ZohoSupport/connection/process-memory.ts',
		file: 'nodes/ZohoSupport/connection/process-memory',
	},
	{ imported: /^luxon$/, source: 'node_modules/luxon/build/node/luxon.js', file: 'nodes/ZohoSupport/bundled/luxon' },
	{
		imported: /^fast-xml-parser$/,
		source: 'node_modules/fast-xml-parser/src/fxp.js',
		file: 'nodes/ZohoSupport/bundled/fast-xml-parser',
	},
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

/** Bundles one file and gives the libraries that went into it. */
async function build(source, file, plugins) {
	const { metafile } = await esbuild.build({
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
		metafile: true,
		// Libraries keep their place below node_modules also where that is a link to another folder.
		preserveSymlinks: true,
	});
	const library = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
	return Object.keys(metafile.inputs).flatMap((input) => library.exec(input)?.[1] ?? []);
}

async function bundle() {
	const libraries = await Promise.all([
		...ENTRIES.map(async (entry) => await build(`${entry}.ts`, entry, [sharedFiles(entry)])),
		...SHARED.map(async ({ source, file }) => await build(source, file, [])),
	]);
	const folders = [...new Set(libraries.flat())].sort();
	if (folders.length === 0)
		throw new Error('The bundles hold no library of node_modules: their licences cannot be collected.');
	await writeLicences(folders);
}

/** Bundled libraries ask that their licences go with them. */
async function writeLicences(folders) {
	const texts = folders.map(async (folder) => {
		const licence = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
		const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
		const text = licence === undefined ? `Licence: ${license}` : await readFile(path.join(folder, licence), 'utf8');
		return `${name} ${version}\n\n${text.trim()}\n`;
	});
	await mkdir(OUT, { recursive: true });
	await writeFile(
		path.join(OUT, 'LICENSES.txt'),
		`Libraries inside this package\n\n${(await Promise.all(texts)).join('\n----\n\n')}`,
	);
}

function copyAssets() {
	return gulp.src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.', allowEmpty: true }).pipe(gulp.dest(OUT));
}

exports.clean = clean;
exports.build = gulp.series(clean, gulp.parallel(bundle, copyAssets));
exports.default = exports.build;
