/** The figures that the measurements send, and the reading of them where they arrive. */

/** The requests that one operation cost. */
export interface Cost {
	readonly operation: string;
	readonly requests: number;
	readonly least: number;
	readonly why: string;
}

/** One reading of the whole list. */
export interface Reading {
	/** From the start of the workflow until its last node has ended. */
	readonly seconds: number;
	/** Processor time of the reading process, user and system. */
	readonly processorSeconds: number;
	/** The most memory the process held, n8n and all. */
	readonly peakMegabytes: number;
	/** How far that is beyond what it held with n8n loaded, before the reading. */
	readonly grownMegabytes: number;
	readonly items: number;
}

/** A page decoded by the node and by a bare parser, one after the other. */
export interface Round {
	/** Milliseconds a page. */
	readonly ours: number;
	readonly bare: number;
}

/** The rounds of one format. */
export interface Decoding {
	readonly format: string;
	/** Characters of the page. */
	readonly size: number;
	readonly rounds: readonly Round[];
}

/** @throws Error when a child sent something else */
export function costsOf(value: unknown): Cost[] {
	return list(value).map((each) => ({
		operation: text(each, 'operation'),
		requests: number(each, 'requests'),
		least: number(each, 'least'),
		why: text(each, 'why'),
	}));
}

/** @throws Error when a child sent something else */
export function readingOf(value: unknown): Reading {
	return {
		seconds: number(value, 'seconds'),
		processorSeconds: number(value, 'processorSeconds'),
		peakMegabytes: number(value, 'peakMegabytes'),
		grownMegabytes: number(value, 'grownMegabytes'),
		items: number(value, 'items'),
	};
}

/** @throws Error when a child sent something else */
export function decodingsOf(value: unknown): Decoding[] {
	return list(value).map((each) => ({
		format: text(each, 'format'),
		size: number(each, 'size'),
		rounds: list(member(each, 'rounds')).map((round) => ({ ours: number(round, 'ours'), bare: number(round, 'bare') })),
	}));
}

/** The readers of what a child sent throw where it is something else. */
export function list(value: unknown): unknown[] {
	if (!Array.isArray(value)) throw new Error('Expected a list of figures');
	return value;
}

export function member(value: unknown, name: string): unknown {
	const found =
		typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name) : undefined;
	return found?.[1];
}

export function number(value: unknown, name: string): number {
	const found = member(value, name);
	if (typeof found !== 'number') throw new Error(`Expected the number "${name}" among the figures`);
	return found;
}

export function text(value: unknown, name: string): string {
	const found = member(value, name);
	if (typeof found !== 'string') throw new Error(`Expected the text "${name}" among the figures`);
	return found;
}
