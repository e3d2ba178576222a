/** Every operation: what a person fills in, and what the output shows then. */
import type { ServiceName } from '../../scripts/n8n/workflow';
import type { Entry } from './node-form';
import type { Scene } from './scene';

/** Labels of fields, in the order in which a person fills them in. */
export type Entries = ReadonlyArray<readonly [label: string, entry: Entry]>;

export interface Operation {
	/** How the sentence begins: `adds a comment`. */
	title: string;
	/** What is chosen in *Operation*; nothing for the one that is preset. */
	choice?: string;
	/** What is chosen in *Resource*; nothing for the one that is preset. */
	resource?: string;
	entries?: (scene: Scene) => Entries | Promise<Entries>;
	/** What the output panel says. */
	shows: RegExp;
	/** Whether a file comes in. */
	needsFile?: boolean;
}

const USAGE = { resource: 'API Usage' };

const DESK: readonly Operation[] = [
	{ title: 'reads many tickets', shows: /\d+ items/ },
	{
		title: 'reads a ticket',
		choice: 'Get',
		entries: (scene) => [['Record ID', scene.ticket()]],
		shows: /1 item[^]*The printer is silent/,
	},
	{
		title: 'searches tickets',
		choice: 'Search',
		entries: (scene) => [
			['Search In', 'Subject'],
			['Value', scene.ticket('Where is my invoice?') && 'Where is my invoice?'],
		],
		shows: /\d+ items?[^]*Where is my invoice/,
	},
	{
		title: 'deletes a ticket',
		choice: 'Delete',
		entries: (scene) => [['Record ID', scene.ticket()]],
		shows: /1 item[^]*deleted/,
	},
	{
		title: 'reads the conversation of a ticket',
		choice: 'Get Conversation',
		entries: (scene) => [
			['Ticket ID', scene.ticketWithMessage()],
			['With Content', true],
		],
		shows: /1 item[^]*It does not print any more/,
	},
	{
		title: 'reads the history of a ticket',
		choice: 'Get History',
		entries: (scene) => [
			['Ticket ID', scene.ticketWithMessage()],
			['Return All', true],
		],
		shows: /\d+ items?[^]*eventName/,
	},
	{
		title: 'adds a comment to a ticket',
		choice: 'Add Comment',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Message', 'The customer called: it works again'],
			['Public', true],
		],
		shows: /1 item[^]*commented[^]*it works again/,
	},
	{
		title: 'adds tags to a ticket',
		choice: 'Add Tags',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Tags', 'urgent, printer'],
		],
		shows: /1 item[^]*tagged/,
	},
	{
		title: 'removes tags from a ticket',
		choice: 'Remove Tags',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Tags', 'urgent'],
		],
		shows: /1 item[^]*untagged/,
	},
	{
		title: 'assigns a ticket to an agent',
		choice: 'Assign',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Agent Name or ID', 'Ben Agent (ben@demodesk.example)'],
		],
		shows: /1 item[^]*assigned/,
	},
	{
		title: 'closes a ticket',
		choice: 'Close Many',
		entries: (scene) => [['Ticket ID', scene.ticket()]],
		shows: /1 item[^]*closed/,
	},
	{
		title: 'marks a ticket as unread',
		choice: 'Mark as Read or Unread',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Mark As', 'Unread'],
		],
		shows: /1 item[^]*marked/,
	},
	{
		title: 'merges two tickets',
		choice: 'Merge',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Tickets to Merge', scene.ticket()],
		],
		shows: /1 item[^]*merged/,
	},
	{
		title: 'moves a ticket to another department',
		choice: 'Move',
		entries: (scene) => [
			['Ticket ID', scene.ticket()],
			['Department Name or ID', 'Billing'],
		],
		shows: /1 item[^]*moved/,
	},
	{
		title: 'replies to a ticket',
		choice: 'Reply',
		entries: (scene) => [
			['Ticket ID', scene.ticketWithMessage()],
			['From Address Name or ID', 'Support (support@demodesk.example), Default'],
			['Message', 'Thank you. We look into it.'],
		],
		shows: /1 item[^]*sent/,
	},
	{
		title: 'lists the attachments of a ticket',
		choice: 'List Attachments',
		entries: async (scene) => [['Ticket ID', (await scene.ticketWithFile()).ticket]],
		shows: /1 item[^]*printer\.txt/,
	},
	{
		title: 'downloads an attachment of a ticket',
		choice: 'Download Attachment',
		entries: async (scene) => {
			const { ticket, file } = await scene.ticketWithFile();
			return [
				['Ticket ID', ticket],
				['Attachment ID', file],
			];
		},
		shows: /1 item[^]*printer\.txt/,
	},
	{
		title: 'attaches a file to a ticket',
		choice: 'Upload Attachment',
		entries: (scene) => [['Ticket ID', scene.ticket()]],
		shows: /1 item[^]*uploaded/,
		needsFile: true,
	},
	{ title: 'checks the connection', ...USAGE, choice: 'Check Connection', shows: /1 item[^]*Connected to/ },
	{ title: 'tells the credits of the day', ...USAGE, shows: /1 item/ },
];

const SUPPORT: readonly Operation[] = [
	{ title: 'reads many cases', entries: (scene) => [['Return All', scene.case() !== '']], shows: /\d+ items?/ },
	{
		title: 'reads a case',
		choice: 'Get',
		entries: (scene) => [['Record ID', scene.case()]],
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
		entries: (scene) => [['Record ID', scene.case()]],
		shows: /1 item[^]*deleted/,
	},
	{
		title: 'reads the conversation of a case',
		choice: 'Get Conversation',
		entries: (scene) => [['Case ID', scene.case()]],
		shows: /\d+ items?/,
	},
	{ title: 'tells the requests of the day', ...USAGE, shows: /1 item/ },
];

export const OPERATIONS: Readonly<Record<ServiceName, readonly Operation[]>> = { desk: DESK, support: SUPPORT };
