import type { Hints, Mark } from '../../../helpdesk/changes';
import { type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import type { RowWindow } from '../../../helpdesk/row-window';

/** The next rows to request: those changed since an instant (null: all), limited to one window. */
export interface ReadRequest {
	readonly since: ServiceTime | null;
	readonly window: RowWindow;
}

/** Constants of the list of changed records. */
export interface ListTraits {
	/** Most rows per request. */
	readonly pageSize: number;
	/** How far the service may misread the filter's time, in milliseconds. */
	readonly filterDrift: number;
}

/** What was learnt about how the service reads the filter. */
export interface FilterHints extends Hints {
	/** True while few records change: then a query from `filterDrift` further back costs no further request. */
	readonly quiet: boolean;
	/** True once an answer lacked rows that it should have had: the service reads the filter's time in another zone. */
	readonly wide: boolean;
}

const FIRST_HINTS: FilterHints = { quiet: true, wide: false };

/** The hints in a mark, with defaults. */
export const hintsOf = ({ hints: { quiet, wide } }: Pick<Mark, 'hints'>): FilterHints => ({
	quiet: typeof quiet === 'boolean' ? quiet : FIRST_HINTS.quiet,
	wide: typeof wide === 'boolean' ? wide : FIRST_HINTS.wide,
});

/**
 * Handled rows that each poll reads again. They show that the filter reaches back, and late records appear among them.
 */
export const OVERLAP_ROWS = 20;

/** The filter takes whole minutes, and one second more for rounding. */
export const FILTER_STEP_MS = 61_000;

/** The start of a poll's first query; null asks for all records. */
export function firstSince(
	mark: Pick<Mark, 'overlap' | 'watermark' | 'hints'>,
	{ filterDrift }: ListTraits,
): ServiceTime | null {
	const { overlap, watermark } = mark;
	const { wide, quiet } = hintsOf(mark);
	if (overlap === null || !(wide || quiet)) return overlap;
	return serviceTime(Math.min(overlap, (watermark ?? overlap) - filterDrift));
}

/**
 * Whether a query from `since` brings every row after the watermark, in whatever zone the service reads the filter.
 * Compares whole minutes, as the filter does.
 */
export function coversAnyZone(since: number | null, watermark: number | null, { filterDrift }: ListTraits): boolean {
	return since === null || (watermark !== null && minuteOf(since) <= minuteOf(watermark - filterDrift));
}

const minuteOf = (instant: number) => Math.floor(instant / 60_000);

/** The number of requests for a number of rows: pages overlap by one row. */
export function requestsFor(rows: number, { pageSize }: Pick<ListTraits, 'pageSize'>): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}
