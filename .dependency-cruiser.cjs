/** Circles, type imports included: eslint's import-x/no-cycle passes over those. */
module.exports = {
	forbidden: [{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } }],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
	},
};
