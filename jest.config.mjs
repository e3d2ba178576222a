import { mkdirSync } from 'node:fs';

// `npm test` writes jest's JSON report there, so that counts can be summed.
mkdirSync('.reports', { recursive: true });

/** Tests run as ES modules: nock is one. `npm test` sets NODE_OPTIONS=--experimental-vm-modules. Only our TypeScript is transformed. */
export default {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
	setupFiles: ['<rootDir>/test/engine/errors-of-node.ts'],
	extensionsToTreatAsEsm: ['.ts'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'es6' },
				sourceMaps: 'inline',
			},
		],
	},
	transformIgnorePatterns: ['/node_modules/', '\\.(js|mjs|cjs)$'],
	testTimeout: 30_000,
	// n8n-core is loaded anew for every file; a worker that has grown is replaced.
	workerIdleMemoryLimit: '1GB',
};
