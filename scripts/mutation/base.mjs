// Random tests run a fifth of their cases, always the same ones: a test notices a mutant each time or never.
process.env.FC_SEED = '20260309';
process.env.FC_TIMES = '0.2';

/**
 * Options of Stryker for one part of the product.
 * @param {string} part name of the report
 * @param {string[]} mutate globs of the sources
 * @param {string} tests glob of the tests that must notice the mutants
 */
export const optionsOf = (part, mutate, tests) => ({
	mutate,
	testRunner: 'jest',
	testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
	jest: { configFile: 'jest.config.mjs', config: { testMatch: [tests] } },
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
	htmlReporter: { fileName: `.reports/mutation/${part}.html` },
	thresholds: { high: 97, low: 95, break: 95 },
});
