/**
 * What tests of today's n8n say and the oldest one does otherwise. Each row: why, and the names of the sentences. README.md
 * tells the ones that people notice.
 */
export const LATER: ReadonlyArray<{ readonly why: string; readonly sentences: readonly string[] }> = [
	{
		why: 'Items with `error` and `details` do not go to the error output: they stay in the first output.',
		sentences: [
			'error output',
			'separate outputs',
			'an expression that cannot be evaluated',
			'fails only the items that lead to no account',
			'continues with the other items after an id',
			'a field that the service does not know',
		],
	},
	{
		why: 'The static data of a trigger is saved only with items, and any node of the run may save it.',
		sentences: [
			'the state of a trigger',
			'continues after the workflow is published again or n8n is restarted',
			'complete rest when n8n restarts',
			'begins at its activation, although',
			'gives what it owes after a restart',
		],
	},
	{
		why: 'A parameter that is missing is refused in other words, before the run.',
		sentences: ['is required by n8n itself', 'must be named'],
	},
	{
		why: "These workflows use expressions that it cannot read (invalid syntax), and newer parameters of n8n's own nodes.",
		sentences: [
			'answer new tickets',
			'escalated case',
			'nightly report',
			'first light gives',
			'the first-light example',
			'the acts of npm start',
			'every operation of the classic service, under all open points',
		],
	},
	{
		why: "The test asks functions or services of n8n that had another form then: the form's, the files', the clock's.",
		sentences: ['^the form ', 'files that n8n keeps on disk', 'that Zoho Desk never answers'],
	},
];
