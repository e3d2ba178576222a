import { spawn } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import { environmentOf, passwordEnvironmentOf, type Report, reportOf, runProbe, valueIn } from './probe-place';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

beforeEach(() => simulator.reset({ seed: 11, cases: 80 }));

describe('a service that refuses', () => {
	it.each([
		['a wrong token', { ZOHO_SUPPORT_AUTHTOKEN: 'wrong-token' }, /4834/],
		['no such portal', { ZOHO_SUPPORT_PORTAL: 'elsewhere' }, /portal.*4600/i],
		['no such department', { ZOHO_SUPPORT_DEPARTMENT: 'elsewhere' }, /department.*4600/i],
		[
			'a wrong password',
			{
				ZOHO_SUPPORT_AUTHTOKEN: '',
				ZOHO_SUPPORT_EMAIL: 'admin@demosupport.example',
				ZOHO_SUPPORT_PASSWORD: 'wrong-password',
			},
			/INVALID_PASSWORD/,
		],
		['an address nobody listens at', { ZOHO_SUPPORT_API: 'http://127.0.0.1:1' }, /no answer/],
	])('gives one clear line and exit code 2: %s', async (_, change, words) => {
		const { code, told, printed } = await runProbe(['--yes'], { ...environmentOf(simulator), ...change });
		expect([code, printed]).toEqual([2, '']);
		expect(told.at(-1)).toMatch(words);
		expect(told.at(-1)).not.toMatch(/\n|wrong-token|wrong-password|elsewhere/);
	});

	it('names a user who may not use the API', async () => {
		const { code, told } = await runProbe(['--yes'], {
			...passwordEnvironmentOf(simulator),
			ZOHO_SUPPORT_EMAIL: 'agent@demosupport.example',
		});
		expect(code).toBe(2);
		expect(told.at(-1)).toContain('4001');
	});

	it.each(['half', 'html', 'empty', 'foreign-shape', 'reset-after', 'http-500', 'error-4500', 'error-4820'] as const)(
		'gives one line when the first call fails: %s',
		async (kind) => {
			simulator.faults.add({ kind });
			const { code, told, printed } = await runProbe(['--yes'], environmentOf(simulator));
			expect([code, printed, simulator.journal.count()]).toEqual([2, '', 1]);
			expect(told).toHaveLength(3);
		},
	);

	it.each(['half', 'html', 'foreign-shape', 'error-4500'] as const)(
		'leaves only the questions of a later call open when that call fails: %s',
		async (kind) => {
			simulator.faults.add({ kind, after: 1 });
			const { code, printed } = await runProbe(['--yes', '--json'], environmentOf(simulator));
			const report = JSON.parse(printed) as Report;
			expect(code).toBe(0);
			expect([valueIn(report, 'xmlText'), valueIn(report, 'recordOrder'), valueIn(report, 'notFound')]).toEqual([
				null,
				'newest-first',
				'4103',
			]);
		},
	);

	it.each(['quota-spent', 'token-removed', 'error-4820', 'reset-after'] as const)(
		'stops the probe half-way, and the probe prints what is settled: %s',
		async (kind) => {
			simulator.faults.add({ kind, after: 2 });
			const { code, printed, told } = await runProbe(['--yes', '--json'], environmentOf(simulator));
			const report = JSON.parse(printed) as Report;
			expect([code, report.requests, simulator.journal.count()]).toEqual([2, 3, 3]);
			expect([valueIn(report, 'recordOrder'), valueIn(report, 'xmlText'), valueIn(report, 'lastModifiedTime')]).toEqual(
				['newest-first', 'cdata', null],
			);
			expect(told.at(-1)).toMatch(/^Stopped before the end/);
		},
	);

	it('still settles what its answer shows when the quota is spent', async () => {
		simulator.quota.exhaust();
		const { code, printed } = await runProbe(['--yes', '--json'], environmentOf(simulator));
		const report = JSON.parse(printed) as Report;
		expect([code, report.requests]).toEqual([2, 1]);
		expect([valueIn(report, 'classicApi'), valueIn(report, 'errorStatus')]).toEqual(['alive', '200']);
	});
});

