import type { Version } from '../../../../helpdesk/changes';
import { CAME_SHORT, type MessageQuestion, READS_OF_SHORT, type TicketLook } from './question';

/** What is done with the messages of each ticket. */
interface Below<Row extends Version> {
	/** Set if no later reading makes up for what this one does not find. */
	readonly isOnce: boolean;
	ask(look: TicketLook): MessageQuestion;
	take(look: TicketLook, rows: readonly Row[]): void;
}

/** Reads the messages of tickets, one ticket after the other. */
export class MessagesBelow<Row extends Version> {
	private reads = 0;

	constructor(
		private readonly waiting: TicketLook[],
		private readonly below: Below<Row>,
	) {}

	next(): MessageQuestion | undefined {
		const first = this.waiting.at(0);
		return first && this.below.ask(first);
	}

	take(rows: readonly Row[]): void {
		const first = this.waiting.at(0);
		if (first === undefined) return;
		this.below.take(first, rows);
		this.reads += 1;
		if (this.below.isOnce && isShort(rows) && this.reads < READS_OF_SHORT) return;
		this.waiting.shift();
		this.reads = 0;
	}
}

/** Whether fewer messages were listed than the row of the ticket promised. */
export function isShort(rows: readonly Version[]): boolean {
	return rows.some(({ note }) => note === CAME_SHORT);
}
