import { CASE_WORK_PRICES, CONVERSATION_PRICE, SILENT } from './case-words';
import { LIST_PAGE, MOST_LISTED } from './changes/messages/question';
import { PAGE_PRICE } from './prices';
import { CONTACTS_TOGETHER } from './requests';
import { MOST_VALUES } from './search-parameters';
import type { ServiceWords } from '../service';
import { shownNumber } from '../../helpdesk/numbers';

/** The name of the service for people. */
export const NAME = 'Zoho Desk';

/** Rows a page of most lists [open-points 1]. */
export const PAGE_SIZE = 100;

/** How forms, hints, notices and logs speak of Zoho Desk. */
export const WORDS: ServiceWords = {
	name: NAME,
	unit: { one: 'credit', many: 'credits' },
	knowsLimit: false,
	usage:
		'Costs no credit. With each answer Zoho Desk says how many credits are left today, after the calls of all apps. Before the first answer the node estimates them from the edition. keptForPeople is the reserve of the credential. isUsedUp is true if Zoho takes no more requests before resetsAt.',
	endOfDay: 'midnight in the time zone of the data centre',
	deletes: 'Move a record to the recycle bin',
	dateZone: 'the time zone of the workflow',
	changedSince: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records. Zoho Desk finds changed records with its search, which may be some minutes late.`,
	newMessages: `A poll costs ${PAGE_PRICE} credits, and ${PAGE_PRICE} more for each ticket with a new message. The text of a reply costs one more. The trigger also looks through the newest ${shownNumber(MOST_LISTED)} tickets, ${LIST_PAGE} at a time, for about one credit a minute, because Zoho Desk may not count a comment as a change of its ticket. A comment on an older ticket may then be missed.`,
	notFoundCode: 'URL_NOT_FOUND',
	prices: {
		readAll: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records, and more for those beyond the first 4,000, or beyond the first 2,000 where the list cannot be sorted.`,
		readSome: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records. The newest come first where the list can be sorted.`,
		readExisting: `Reading all records costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records, and more where there are many`,
		createTogether: 'Create new records, one credit each',
		create: 'Costs one credit for each input item: Zoho Desk takes one new record in a request.',
		createOrUpdate: `Looks for a record with the same value in the field to match on. Costs ${PAGE_PRICE} credits for each distinct value, and one credit for each record that is created or updated. Up to ${MOST_VALUES} e-mail addresses or phone numbers share one search. To check at first that this works in your organization may cost up to ${3 * PAGE_PRICE} credits more.`,
		remove: 'Costs 6 credits for each record. Up to 50 go in one request.',
		update: (module) =>
			`Costs one credit for each item. Items that set one field to the same value, and nothing else, share requests and cost less.${module === 'case' ? ` ${SILENT}` : ''}`,
		get: (module) =>
			`Costs one credit for each distinct ID.${module === 'contact' ? ` Contacts cost ${PAGE_PRICE} credits for every ${CONTACTS_TOGETHER} if you choose only Fields that a list shows.` : ''}`,
		check:
			'Costs 4 to 6 credits, and one more with a Department ID. Says which organization and department the credential leads to, the edition, and the credits that are left.',
		conversation: CONVERSATION_PRICE,
		list: `Each look into the list costs ${PAGE_PRICE} credits`,
		caseNumber: `Each number costs ${PAGE_PRICE} credits. A new ticket may not be found for some minutes; its ID always works.`,
		caseWork: CASE_WORK_PRICES,
	},
	examples: {
		label: 'subject',
		labelSetByService: 'createdTime',
		json: '{"subject": "Printer on fire", "contactId": "1892000000042032"}',
		notAnId: 'its ticket number or subject',
	},
	docs: {
		quota: 'zoho-desk.md#credits-and-limits',
		fields: 'zoho-desk.md#fields-in-the-form',
		matching: 'zoho-desk.md#search-and-create-or-update',
		filters: 'zoho-desk.md#get-many-filters-and-order',
		messages: 'trigger.md#new-comment-and-new-reply',
	},
};
