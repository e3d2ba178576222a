import type { Found, Version } from '../../../../helpdesk/changes';
import type { ServiceTime } from '../../../../helpdesk/instants';
import type { Look } from './look';
import type { ShortTickets } from './short-tickets';

/** What a complete reading found. */
export interface WholeReading<Row extends Version = Version> extends Omit<Found<Row>, 'after'> {
	/** Every unhandled message since this instant was read; null: every message. */
	readonly floor: ServiceTime | null;
	/** How many messages each ticket has that was looked at; undefined: as many as the mark of the reading says. */
	readonly looks: ReadonlyMap<string, number | undefined>;
	/** Set if the list was looked through. */
	readonly look: Look | undefined;
	/** Tickets whose messages came up short. */
	readonly short: ShortTickets;
	/** Messages from before the start. */
	readonly alsoKnown: readonly Version[];
}
