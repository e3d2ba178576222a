/** `npm run release:check`: whether this version may be published. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { command, runCommand } from './command';
import { notesOf, problemsOf, type PackageJson } from './release/problems';

/** Files that people of a published package see, and that lead to the repository. */
const SEEN = ['README.md', 'docs/**/*.md', 'credentials/**/*.ts', 'nodes/**/*.{ts,json}'];

const RELEASE_CHECK = command(
	'npm run release:check',
	`Says what an owner must fill in or correct before this version is published: the version, its section in CHANGELOG.md,
author, repository, and every address that leads to the repository. Exit code 1 if there is anything.`,
)
	.option('--tag <name>', 'the tag to be released, such as v1.2.3; it must be the version of package.json')
	.option('--repository <owner/name>', 'the repository at GitHub that the release runs in')
	.option('--notes <file>', 'write what CHANGELOG.md says of this version into this file');

void runCommand(RELEASE_CHECK, async ({ tag, repository, notes }) => {
	const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;
	const changelog = readFileSync('CHANGELOG.md', 'utf8');
	const texts = Object.fromEntries(globSync(SEEN).map((file) => [file, readFileSync(file, 'utf8')]));
	const problems = problemsOf({ packageJson, changelog, texts, tag, repository });
	for (const problem of problems) console.error(`- ${problem}`);
	if (problems.length > 0) {
		console.error(`\nNot ready to be published: ${problems.length} to correct. CONTRIBUTING.md, "Release", says how.`);
		return 1;
	}
	const version = String(packageJson.version);
	if (notes !== undefined) writeFileSync(notes, `${notesOf(changelog, version)}\n`);
	console.log(`Version ${version} may be published.`);
	return await Promise.resolve(0);
});
