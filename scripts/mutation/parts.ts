/** Sources that are changed together, and the tests that are to notice it. */
export interface Part {
	readonly name: string;
	readonly folder: string;
	readonly files: readonly string[];
	readonly tests: string;
}

/** Left out: what only talks to n8n (poll, settings, properties, sample, memory), which the tests in test/workflows run in its engine. */
export const PARTS: readonly Part[] = [
	{
		name: 'trigger',
		folder: 'nodes/ZohoSupport/trigger',
		files: ['settle', 'reading', 'known', 'crowd', 'births', 'events', 'continuity', 'pace', 'cursor', 'watched', 'moved-zone', 'service-clock', 'sighting', 'poll-machine', 'saved', 'conditions', 'items', 'poll-run'],
		// The model check plays whole lives of a help desk: too dear for each break.
		tests: '<rootDir>/test/trigger/!(model*).test.ts',
	},
	{
		name: 'codec',
		folder: 'nodes/ZohoSupport/helpdesk/support',
		files: ['answers', 'records', 'times', 'answer-tree', 'written-rows', 'record-shape', 'field-values', 'wire-text', 'words', 'xml-text', 'requests'],
		tests: '<rootDir>/test/helpdesk/*.test.ts',
	},
	{
		name: 'numbers in texts',
		folder: 'nodes/ZohoSupport/helpdesk',
		files: ['json-text', 'numbers'],
		tests: '<rootDir>/test/helpdesk/*.test.ts',
	},
];
