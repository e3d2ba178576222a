import type { Version } from '../../../helpdesk/changes';

/** A part of a reading: a search, the list, or records one by one. */
export interface Part<Row extends Version, Question> {
	/** The next question; undefined once it has all answers. */
	next(): Question | undefined;
	take(rows: readonly Row[]): void;
}

/** The parts of a reading, one after the other. Each decides when its turn comes whether it is needed. */
export class Parts<Row extends Version, Question> implements Part<Row, Question> {
	private current: Part<Row, Question> | undefined;

	constructor(private readonly following: Array<() => Part<Row, Question> | undefined>) {}

	next(): Question | undefined {
		while (this.current?.next() === undefined && this.following.length > 0) this.current = this.following.shift()?.();
		return this.current?.next();
	}

	take(rows: readonly Row[]): void {
		this.current?.take(rows);
	}
}
