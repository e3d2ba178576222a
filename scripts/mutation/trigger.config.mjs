import { optionsOf } from './base.mjs';

/** Left out: what only talks to n8n. The workflow tests run it in n8n's engine, which is too slow for mutants. */
export default optionsOf(
	'trigger',
	[
		'nodes/ZohoSupport/trigger/{form,events,cursor,schedule}/*.ts',
		'!nodes/ZohoSupport/trigger/**/{settings,properties,sample,memory}.ts',
	],
	'<rootDir>/test/trigger/{form,events,cursor,schedule}/*.test.ts',
);
