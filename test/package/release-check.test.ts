import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { notesOf, problemsOf, type Release } from '../../scripts/release/problems';

const READY: Release = {
	packageJson: {
		name: 'n8n-nodes-zoho-support',
		version: '1.2.3',
		homepage: 'https://github.com/acme/n8n-nodes-zoho-support',
		author: { name: 'Ada Owner', email: 'ada@acme.org' },
		repository: { type: 'git', url: 'git+https://github.com/acme/n8n-nodes-zoho-support.git' },
	},
	changelog:
		'# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n### Fixed\n\n- It works.\n\n## [1.0.0] - 2026-01-01\n',
	texts: {
		'README.md': 'See https://github.com/acme/n8n-nodes-zoho-support#readme and https://github.com/n8n-io/n8n.',
	},
	tag: 'v1.2.3',
	repository: 'acme/n8n-nodes-zoho-support',
};

const packageJson = (changed: object) => ({ packageJson: { ...READY.packageJson, ...changed } });

describe('the check before a release', () => {
	it('lets a version pass where everything is filled in', () => {
		expect(problemsOf(READY)).toEqual([]);
	});

	it.each<[string, Partial<Release>, string]>([
		['a tag of another version', { tag: 'v1.2.4' }, 'the version is 1.2.3, but the tag is v1.2.4'],
		['a version that is not semantic', packageJson({ version: '1.2' }), 'the version "1.2" is no semantic version'],
		['a version that the changelog does not know', { changelog: '## [Unreleased]\n' }, 'no heading "## [1.2.3] - '],
		[
			'a version without a word on it',
			{ changelog: '## [1.2.3] - 2026-12-01\n\n## [1.0.0] - 2026-01-01\n\n- It' },
			'nothing stands under [1.2.3]',
		],
		[
			'a change that the notes leave out',
			{ changelog: READY.changelog.replace('[Unreleased]', '[Unreleased]\n\n- New.') },
			'something is left under [Unreleased]',
		],
		[
			'an author nobody filled in',
			packageJson({ author: { name: 'n8n-nodes-zoho-support maintainers', email: 'ada@acme.org' } }),
			'author.name is a placeholder',
		],
		[
			'an address that reaches nobody',
			packageJson({ author: { name: 'Ada', email: 'a@b.example' } }),
			'author.email is a placeholder',
		],
		['no author', packageJson({ author: undefined }), 'author.name is a placeholder'],
		['a repository that is not at GitHub', packageJson({ repository: undefined }), 'repository.url is none of GitHub'],
		['another repository than the one it runs in', { repository: 'acme/fork' }, 'the release runs in acme/fork'],
		[
			'an address of the placeholder',
			{ texts: { 'nodes/a.json': 'https://github.com/n8n-nodes-zoho-support/x#y' } },
			'nodes/a.json: an address leads to n8n-nodes-zoho-support/x',
		],
		[
			'an address of a former owner',
			{ texts: { 'a.md': '(https://github.com/old/n8n-nodes-zoho-support)' } },
			'a.md: an address leads to old/',
		],
	])('names %s', (_what, changed, problem) => {
		expect(problemsOf({ ...READY, ...changed }).join('\n')).toContain(problem);
	});

	it('names a repository that nobody filled in, before there is a tag', () => {
		const url = 'git+https://github.com/n8n-nodes-zoho-support/n8n-nodes-zoho-support.git';
		const release = { ...READY, ...packageJson({ repository: { url } }), tag: undefined, repository: undefined };
		expect(problemsOf(release)[0]).toContain('repository.url is a placeholder');
	});

	it('gives the words of one version alone as its release notes', () => {
		expect(notesOf(READY.changelog, '1.2.3')).toBe('### Fixed\n\n- It works.');
	});

	it('refuses this package for as long as its owner is a placeholder, with the next step', () => {
		const run = spawnSync('npx', ['tsx', 'scripts/release-check.ts', '--tag', 'v0.0.1'], {
			encoding: 'utf8',
			env: { ...process.env, NODE_OPTIONS: '' },
		});
		expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('CONTRIBUTING.md, "Release", says how')]);
	});
});
