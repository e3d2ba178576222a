/** The behaviour of Zoho Desk in points that are open. */
export interface DeskPoints {
	/** How late the index is at most, in milliseconds. */
	readonly lag: number;
	/** Whether each version waits its own time, so that a later one may be shown first. */
	readonly outOfOrder: boolean;
	/** Whether the index still shows a deleted record for a while. */
	readonly ghosts: boolean;
	readonly ends: 'inclusive' | 'exclusive';
	readonly unit: 'millisecond' | 'second';
	/** The number of the first row in the list. */
	readonly listBase: 0 | 1;
	/** How rows of one moment are ordered, and whether a descending search turns that round. */
	readonly ties: 'id' | 'saved' | 'hash';
	readonly tiesTurn: boolean;
	/** Whether a comment moves the time of the last change. */
	readonly commentsMove: boolean;
	/** How far the service's clock is ahead of the true time, in milliseconds. */
	readonly ahead: number;
}
