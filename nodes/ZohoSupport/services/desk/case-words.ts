import type { CaseWorkPrices } from '../case-work-prices';
import { CONVERSATION_ROWS, HISTORY_ROWS, TAGS_TOGETHER } from './case-limits';
import { PAGE_PRICE, RECORD_PRICE, WRITE_PRICE } from './prices';

/** What comes of tickets that share a request. */
export const SILENT = 'Zoho Desk may then not say if a ticket ID is wrong.';

const EACH = `Each item costs ${credits(WRITE_PRICE)}.`;

/** The price of Get Conversation, as the end of its description. */
export const CONVERSATION_PRICE = `Each ticket costs ${credits(PAGE_PRICE)} for every ${CONVERSATION_ROWS} messages, and more with their text.`;

/** How forms speak of what work on tickets costs. */
export const CASE_WORK_PRICES: CaseWorkPrices = {
	content: `for ${credits(RECORD_PRICE)} each. Comments bring their text at no extra cost.`,
	firstMessage: `Costs ${credits(PAGE_PRICE + RECORD_PRICE)} with its text, however long the conversation is.`,
	reply: EACH,
	comment: EACH,
	history: `Costs ${credits(PAGE_PRICE)} for every ${HISTORY_ROWS} events.`,
	assign: EACH,
	move: EACH,
	merge: 'Costs about one credit for every 2 tickets that are merged.',
	close: `Costs about one credit for every 2 tickets: many go in one request. ${SILENT}`,
	mark: EACH,
	tags: `Each item costs ${credits(WRITE_PRICE)} for every ${TAGS_TOGETHER} tags.`,
	listFiles: `Costs ${credits(PAGE_PRICE)} for the files of a ticket, and ${credits(RECORD_PRICE)} for those of a message or comment.`,
	upload: EACH,
	download: `Each file costs ${credits(RECORD_PRICE)}.`,
};

function credits(count: number): string {
	return count === 1 ? 'one credit' : `${count} credits`;
}
