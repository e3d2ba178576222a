/**
 * The build: clean, bundle, copy icons, codex files and output schemas. All of our code and its libraries go into one bundle
 * (n8n-workflow is left out, since n8n brings it). So node, trigger and credential share the memory of the process and the
 * classes of their errors. The files that n8n loads only take their class from it.
 */
const { mkdir, readdir, readFile, writeFile, rm } = require('node:fs/promises');
const path = require('node:path');
const { Transform } = require('node:stream');
const esbuild = require('esbuild');
const gulp = require('gulp');

const OUT = 'dist';
const BUNDLE = 'nodes/ZohoSupport/bundle';
/** The files that n8n loads, and the class that it looks for in each. */
const ENTRIES = {
	'credentials/ZohoDeskOAuth2Api.credentials': 'ZohoDeskOAuth2Api',
	'credentials/ZohoSupportApi.credentials': 'ZohoSupportApi',
	'nodes/ZohoSupport/ZohoSupport.node': 'ZohoSupport',
	'nodes/ZohoSupport/ZohoSupportTrigger.node': 'ZohoSupportTrigger',
};

async function clean() {
	await rm(OUT, { recursive: true, force: true });
}

async function bundle() {
	const contents = Object.keys(ENTRIES).map((entry) => `export * from './${entry}';`);
	const { metafile } = await esbuild.build({
		stdin: { contents: contents.join('\n'), resolveDir: '.', loader: 'ts' },
		outfile: `${OUT}/${BUNDLE}.js`,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		keepNames: true,
		legalComments: 'none',
		logLevel: 'warning',
		metafile: true,
		// Libraries keep their place below node_modules also where that is a link to another folder.
		preserveSymlinks: true,
	});
	await Promise.all(Object.entries(ENTRIES).map(writeEntry));
	await writeLicences(librariesIn(metafile));
}

async function writeEntry([entry, name]) {
	const relative = path.posix.relative(path.posix.dirname(entry), BUNDLE);
	const from = relative.startsWith('.') ? relative : `./${relative}`;
	const file = path.join(OUT, `${entry}.js`);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, `'use strict';\nexports.${name} = require('${from}').${name};\n`);
}

/** The folders of the libraries that went into the bundle. */
function librariesIn({ inputs }) {
	const library = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
	const folders = [...new Set(Object.keys(inputs).flatMap((input) => library.exec(input)?.[1] ?? []))].sort();
	if (folders.length > 0) return folders;
	throw new Error('The bundle holds no library of node_modules: their licences cannot be collected.');
}

/** Bundled libraries ask that their licences go with them. */
async function writeLicences(folders) {
	const texts = folders.map(async (folder) => {
		const licence = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
		const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
		const text = licence === undefined ? `Licence: ${license}` : await readFile(path.join(folder, licence), 'utf8');
		return `${name} ${version}\n\n${text.trim()}\n`;
	});
	await writeFile(
		path.join(OUT, 'LICENSES.txt'),
		`Libraries inside this package\n\n${(await Promise.all(texts)).join('\n----\n\n')}`,
	);
}

function copyAssets() {
	return gulp.src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.', allowEmpty: true }).pipe(gulp.dest(OUT));
}

/** The output schemas without white space: only n8n reads them there. */
function copySchemas() {
	const shorten = (file, _encoding, done) => {
		file.contents = Buffer.from(JSON.stringify(JSON.parse(file.contents.toString())));
		done(null, file);
	};
	return gulp
		.src('nodes/**/__schema__/**/*.json', { base: '.', allowEmpty: true })
		.pipe(new Transform({ objectMode: true, transform: shorten }))
		.pipe(gulp.dest(OUT));
}

exports.clean = clean;
// One after the other: where one fails, no other still writes into a folder that the next build removes.
exports.build = gulp.series(clean, bundle, copyAssets, copySchemas);
exports.default = exports.build;
