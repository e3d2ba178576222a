/**
 * `npm run test:e2e`: runs the tests of this folder with node:test, in this very process so that Ctrl-C ends n8n and the
 * browser too, prints the counts and writes .reports/e2e.json.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { interruption } from '../../scripts/n8n/interruption';
import { REPORTS } from './browser';
import { closePlace } from './place';

interface TestRecord {
	title: string;
	status: 'passed' | 'failed' | 'skipped';
	milliseconds: number;
}

/** What .reports/e2e.json holds: the counts under the names that Jest's own report uses, so that sums are simple. */
function writeReport(tests: TestRecord[]): { numPassedTests: number; numFailedTests: number; numPendingTests: number } {
	const count = (status: TestRecord['status']) => tests.filter((test) => test.status === status).length;
	const counts = {
		numPassedTests: count('passed'),
		numFailedTests: count('failed'),
		numPendingTests: count('skipped'),
	};
	mkdirSync(REPORTS, { recursive: true });
	const report = { suite: 'e2e', numTotalTests: tests.length, ...counts, tests };
	writeFileSync(join(REPORTS, 'e2e.json'), JSON.stringify(report, null, '\t'));
	return counts;
}

function main(): void {
	interruption().addEventListener('abort', () => void closePlace().then(() => process.exit(130)));
	const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts'));
	const tests: TestRecord[] = [];
	const stream = run({ files: files.map((file) => join(__dirname, file)), isolation: 'none', concurrency: false });
	const note = (data: { name: string; skip?: unknown; details: { duration_ms: number; type?: string } }, ok: boolean) => {
		if (data.details.type === 'suite' && ok) return;
		const status = data.skip !== undefined && data.skip !== false ? 'skipped' : ok ? 'passed' : 'failed';
		tests.push({ title: data.name, status, milliseconds: Math.round(data.details.duration_ms) });
	};
	stream.on('test:pass', (data) => note(data, true));
	stream.on('test:fail', (data) => note(data, false));
	stream.compose(spec).pipe(process.stdout);
	stream.on('end', () => {
		const { numPassedTests, numFailedTests } = writeReport(tests);
		process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
		process.exitCode = numFailedTests === 0 && numPassedTests > 0 ? 0 : 1;
	});
}

main();
