/** Every operation of Zoho Desk, as a person plays it. */
import { byAddress, byId, USAGE, type Operation } from './operation';

export const DESK_OPERATIONS: readonly Operation[] = [
	{ title: 'reads many tickets', shows: /\d+ items/ },
	{
		title: 'reads a ticket',
		choice: 'Get',
		entries: (scene) => [['Ticket', byId(scene.ticket())]],
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
		title: 'creates a ticket with a custom field and choices from lists',
		choice: 'Create',
		entries: (scene) => [
			['Subject', 'A new printer'],
			['Contact ID', scene.contact()],
			['Status', 'Open'],
			['Priority', 'High'],
			['Severity', { added: 'S1' }],
		],
		shows: /1 item[^]*created/,
	},
	{
		title: 'updates a ticket',
		choice: 'Update',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Status', 'On Hold'],
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
		title: 'deletes a ticket',
		choice: 'Delete',
		entries: (scene) => [['Ticket', byId(scene.ticket())]],
		shows: /1 item[^]*deleted/,
	},
	{
		title: 'reads the conversation of a ticket',
		choice: 'Get Conversation',
		entries: (scene) => [
			['Ticket', byId(scene.ticketWithMessage())],
			['With Content', true],
		],
		shows: /1 item[^]*It does not print any more/,
	},
	{
		title: 'reads the history of a ticket',
		choice: 'Get History',
		entries: (scene) => [
			['Ticket', byId(scene.ticketWithMessage())],
			['Return All', true],
		],
		shows: /\d+ items?[^]*eventName/,
	},
	{
		title: 'adds a comment to a ticket',
		choice: 'Add Comment',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Message', 'The customer called: it works again'],
			['Public', true],
		],
		shows: /1 item[^]*commented[^]*it works again/,
	},
	{
		title: 'adds tags to a ticket',
		choice: 'Add Tags',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Tags', 'urgent, printer'],
		],
		shows: /1 item[^]*tagged/,
	},
	{
		title: 'removes tags from a ticket',
		choice: 'Remove Tags',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Tags', 'urgent'],
		],
		shows: /1 item[^]*untagged/,
	},
	{
		title: 'assigns a ticket to an agent',
		choice: 'Assign',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Agent', { search: 'ben', choice: 'Ben Agent' }],
		],
		shows: /1 item[^]*assigned/,
	},
	{
		title: 'closes a ticket',
		choice: 'Close Many',
		entries: (scene) => [['Ticket', byId(scene.ticket())]],
		shows: /1 item[^]*closed/,
	},
	{
		title: 'marks a ticket as unread',
		choice: 'Mark as Read or Unread',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Mark As', 'Unread'],
		],
		shows: /1 item[^]*marked/,
	},
	{
		title: 'merges two tickets',
		choice: 'Merge',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Tickets to Merge', scene.ticket()],
		],
		shows: /1 item[^]*merged/,
	},
	{
		title: 'moves a ticket to another department',
		choice: 'Move',
		entries: (scene) => [
			['Ticket', byId(scene.ticket())],
			['Department', { search: 'bil', choice: 'Billing' }],
		],
		shows: /1 item[^]*moved/,
	},
	{
		title: 'replies to a ticket',
		choice: 'Reply',
		entries: (scene) => [
			['Ticket', byId(scene.ticketWithMessage())],
			['From Address', byAddress('support@demodesk.example')],
			['Message', 'Thank you. We look into it.'],
		],
		shows: /1 item[^]*sent/,
	},
	{
		title: 'lists the attachments of a ticket',
		choice: 'List Attachments',
		entries: async (scene) => [['Ticket', byId((await scene.ticketWithFile()).ticket)]],
		shows: /1 item[^]*printer\.txt/,
	},
	{
		title: 'downloads an attachment of a ticket',
		choice: 'Download Attachment',
		entries: async (scene) => {
			const { ticket, file } = await scene.ticketWithFile();
			return [
				['Ticket', byId(ticket)],
				['Attachment ID', file],
			];
		},
		shows: /1 item[^]*printer\.txt/,
	},
	{
		title: 'attaches a file to a ticket',
		choice: 'Upload Attachment',
		entries: (scene) => [['Ticket', byId(scene.ticket())]],
		shows: /1 item[^]*uploaded/,
		needsFile: true,
	},
	{ title: 'checks the connection', ...USAGE, choice: 'Check Connection', shows: /1 item[^]*Connected to/ },
	{ title: 'tells the credits of the day', ...USAGE, shows: /1 item/ },
];
