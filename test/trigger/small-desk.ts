import type { Watch } from '../../nodes/ZohoSupport/trigger/events';
import { type PollState, step, type Step } from '../../nodes/ZohoSupport/trigger/poll-machine';
import type { DeskTraits, Reading, ReadRequest } from '../../nodes/ZohoSupport/trigger/reading';
import type { Sighting } from '../../nodes/ZohoSupport/trigger/sighting';
import { NOON } from './rows';

/** How a service reads the time of the filter. */
export interface FilterOfTest {
	/** It takes what was asked for so much later, in milliseconds. */
	readonly drift?: number;
	readonly ignored?: boolean;
}

/** A help desk of a few rows that answers as it is told to. */
export class SmallDesk {
	/** The rows, in the order of its answers. */
	rows: Sighting[] = [];

	readonly asked: ReadRequest[] = [];

	constructor(
		rows: readonly Sighting[] = [],
		readonly filter: FilterOfTest = {},
	) {
		this.rows = [...rows];
	}

	answer(request: ReadRequest): Sighting[] {
		this.asked.push(request);
		const since = request.since === null || this.filter.ignored === true ? -Infinity : request.since + (this.filter.drift ?? 0);
		return this.rows.filter(({ changed }) => changed.earliest >= since).slice(request.window.from - 1, request.window.to);
	}

	/** What was asked since when, told from noon. */
	get since(): Array<number | null> {
		return this.asked.map(({ since }) => (since === null ? null : since - NOON));
	}
}

/** Reads to the end; each answer takes so long. @param between happens before each answer but the first */
export function readAll(reading: Reading, desk: SmallDesk, tookMs = 0, between: (answers: number) => void = () => undefined): Reading {
	let steady = 0;
	for (let request = reading.next(); request !== undefined; request = reading.next()) {
		if (steady > 0) between(steady);
		const asked = { wall: NOON, steady };
		steady += Math.max(1, tookMs);
		reading.take(desk.answer(request), asked, { wall: NOON, steady });
	}
	return reading;
}

/** What one poll came to. */
export interface PolledOfTest extends Step {
	readonly requests: number;
}

/** One poll of the state machine, all its steps; a millisecond each. */
export function pollOf(state: PollState, desk: SmallDesk, watch: Watch, traits: DeskTraits): PolledOfTest {
	const before = desk.asked.length;
	const moment = () => ({ wall: NOON, steady: desk.asked.length });
	let current = step(state, undefined, moment(), watch, traits);
	while (current.next !== undefined) {
		const asked = moment();
		const rows = desk.answer(current.next);
		current = step(current.state, { rows, asked }, moment(), watch, traits);
	}
	return { ...current, requests: desk.asked.length - before };
}
