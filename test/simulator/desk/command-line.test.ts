import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { HELP, deskCommandOf } from '../../../simulator/desk/command-line';
import { OPEN_POINTS } from '../../../simulator/desk/open-points';

/** Runs `npm run simulator`, and ends it with Ctrl-C once it has printed all. */
function run(given: string[]): Promise<{ code: number | null; said: string; complained: string }> {
	const child = spawn(process.execPath, ['--import', 'tsx', resolve('simulator/main.ts'), ...given], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return new Promise((done, fail) => {
		let [said, complained] = ['', ''];
		child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
		child.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('Ctrl-C')) child.kill('SIGINT');
		});
		child.once('error', fail);
		child.once('close', (code) => done({ code, said, complained }));
	});
}

describe('The command for Desk', () => {
	it('prints address and access, and stops cleanly', async () => {
		const { code, said } = await run([
			'--service',
			'desk',
			'--port',
			'0',
			'--seed',
			'1',
			'--tickets',
			'7',
			'--edition',
			'free',
			'--open-point',
			'indexLag=30',
		]);
		expect(code).toBe(0);
		for (const part of [
			'60000000001',
			'1000.DEMOCLIENT / demo-secret',
			'1000.demo-refresh',
			'tickets        7   credits a day 5000',
		])
			expect(said).toContain(part);
	});

	it('knows no other service', async () => {
		expect(await run(['--service=crm'])).toMatchObject({
			code: 2,
			complained: expect.stringContaining('Services: support, desk.'),
		});
	});

	it.each([
		[['--open-point', 'indexLag=5'], 'Open point indexLag cannot be "5".'],
		[['--open-point', 'colour=red'], 'There is no open point "colour".'],
		[['--edition', 'gold'], 'edition must be one of free'],
		[['--tickets', 'many'], 'tickets must be a whole number from 0'],
	])('reports what is wrong with %j', (given, message) => {
		expect(deskCommandOf(given)).toEqual({ kind: 'wrong', message: expect.stringContaining(message) });
	});

	it('tells every switch, each with its default first, a question and a source', () => {
		for (const { name, values, question, source, default: first } of OPEN_POINTS) {
			expect(HELP).toContain(name);
			expect([first, source]).toEqual([values[0], expect.stringContaining('open-points')]);
			expect(question).toMatch(/\?/);
		}
	});
});
