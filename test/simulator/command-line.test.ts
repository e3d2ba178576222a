import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { commandOf } from '../../simulator/support/command-line';
import { simulators } from './simulator-of-test';

const start = simulators();

interface Ended {
	readonly code: number | null;
	readonly said: string;
	readonly complained: string;
}

/** Runs the command. Once it has printed its address, `greeted` runs, and then the command gets Ctrl-C. */
function run(given: string[], greeted?: (url: string) => Promise<void>): Promise<Ended> {
	const child = spawn(process.execPath, ['--import', 'tsx', resolve('simulator/main.ts'), ...given], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return new Promise((done, fail) => {
		let [said, complained] = ['', ''];
		child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
		child.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const url = /at (http:\S+)[\s\S]*Ctrl-C/.exec(said)?.[1];
			if (url !== undefined) (greeted?.(url) ?? Promise.resolve()).then(() => child.kill('SIGINT'), fail);
		});
		child.once('error', fail);
		child.once('close', (code) => done({ code, said, complained }));
	});
}

describe('The command', () => {
	it('starts a simulator with data, shows how to sign in, and stops cleanly on Ctrl-C', async () => {
		let state = '';
		const { code, said } = await run(
			['--port', '0', '--seed', '1', '--cases', '7', '--open-point', 'flCase=upper', '--open-point', 'xmlText=escaped'],
			async (url) => {
				state = await (await fetch(`${url}/control/state`)).text();
			},
		);
		expect(code).toBe(0);
		expect(said).toContain('0123456789abcdef0123456789abcdef');
		expect(JSON.parse(state)).toMatchObject({ records: { requests: 7 } });
	});

	it('reports a port in use in one line and exits with 2', async () => {
		const { port } = await start();
		const { code, complained } = await run(['--port', String(port)]);
		expect([code, complained]).toEqual([2, `Port ${port} of 127.0.0.1 is in use. Choose another with --port N.\n`]);
	});

	it.each([
		[['--open-point', 'recordOrder=by-name'], 'Open point recordOrder cannot be "by-name".'],
		[['--open-point', 'colour=red'], 'There is no open point "colour".'],
		[['--open-point', 'recordOrder'], '--open-point takes name=value'],
		[['--port', 'many'], 'port must be a whole number from 0'],
		[['--port', '70000'], 'port must be at most 65535'],
		[['--edition', 'gold'], 'edition must be one of free, express, professional, enterprise'],
		[['--prot', '1'], "Unknown option '--prot'"],
	])('reports what is wrong with %j', (given, message) => {
		const command = commandOf(given);
		expect(command).toEqual({ kind: 'wrong', message: expect.stringContaining(message) });
	});

	it('reads every option', () => {
		const given = [
			'--port',
			'1',
			'--seed',
			'2',
			'--cases',
			'3',
			'--edition',
			'free',
			'--licences',
			'4',
			'--daily-limit',
			'5',
			'--open-point',
			'flCase=upper',
		];
		expect(commandOf(given)).toEqual({
			kind: 'run',
			options: {
				port: 1,
				seed: 2,
				cases: 3,
				edition: 'free',
				licences: 4,
				dailyLimit: 5,
				openPoints: expect.objectContaining({ flCase: 'upper' }),
			},
		});
	});

	it('prints help with every switch', async () => {
		const { code, said } = await run(['--help']);
		expect(code).toBe(0);
		expect(said).toMatch(/recordOrder +newest-first \| oldest-first/);
	});
});
