import { optionsOf } from './base.mjs';

const CODEC =
	'{answers,records,times,answer-tree,written-rows,record-shape,field-values,wire-text,words,xml-text,requests}.ts';

export default optionsOf(
	'codec',
	[`nodes/ZohoSupport/services/support/${CODEC}`, 'nodes/ZohoSupport/helpdesk/{json-text,numbers}.ts'],
	'<rootDir>/test/{helpdesk,services/support}/*.test.ts',
);
