import type { OrderedList } from '../../ordered-list';
import type { DeskRecord } from '../store/record';

export type Matches = (record: DeskRecord) => boolean;

/** Part of a sorted list: positions from `start` up to, but without, `end`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Walks a sorted list from either end; records that do not match are passed over. */
export function* walk(order: OrderedList<DeskRecord>, descending: boolean, span?: Span): Generator<DeskRecord> {
	const { start, end } = span ?? { start: 0, end: order.size };
	for (let step = 0; step < end - start; step += 1) {
		const record = order.at(descending ? end - 1 - step : start + step);
		if (record !== undefined) yield record;
	}
}

/** One page of the matching records. Without `matches` the list is not walked from its beginning. */
export function pageOf(
	order: OrderedList<DeskRecord>,
	{
		descending,
		skip,
		limit,
		matches,
	}: { descending: boolean; skip: number; limit: number; matches?: Matches | undefined },
): DeskRecord[] {
	const page: DeskRecord[] = [];
	const last = order.size - 1;
	let passed = 0;
	for (let place = matches === undefined ? skip : 0; place <= last && page.length < limit; place += 1) {
		const record = order.at(descending ? last - place : place);
		if (record === undefined || matches?.(record) === false) continue;
		if (matches !== undefined && passed < skip) passed += 1;
		else page.push(record);
	}
	return page;
}
