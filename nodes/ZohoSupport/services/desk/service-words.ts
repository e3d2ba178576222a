import { CASE_WORK_PRICES, CONVERSATION_PRICE } from './case-words';
import { LIST_PAGE, LOOK_EVERY_MS, MOST_LISTED } from './changes/messages/question';
import { PAGE_PRICE } from './prices';
import { MOST_VALUES } from './search-parameters';
import type { ServiceWords } from '../service';

/** The name of the service for people. */
export const NAME = 'Zoho Desk';

/** Rows a page of most lists [open-points 1]. */
export const PAGE_SIZE = 100;

const LOOK_MINUTES = LOOK_EVERY_MS / 60_000;

const number = (value: number) => value.toLocaleString('en-US');

/** How forms, hints, notices and logs speak of Zoho Desk. */
export const WORDS: ServiceWords = {
	name: NAME,
	unit: { one: 'credit', many: 'credits' },
	knowsLimit: false,
	usage:
		'Costs no credit. With each answer Zoho Desk says how many credits are left today, after the calls of all apps. Before the first answer the node estimates them from the edition. The reserve comes from the credential.',
	endOfDay: 'midnight in the time zone of the data centre',
	deletes: 'Move a record to the recycle bin',
	dateZone: 'UTC',
	changedSince: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records. Zoho Desk finds changed records with its search, which may lag behind by some minutes.`,
	newMessages: `A poll for New Comment or New Reply costs ${PAGE_PRICE} credits, and ${PAGE_PRICE} more for each ticket with a new message. A reply costs one more, for its text. From time to time the trigger also looks through the newest ${number(MOST_LISTED)} tickets: ${PAGE_PRICE} credits for every ${LIST_PAGE}, and ${LOOK_MINUTES} minutes between two looks for every ${LIST_PAGE}. A comment that does not change its ticket may come that late. On an older ticket it does not come.`,
	notFoundCode: 'URL_NOT_FOUND',
	prices: {
		readAll: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records, and more beyond 4,000: Zoho Desk charges more for pages deep in a list. The node reads from both ends where the list can be sorted.`,
		readSome: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records. The newest come first where the list can be sorted.`,
		readExisting: `Reading all records costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records, and more where there are many`,
		createTogether: 'Create new records, one credit each',
		create: 'Costs one credit for each input item: Zoho Desk creates one record a call.',
		createOrUpdate: `Costs ${PAGE_PRICE} credits to look up each distinct value, or ${MOST_VALUES} e-mail addresses or phone numbers together, and one credit for each record that is created or updated. Where values are missing, ${2 * PAGE_PRICE} more show that Zoho Desk finds that many together: once, and again for a longer list. If nothing shows it, that costs up to ${3 * PAGE_PRICE}, and each value is looked up by itself for an hour.`,
		remove: 'Costs 6 credits for each record; up to 50 go with one request.',
		update:
			'Costs one credit for each item. Many items that set the same field to the same value, and nothing else, share requests and cost less. Zoho Desk may not say then that a ticket ID is wrong.',
		get: `Costs one credit; items with the same ID share it. Contacts cost ${PAGE_PRICE} credits for every 20 if you choose only Fields that a list shows.`,
		check:
			'Costs 4 to 6 credits. Says which organization the credential leads to, its edition, and the credits that are left.',
		conversation: CONVERSATION_PRICE,
		list: `Opening the list costs ${PAGE_PRICE} credits, and so does each search from the third letter on, and each further page. What came is kept for a minute or more.`,
		caseNumber: `Finding a ticket by its number costs ${PAGE_PRICE} credits for each distinct number of a run. The search of ${NAME} may not know a new ticket for some minutes; its ID always works.`,
		caseWork: CASE_WORK_PRICES,
	},
	examples: {
		label: 'subject',
		labelSetByService: 'createdTime',
		json: '{"subject": "Printer on fire", "contactId": "1892000000042032"}',
		notAnId: 'its ticket number or subject',
	},
};