describe('an address where the classic API is gone', () => {
	it.each([environmentOf, passwordEnvironmentOf])(
		'is found with one call, and the probe asks nothing more',
		async (environment) => {
			simulator.setOpenPoints({ classicApi: 'gone' });
			const { code, printed } = await runProbe(['--yes', '--json'], environment(simulator));
			const report = JSON.parse(printed) as Report;
			expect([code, simulator.journal.count({ kind: 'api' })]).toEqual([0, 1]);
			expect([valueIn(report, 'classicApi'), valueIn(report, 'notFound'), valueIn(report, 'errorStatus')]).toEqual([
				'gone',
				null,
				null,
			]);
		},
	);

	it('is not assumed when only the sign-in address is gone', async () => {
		const { code, told } = await runProbe(['--yes'], {
			...passwordEnvironmentOf(simulator),
			ZOHO_SUPPORT_ACCOUNTS: `${simulator.url}/nowhere`,
		});
		expect([code, simulator.journal.count()]).toEqual([2, 0]);
		expect(told.at(-1)).toContain('HTTP 404');
	});
});

describe('a department that settles little', () => {
	it('settles the points that need no case when it is empty', async () => {
		simulator.reset({});
		const report = await reportOf(environmentOf(simulator));
		const settled = report.points.filter(({ value }) => value !== null).map(({ name }) => name);
		expect(settled).toEqual(['classicApi', 'emptyList', 'notFound', 'errorStatus', 'jsonContentType']);
		expect(report.points.find(({ name }) => name === 'getByIdList')?.evidence).toBe('fewer than two cases with an id');
		expect(report.requests).toBe(2);
	});

	it('settles lastmodifiedtime with one case, but neither the order nor lists of ids', async () => {
		simulator.reset({});
		simulator.add('requests', { Subject: 'Alone' });
		const report = await reportOf(environmentOf(simulator));
		expect([
			valueIn(report, 'lastModifiedTime'),
			valueIn(report, 'recordOrder'),
			valueIn(report, 'getByIdList'),
		]).toEqual(['inclusive', null, null]);
	});

	it('leaves the zone open when nothing changed for days', async () => {
		simulator.reset({ seed: 11, cases: 80, now: new Date(Date.now() - 5 * 24 * 3_600_000) });
		const report = await reportOf(environmentOf(simulator));
		expect(valueIn(report, 'portalZone')).toBeNull();
	});
});

describe('arguments', () => {
	it.each([['--authtoken=SECRET'], ['--password', 'SECRET'], ['SECRET'], ['-pSECRET'], ['--SECRET']])(
		'that may be a secret are refused and not repeated: %s',
		async (...argv) => {
			const { code, told } = await runProbe(argv, environmentOf(simulator));
			expect(code).toBe(2);
			expect(told).toHaveLength(1);
			expect(told[0]).toContain('ZOHO_SUPPORT_AUTHTOKEN');
			expect(told[0]).not.toContain('SECRET');
			expect(simulator.journal.count()).toBe(0);
		},
	);

	it('print the help with --help, and nothing is asked', async () => {
		const { code, printed } = await runProbe(['--help'], {});
		expect(code).toBe(0);
		expect(printed).toContain('ZOHO_SUPPORT_PORTAL');
	});

	it.each([
		['ZOHO_SUPPORT_PORTAL', ''],
		['ZOHO_SUPPORT_AUTHTOKEN', ''],
		['ZOHO_SUPPORT_API', 'no address'],
		['ZOHO_SUPPORT_API', 'https://name:SECRET@support.example'],
	])('from the environment that are missing or wrong are named when there is no terminal: %s', async (name, value) => {
		const { code, told } = await runProbe(['--yes'], { ...environmentOf(simulator), [name]: value });
		expect([code, told.length]).toEqual([2, 1]);
		expect(told[0]).toContain(name);
		expect(told[0]).not.toContain('SECRET');
	});

	it('must include --yes when there is no terminal', async () => {
		const { code, told } = await runProbe([], environmentOf(simulator));
		expect(code).toBe(2);
		expect(told.at(-1)).toContain('--yes');
		expect(simulator.journal.count()).toBe(0);
	});
});

describe('Ctrl-C', () => {
	it('ends the process with 130 while it waits for an answer', async () => {
		simulator.faults.add({ kind: 'never-answer' });
		const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/probe.ts', '--yes'], {
			env: { ...process.env, ...environmentOf(simulator) },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
		const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
		while (simulator.journal.count() === 0 && child.exitCode === null)
			await new Promise((resolve) => setTimeout(resolve, 50));
		child.kill('SIGINT');
		expect(await ended).toBe(130);
		expect(output).toMatch(/Interrupted\.\s*$/);
	});
});
