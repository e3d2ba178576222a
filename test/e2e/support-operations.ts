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
