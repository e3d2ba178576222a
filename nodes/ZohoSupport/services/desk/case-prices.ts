import { PAGE_PRICE, RECORD_PRICE, WRITE_PRICE } from './prices';

/**
 * What work on tickets costs in credits [open-points 8]. The service's own header counts where it comes; these numbers
 * are for estimates and for sentences.
 */

/** The oldest message of a ticket. */
export function firstMessagePrice(withContent: boolean): number {
	return PAGE_PRICE + (withContent ? RECORD_PRICE : 0);
}

/** A conversation of so many messages, so many of them threads: comments bring their text. */
export function conversationPrice(messages: number, threads: number, withContent: boolean): number {
	return pagesPrice(messages, CONVERSATION_ROWS) + (withContent ? threads * RECORD_PRICE : 0);
}

export function historyPrice(events: number): number {
	return pagesPrice(events, HISTORY_ROWS);
}

/** One write for so many tickets: a bulk write counts one for two [open-points 8]. */
export function togetherPrice(tickets: number): number {
	return Math.ceil(tickets / 2);
}

export function tagsPrice(names: number): number {
	return Math.ceil(names / TAGS_TOGETHER) * WRITE_PRICE;
}

/** Each request counts by itself. */
export function mergePrice(others: number): number {
	const whole = Math.floor(others / MERGED_TOGETHER);
	return whole * togetherPrice(MERGED_TOGETHER) + togetherPrice(others % MERGED_TOGETHER);
}

function pagesPrice(rows: number, pageRows: number): number {
	return Math.max(1, Math.ceil(rows / pageRows)) * PAGE_PRICE;
}

/** The most rows of a page [openapi thread.json; open-points 1c]. */
export const CONVERSATION_ROWS = 200;
/** [openapi comment.json] */
export const COMMENT_ROWS = 100;
/** [openapi attachment.json] */
export const ATTACHMENT_ROWS = 100;
/** [open-points 1c] */
export const HISTORY_ROWS = 50;
/** The most names of one request [openapi tag.json]. */
export const TAGS_TOGETHER = 51;
/** At most five tickets can be merged at a time [openapi ticket.json], the one that stays perhaps among them. */
export const MERGED_TOGETHER = 4;
/** No bound is described; as many as are deleted together [open-points 12]. A refused call is halved. */
export const CLOSED_TOGETHER = 50;
