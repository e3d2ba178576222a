import type { CaseWorkPrices } from '../case-work-prices';
import { CONVERSATION_ROWS, HISTORY_ROWS, TAGS_TOGETHER } from './case-limits';
import { PAGE_PRICE, RECORD_PRICE, WRITE_PRICE } from './prices';

const EACH = `Each item costs ${credits(WRITE_PRICE)}.`;

/** The price of Get Conversation, as the end of its description. */
export const CONVERSATION_PRICE = `Each ticket costs ${credits(PAGE_PRICE)} for every ${CONVERSATION_ROWS} messages, and more with their text.`;

/** How forms speak of what work on tickets costs. */
export const CASE_WORK_PRICES: CaseWorkPrices = {
	content: `for ${credits(RECORD_PRICE)} each. Comments bring their text at no extra cost`,
	firstMessage: `Costs ${credits(PAGE_PRICE + RECORD_PRICE)} with its text, however long the conversation is.`,
	reply: EACH,
	comment: EACH,
	history: `Costs ${credits(PAGE_PRICE)} for every ${HISTORY_ROWS} events.`,
	assign: EACH,
	move: EACH,
	merge: 'Costs about one credit for every two tickets that are merged.',
	close:
		'Costs about one credit for every two tickets: many go with one request. Zoho Desk may not say then that an ID is wrong.',
	mark: EACH,
	tags: `Each item costs ${credits(WRITE_PRICE)} for every ${TAGS_TOGETHER} tags.`,
	listFiles: `Costs ${credits(PAGE_PRICE)} for the files of a ticket, and ${credits(RECORD_PRICE)} for those of a message or comment.`,
	upload: EACH,
	download: `Each file costs ${credits(RECORD_PRICE)}.`,
};

function credits(count: number): string {
	const words = ['no', 'one', 'two', 'three', 'four'];
	return `${words[count] ?? count} ${count === 1 ? 'credit' : 'credits'}`;
}
