import type { Hints } from '../../../../helpdesk/changes';
import { MOST_SHORT, READS_OF_SHORT, type TicketLook } from './question';

/** A ticket below which fewer messages were listed than its row promised. */
interface ShortTicket extends TicketLook {
	/** How often that happened with this number. */
	readonly reads: number;
}

type ById = ReadonlyMap<string, ShortTicket | undefined>;

/**
 * Tickets whose messages came up short. Each is read again with the next polls; then its number counts as one that says
 * more than the list, since nobody knows what it counts.
 */
export class ShortTickets {
	private readonly before: ById;
	private readonly now = new Map<string, ShortTicket | undefined>();

	/** From the hints of a mark. */
	constructor({ short }: Hints) {
		const tickets = typeof short === 'string' ? (JSON.parse(short) as ShortTicket[]) : [];
		this.before = new Map(tickets.map((one) => [one.ticket.id, one]));
	}

	/** The tickets to read: the short ones first, since no look may show them again. */
	andUnread(unread: ReadonlyMap<string, TicketLook>): TicketLook[] {
		const looks = new Map<string, TicketLook>();
		for (const [id, one] of this.before) if (one !== undefined) looks.set(id, one);
		for (const [id, look] of unread)
			looks.set(id, { ...look, count: Math.max(look.count, this.before.get(id)?.count ?? 0) });
		return [...looks.values()];
	}

	/**
	 * Takes how the read below a ticket ended.
	 * @returns false if there are too many: then a look must show this one again
	 */
	take({ ticket, count }: TicketLook, isShort: boolean): boolean {
		const known = this.before.get(ticket.id);
		const reads = known?.count === count ? known.reads + 1 : 1;
		const isKept = isShort && reads < READS_OF_SHORT;
		const kept = [...this.now.values()].filter((one) => one !== undefined);
		if (isKept && kept.length >= MOST_SHORT) return false;
		this.now.set(ticket.id, isKept ? { ticket, count, reads } : undefined);
		return true;
	}

	/** For the hints of the mark after the one with these hints; undefined if there are none. */
	after(hints: Hints): string | undefined {
		const all = new Map([...new ShortTickets(hints).before, ...this.now]);
		const short = [...all.values()].filter((one) => one !== undefined);
		return short.length === 0 ? undefined : JSON.stringify(short);
	}
}
