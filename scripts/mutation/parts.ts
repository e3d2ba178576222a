/** Sources that are changed together, and the tests that are to notice it. */
export interface Part {
	readonly name: string;
	readonly folder: string;
	readonly files: readonly string[];
	readonly tests: string;
}

const TRIGGER = 'nodes/ZohoSupport/trigger';

/** The model check plays whole lives of a help desk: too dear for each break. */
const OF_ROOMS = '<rootDir>/test/trigger/{form,events,cursor,schedule}/*.test.ts';

/**
 * Left out of the trigger: what only talks to n8n (poll, settings, properties, sample, memory), which the tests in test/workflows run in its
 * engine, and what is types alone (choices, instants).
 */
export const PARTS: readonly Part[] = [
	{ name: 'form of the trigger', folder: `${TRIGGER}/form`, files: ['conditions'], tests: OF_ROOMS },
	{
		name: 'events of the trigger',
		folder: `${TRIGGER}/events`,
		files: ['event', 'field-history', 'item', 'version'],
		tests: OF_ROOMS,
	},
	{
		name: 'cursor of the trigger',
		folder: `${TRIGGER}/cursor`,
		files: [
			'advance',
			'cursor',
			'found-events',
			'moved-zone',
			'progress',
			'question',
			'reading',
			'seen-versions',
			'service-clock',
			'step',
		],
		tests: OF_ROOMS,
	},
	{
		name: 'schedule of the trigger',
		folder: `${TRIGGER}/schedule`,
		files: ['notices', 'pace', 'poll-run', 'resume', 'saved-state'],
		tests: OF_ROOMS,
	},
	{
		name: 'codec',
		folder: 'nodes/ZohoSupport/helpdesk/support',
		files: [
			'answers',
			'records',
			'times',
			'answer-tree',
			'written-rows',
			'record-shape',
			'field-values',
			'wire-text',
			'words',
			'xml-text',
			'requests',
		],
		tests: '<rootDir>/test/helpdesk/*.test.ts',
	},
	{
		name: 'numbers in texts',
		folder: 'nodes/ZohoSupport/helpdesk',
		files: ['json-text', 'numbers'],
		tests: '<rootDir>/test/helpdesk/*.test.ts',
	},
];
