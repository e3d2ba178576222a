/** Every operation of Zoho Support, as a person plays it. */
import { byId, USAGE, type Operation } from './operation';

export const SUPPORT_OPERATIONS: readonly Operation[] = [
	{ title: 'reads many cases', entries: (scene) => [['Return All', scene.case() !== '']], shows: /\d+ items?/ },
	{
		title: 'reads a case',
		choice: 'Get',
		entries: (scene) => [['Case', byId(scene.case())]],
		shows: /1 item[^]*The printer is silent/,
	},
	{
		title: 'searches cases',
		choice: 'Search',
		entries: (scene) => [
			['Search In', 'Subject'],
			['Value', scene.case() && 'The printer is silent'],
		],
		shows: /\d+ items?[^]*The printer is silent/,
	},
	{
		title: 'creates a case',
		choice: 'Create',
		entries: () => [
			['Subject', 'A new printer'],
			['Contact Name', 'Ann Lee'],
		],
		shows: /1 item[^]*created/,
	},
	{
		title: 'updates a case',
		choice: 'Update',
		entries: (scene) => [
			['Case', byId(scene.case())],
			['Subject', 'The printer speaks again'],
		],
		shows: /1 item[^]*updated/,
	},
	{
		title: 'creates or updates a contact',
		resource: 'Contact',
		choice: 'Create or Update',
		entries: () => [
			['Last Name', 'Newcomer'],
			['Email (using to match)', 'newcomer@example.com'],
		],
		shows: /1 item[^]*(?:created|updated)/,
	},
	{
		title: 'deletes a case',
		choice: 'Delete',
		entries: (scene) => [['Case', byId(scene.case())]],
		shows: /1 item[^]*deleted/,
	},
	{
		title: 'reads the conversation of a case',
		choice: 'Get Conversation',
		entries: (scene) => [['Case', byId(scene.case())]],
		shows: /\d+ items?/,
	},
	{ title: 'tells the requests of the day', ...USAGE, shows: /1 item/ },
];
