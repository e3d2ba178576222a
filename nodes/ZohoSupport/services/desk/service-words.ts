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
	newMessages: `New Comment and New Reply cost ${PAGE_PRICE} credits a poll, and ${PAGE_PRICE} for each ticket with a new message; a reply costs one more, for its text. Beside that the trigger looks through the newest ${number(MOST_LISTED)} tickets, for ${PAGE_PRICE} credits every ${LIST_PAGE}: every ${LOOK_MINUTES} minutes for each ${LIST_PAGE} tickets. A comment that does not change its ticket may be told that late, and on an older ticket not at all.`,
	notFoundCode: 'URL_NOT_FOUND',
	prices: {
		readAll: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records, and more where there are over 4,000: Zoho Desk prices a page by how far down the list it is, and the node reads from both ends where the list can be sorted.`,
		readSome: `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records. The newest come first where the list can be sorted.`,
		readExisting: `Reading all records costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records, and more where there are many`,
		createTogether: 'Create new records, one credit each',
		create: 'Costs one credit for each input item: Zoho Desk creates one record a call.',
		createOrUpdate: `Costs ${PAGE_PRICE} credits to look up each distinct value, or ${MOST_VALUES} e-mail addresses or phone numbers together, and one credit for each record that is created or updated.`,
		remove: 'Costs 6 credits for each record; up to 50 go with one request.',
		update:
			'Costs one credit for each item, or less where many items set only one field, to the same value: they share requests.',
		get: `Costs one credit; items with the same ID share it. Contacts whose fields a list shows cost ${PAGE_PRICE} credits for 20, if you choose those fields under Fields to Read.`,
		check:
			'Costs 4 to 6 credits. Says which organization the credential leads to, its edition, and the credits that are left.',
		conversation: CONVERSATION_PRICE,
		caseWork: CASE_WORK_PRICES,
	},
	examples: {
		label: 'subject',
		labelSetByService: 'createdTime',
		json: '{"subject": "Printer on fire", "contactId": "1892000000042032"}',
		notAnId: 'its ticket number or subject',
	},
};
