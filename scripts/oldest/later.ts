/**
 * What tests of today's n8n say and the oldest one does otherwise. Each row: why, and the names of the sentences. README.md
 * tells what people notice of it.
 */
export const LATER: ReadonlyArray<{ readonly why: string; readonly sentences: readonly string[] }> = [
	{
		why:
			'These tests have durable cursors, with which nothing comes again after a restart. The oldest n8n has none and does ' +
			'what n8n still does by default: what the last poll gave comes again, marked.',
		sentences: [
			'the trigger continues after the workflow is published again or n8n is restarted',
			'is the complete rest when n8n restarts in the middle of a backlog',
			'begins at its activation, although n8n drops the result of the silent first poll',
			'is separate when durable cursors keep only the static data of the workflow',
			'is not reset by a node on another branch that .* meanwhile, even if n8n is killed',
			'waits for messages gives what it owes after a restart of n8n',
			'tells each new and each changed ticket once, also after a restart, for the promised credits',
		],
	},
	{
		why: 'It refuses a run without a required parameter too, but does not name the parameter.',
		sentences: ['that was never filled in is required by n8n itself', 'other modules of Zoho Desk must be named'],
	},
];
