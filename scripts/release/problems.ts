/** What keeps a version from being published. Pure. */

/** The parts of package.json that a release depends on. */
export interface PackageJson {
	name?: unknown;
	version?: unknown;
	homepage?: unknown;
	author?: unknown;
	repository?: unknown;
}

export interface Release {
	packageJson: PackageJson;
	changelog: string;
	/** Files that hold addresses of the repository, by path. */
	texts: Readonly<Record<string, string>>;
	/** The tag that is released, such as `v1.2.3`; none: only what can be known before. */
	tag?: string;
	/** The repository that the release workflow runs in, as `owner/name`. */
	repository?: string;
}

/** An owner of repositories that only a package which was never published names. CONTRIBUTING.md lists the places. */
export const PLACEHOLDER_OWNER = 'n8n-nodes-zoho-support';

/** As https://semver.org says: without build metadata, which npm drops. */
const SEMANTIC_VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\da-z-]+(\.[\da-z-]+)*)?$/i;

/** Sentences for the owner, each with the next step; none: the version may be published. */
export function problemsOf(release: Release): string[] {
	return [...versionProblems(release), ...ownerProblems(release), ...addressProblems(release)];
}

/** What CHANGELOG.md says of a version, or of `Unreleased`, without the heading; undefined where it says nothing. */
export function notesOf(changelog: string, version: string): string | undefined {
	const [, ...sections] = changelog.split(/^## /m);
	const section = sections.find((text) => text.startsWith(`[${version}]`));
	return section?.slice(section.indexOf('\n')).trim() || undefined;
}

function versionProblems({ packageJson, changelog, tag }: Release): string[] {
	const version = String(packageJson.version);
	if (!SEMANTIC_VERSION.test(version))
		return [`package.json: the version "${version}" is no semantic version such as 1.2.3. Correct it.`];
	const problems: string[] = [];
	if (tag !== undefined && tag !== `v${version}`)
		problems.push(
			`package.json: the version is ${version}, but the tag is ${tag}. Set both to the same with \`npm version\`.`,
		);
	if (!new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`, 'm').test(changelog))
		problems.push(
			`CHANGELOG.md: no heading "## [${version}] - YYYY-MM-DD". Move what is under "## [Unreleased]" there.`,
		);
	else if (notesOf(changelog, version) === undefined)
		problems.push(`CHANGELOG.md: nothing stands under [${version}]. Say what changed.`);
	else if (notesOf(changelog, 'Unreleased') !== undefined)
		problems.push(`CHANGELOG.md: something is left under [Unreleased]. It ships too: move it under [${version}].`);
	return problems;
}

function ownerProblems({ packageJson }: Release): string[] {
	const { name, email } = (packageJson.author ?? {}) as { name?: unknown; email?: unknown };
	const problems: string[] = [];
	if (typeof name !== 'string' || name.trim() === '' || name === `${PLACEHOLDER_OWNER} maintainers`)
		problems.push('package.json: author.name is a placeholder. Write who publishes the package, as at npm and GitHub.');
	if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || /[.@]example(\.\w+)?$/.test(email))
		problems.push('package.json: author.email is a placeholder. Write an address at which the owner is reached.');
	return problems;
}

/** Owner and name of the repositories that a text leads to. */
function repositoriesIn(text: unknown): string[] {
	const found = String(text).matchAll(/github\.com\/([\w-]+\/[\w.-]*\w)/g);
	return [...new Set([...found].map(([, slug = '']) => slug.replace(/\.git$/, '')))];
}

function addressProblems({ packageJson, texts, repository }: Release): string[] {
	const { url } = (packageJson.repository ?? {}) as { url?: unknown };
	const [ours] = repositoriesIn(url);
	if (ours === undefined)
		return ['package.json: repository.url is none of GitHub. Write "git+https://github.com/OWNER/NAME.git".'];
	const [owner, name] = ours.split('/');
	const problems: string[] = [];
	if (repository !== undefined && repository !== ours)
		problems.push(
			`package.json: repository.url leads to ${ours}, but the release runs in ${repository}. npm refuses such a provenance.`,
		);
	else if (owner === PLACEHOLDER_OWNER && repository !== ours)
		problems.push(`package.json: repository.url is a placeholder (${ours}). Write the repository of the owner.`);
	const all = { 'package.json: homepage': String(packageJson.homepage), ...texts };
	for (const [place, text] of Object.entries(all)) {
		// Addresses of other projects are none of our business.
		const isOfThisPackage = (found: string) => found.startsWith(`${PLACEHOLDER_OWNER}/`) || found.endsWith(`/${name}`);
		const wrong = repositoriesIn(text).filter((found) => found !== ours && isOfThisPackage(found));
		for (const found of wrong) problems.push(`${place}: an address leads to ${found} in place of ${ours}. Correct it.`);
	}
	return problems;
}
