/**
 * `npm run test:e2e`: runs the tests of this folder with node:test, in this very process so that Ctrl-C ends n8n and
 * the
 * browser too, prints the counts and writes .reports/e2e.json. Arguments are patterns of test names; none runs all.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type EventData } from 'node:test';
import { spec } from 'node:test/reporters';
import { command } from '../../scripts/command';
import { interruption } from '../../scripts/n8n/interruption';
import { REPORTS } from './folders';
import { renewPictures } from './pictures';
import { closePlace } from './place';

const RUN = command(
	'npm run test:e2e',
	`Starts a real n8n with the built package on this machine, and a real browser, and runs the tests of test/e2e with them.
Prints the counts at the end and writes .reports/e2e.json. Each step leaves a picture in .reports/pictures/; those that the docs
show are compared with docs/images/. Ctrl-C ends n8n and the browser too.`,
)
	.usage('[-- options] [pattern ...]')
	.argument('[pattern...]', 'runs only tests whose name matches; none runs all')
	.option('--renew-pictures', 'replace the pictures of the docs that changed');

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
	const [patterns] = RUN.parse().processedArgs;
	if (RUN.opts().renewPictures) renewPictures();
	interruption().addEventListener('abort', () => void closePlace().then(() => process.exit(130)));
	const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts'));
	const tests: TestRecord[] = [];
	const stream = run({
		files: files.map((file) => join(__dirname, file)),
		isolation: 'none',
		concurrency: false,
		...(patterns.length > 0 && { testNamePatterns: patterns }),
	});
	const note = (data: EventData.TestPass | EventData.TestFail, status: TestRecord['status']) => {
		tests.push({ title: data.name, status, milliseconds: Math.round(data.details.duration_ms) });
	};
	stream.on('test:pass', (data) => {
		if (data.details.type !== 'suite') note(data, data.skip === undefined ? 'passed' : 'skipped');
	});
	stream.on('test:fail', (data) => {
		// A suite counts only for what went wrong outside its tests, such as closing n8n.
		const { cause } = data.details.error;
		const ofTests = data.details.type === 'suite' && String(cause).includes('subtest');
		if (!ofTests) note(data, 'failed');
	});
	stream.compose(spec).pipe(process.stdout);
	stream.on('end', () => {
		const { numPassedTests, numFailedTests } = writeReport(tests);
		process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
		process.exitCode = numFailedTests === 0 && numPassedTests > 0 ? 0 : 1;
	});
}

main();
