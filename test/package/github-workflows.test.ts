import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}
interface Job {
	permissions?: Record<string, string>;
	steps: Step[];
	'timeout-minutes'?: number;
	strategy?: { matrix: { node: number[] } };
}
interface GithubWorkflow {
	on: Record<string, { tags?: string[] } | null>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const FOLDER = '.github/workflows';
const [CI, RELEASE] = ['ci.yml', 'release.yml'].map((name) => {
	const content = readFileSync(`${FOLDER}/${name}`, 'utf8');
	return { name, content, workflow: parse(content) as GithubWorkflow };
}) as [Loaded, Loaded];
interface Loaded {
	name: string;
	content: string;
	workflow: GithubWorkflow;
}

const stepsOf = ({ jobs }: GithubWorkflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const commandsOf = (workflow: GithubWorkflow) => stepsOf(workflow).flatMap(({ run }) => run ?? []);

/** What GitHub itself would say of the file: its own parser, its own description of workflows. */
async function errorsIn(name: string, content: string): Promise<string[]> {
	const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
	if (value !== undefined) await convertWorkflowTemplate(context, value);
	return context.errors.getErrors().map(({ message }) => message);
}

describe.each([CI, RELEASE])('the workflow $name', ({ name, content, workflow }) => {
	it('is one that GitHub understands', async () => {
		expect(await errorsIn(name, content)).toEqual([]);
	});

	it('pins each action to a commit', () => {
		const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
		expect(used.filter((action) => !/^actions\/[\w-]+@[\da-f]{40}$/.test(action))).toEqual([]);
	});

	it('may only read by default', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
	});

	it('ends each job after a time', () => {
		expect(Object.values(workflow.jobs).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
	});

	it('names only scripts of package.json', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
		const named = commandsOf(workflow).flatMap((run) =>
			[...run.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script),
		);
		expect(named.filter((script) => !(script in scripts))).toEqual([]);
	});
});

describe('the lint of workflows', () => {
	it.each([
		['a key that GitHub does not know', CI.content.replace('runs-on:', 'run-on:')],
		['an expression that is not complete', CI.content.replace('${{ matrix.node }}', '${{ matrix. }}')],
		['a job that waits for none', RELEASE.content.replace('needs: pack', 'needs: packed')],
	])('finds %s', async (_what, content) => {
		expect(await errorsIn('broken.yml', content)).not.toEqual([]);
	});
});

describe('the workflow for each change', () => {
	it('runs all that .ci/run runs', () => {
		const lines = readFileSync('.ci/run', 'utf8').split('\n');
		const npm = lines.flatMap(
			(line) => /^(?:count_printed )?(npm (?:test|start|run) ?.*?)(?: \|\| .*)?$/.exec(line)?.[1] ?? [],
		);
		const wanted = npm.map((line) => line.replace(/ --silent/g, ''));
		expect(wanted.length).toBeGreaterThan(6);
		expect(wanted.filter((line) => !commandsOf(CI.workflow).includes(line))).toEqual([]);
	});

	it('tests on Node 20, 22 and 24', () => {
		expect(CI.workflow.jobs.tests?.strategy?.matrix.node).toEqual([20, 22, 24]);
	});
});

describe('the workflow of a release', () => {
	const { jobs } = RELEASE.workflow;

	it('starts by a tag of a version alone', () => {
		expect(RELEASE.workflow.on).toEqual({ push: { tags: ['v[0-9]+.[0-9]+.[0-9]+*'] } });
	});

	it('publishes with provenance what was checked before', () => {
		const [publish] = jobs.publish?.steps.flatMap(({ run }) => run ?? []) ?? [];
		expect(publish).toMatch(/^npm publish \.\/packed\/\*\.tgz --provenance /);
	});

	it('lets only the job that publishes sign, and runs nothing of a dependency there', () => {
		const signing = Object.entries(jobs).filter(([, { permissions }]) => permissions?.['id-token'] === 'write');
		expect(signing.map(([job]) => job)).toEqual(['publish']);
		expect(
			jobs.publish?.steps.filter(
				({ run, uses }) => /npm (ci|install|run)/.test(run ?? '') || /checkout/.test(uses ?? ''),
			),
		).toEqual([]);
	});

	it('refuses placeholders before it publishes anything', () => {
		const check =
			'npm run release:check -- --tag "$GITHUB_REF_NAME" --repository "$GITHUB_REPOSITORY" --notes notes.md';
		expect(jobs.pack?.steps.flatMap(({ run }) => run ?? [])).toContain(check);
		expect(jobs.publish).toMatchObject({ needs: 'pack' });
	});

	it('keeps no token', () => {
		expect(RELEASE.content).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|_authToken/);
	});
});
