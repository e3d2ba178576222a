// Random tests run a fifth of their cases, always the same ones: a test notices a mutant each time or never.
Object.assign(process.env, { FC_SEED: '20260309', FC_TIMES: '0.2' });

const TRIGGER = 'nodes/ZohoSupport/trigger';
const CODEC =
	'{answers,records,times,answer-tree,written-rows,record-shape,field-values,wire-text,xml-text,requests}.ts';

/** `npm run test:mutation`: breaks the trigger and the codec of the classic API, and counts what the unit tests notice. */
export default {
	mutate: [
		`${TRIGGER}/{form,events,cursor,schedule}/*.ts`,
		// These only talk to n8n. The workflow tests run them in n8n's engine, which is too slow for mutants.
		`!${TRIGGER}/*/{settings,properties,sample,memory}.ts`,
		`nodes/ZohoSupport/services/support/${CODEC}`,
		'nodes/ZohoSupport/helpdesk/{json-text,numbers}.ts',
	],
	testRunner: 'jest',
	testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
	jest: {
		configFile: 'jest.config.mjs',
		// It looks for imports with fixed names.
		enableFindRelatedTests: false,
		config: { testMatch: ['<rootDir>/test/mutation/each-unit-test.ts'] },
	},
	coverageAnalysis: 'perTest',
	concurrency: 2,
	allowConsoleColors: false,
	// Node.js never frees the modules of a mutant.
	maxTestRunnerReuse: 40,
	// A slow test on a busy machine must not count as an endless loop.
	timeoutMS: 20_000,
	timeoutFactor: 3,
	ignorePatterns: ['dist', 'docs', 'examples', 'bench', 'scripts', 'simulator', '.ci', '.reports'],
	tempDirName: '.stryker-tmp',
	cleanTempDir: 'always',
	reporters: ['progress-append-only', 'clear-text', 'html'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: '.reports/mutation.html' },
	thresholds: { high: 97, low: 95, break: 95 },
};
