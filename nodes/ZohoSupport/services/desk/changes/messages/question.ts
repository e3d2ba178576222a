import type { KnownVersions } from '../../../../helpdesk/changes';
import type { MessageKind } from '../../../../helpdesk/helpdesk';
import type { ServiceTime } from '../../../../helpdesk/instants';
import { PAGE_PRICE } from '../../prices';
import type { ListQuestion, SearchQuestion } from '../question';

/** One request of a reading of messages, or a few for those of one ticket. */
export type MessageQuestion = TicketsQuestion | MessagesQuestion;

/** Rows of tickets with the number of their messages. `of` tells it from a question for tickets themselves. */
export type TicketsQuestion = (ListQuestion | SearchQuestion) & { readonly of: MessageKind };

/** The messages of one ticket: `GET /tickets/{id}/comments` or `GET /tickets/{id}/threads`. */
export interface MessagesQuestion {
	readonly ask: 'messages';
	readonly of: MessageKind;
	readonly ticket: MessageTicket;
	/** How many messages its row promised. */
	readonly count: number;
	/** Older messages are handled; null: none is. */
	readonly since: ServiceTime | null;
	readonly handled: KnownVersions;
}

/** What an item shows of the ticket of a message. */
export interface MessageTicket {
	readonly id: string;
	readonly ticketNumber: string | null;
	readonly subject: string | null;
}

/** What a row of a ticket says of its messages. */
export interface TicketLook {
	readonly ticket: MessageTicket;
	/** How many messages it has. */
	readonly count: number;
}

/** The note of a draft, and of a ticket that is not there: the ticket must be read again with the next look. */
export const READ_AGAIN = { readAgain: true };

/** The note of a ticket below which fewer messages were listed than its row promised. */
export const CAME_SHORT = { cameShort: true };

/** A ticket is read so often, poll after poll, until its list has as many messages as its row promises. */
export const READS_OF_SHORT = 4;

/** Tickets that wait for that, at most: about 70 kB as text. */
export const MOST_SHORT = 200;

const MINUTE = 60_000;

/**
 * A look through the list reads this many tickets, the newest: down to there a page costs least [open-points 8]. The
 * list is not the index, and its counts show each message, whether or not it moves a time of its ticket [open-points
 * 15].
 */
export const MOST_LISTED = 2_000;
/** Rows of one page of it [open-points 1a]. */
export const LIST_PAGE = 100;
/** For each page that a look needs, so much time passes before the next one: it costs one credit a minute. */
export const LOOK_EVERY_MS: number = 3 * MINUTE;

/** Tickets of which the number of messages is remembered: those of the list, and some older ones. */
export const MOST_COUNTED = 2_500;

/** Tickets that changed in the very moment of a start, and whose messages are read to know that they are old. */
export const MOST_AT_START = 5;

const MOST_PAGES = MOST_LISTED / LIST_PAGE;

/** The most that a look adds to a poll, in credits: all pages of the list, and one of a search. */
export const LOOK_COST: number = (MOST_PAGES + 1) * PAGE_PRICE;
/** The most that looks add to a day. */
export const LOOKS_A_DAY_COST: number = LOOK_COST * Math.floor((24 * 60 * MINUTE) / (MOST_PAGES * LOOK_EVERY_MS));
