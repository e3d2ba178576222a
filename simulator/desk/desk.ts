import { Clock } from '../clock';
import { Faults } from './fault';
import { Journal } from './journal';
import type { JournalEntry } from './journal';
import { Credits } from './limits/credits';
import { creditsOf } from './limits/edition';
import type { Edition } from './limits/edition';
import { Grants } from './oauth/grants';
import { changedOpenPoints, defaultOpenPoints } from './open-points';
import type { OpenPoints } from './open-points';
import { DEFAULTS } from './options';
import type { DeskOptions } from './options';
import { DeskStore } from './store/desk-store';
import { fillDesk } from './store/seed';
import { TicketSides } from './store/ticket-sides';

/** Runs after a request was read and before it is carried out. The answer waits for its promise. */
export type Hook = (request: JournalEntry) => void | Promise<void>;

/** All data of a running simulator of Desk. A reset replaces it. */
export class Desk {
	points: OpenPoints;
	readonly clock: Clock;
	readonly store: DeskStore;
	readonly sides: TicketSides;
	readonly grants: Grants;
	readonly credits: Credits;
	readonly faults = new Faults();
	readonly journal = new Journal(() => undefined);
	readonly edition: Edition;
	/** Milliseconds before each answer of the API. */
	readonly latency: number;
	/** Requests of the API that are being answered. */
	inFlight = 0;
	hook: Hook | undefined;

	constructor(options: DeskOptions) {
		const start = new Date(options.now ?? Date.now());
		this.points = changedOpenPoints(defaultOpenPoints(), options.openPoints ?? {});
		this.clock = new Clock(start);
		this.store = new DeskStore(this.clock, () => this.points);
		this.sides = new TicketSides(this.store);
		this.grants = new Grants(this.clock);
		this.edition = options.edition ?? DEFAULTS.edition;
		this.credits = new Credits(this.clock, creditsOf(this.edition));
		this.latency = options.latency ?? DEFAULTS.latency;
		if (options.seed === undefined) return;
		const tickets = options.tickets ?? DEFAULTS.tickets;
		fillDesk(this.store, { seed: options.seed, tickets, now: start.getTime() });
	}

	/** Throws an Error that names an unknown switch or value. */
	setOpenPoints(change: Readonly<Record<string, unknown>>): void {
		this.points = changedOpenPoints(this.points, change);
	}
}

/** The place from which the routes take the present state. */
export interface DeskHost {
	desk: Desk;
}
