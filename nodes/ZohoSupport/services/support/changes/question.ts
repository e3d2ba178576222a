import type { Mark } from '../../../helpdesk/changes';
import { type ServiceTime, serviceTime } from '../../../helpdesk/instants';

/** The fixed properties of the list of changed records. */
export interface ListTraits {
	/** The most rows in one request. */
	readonly pageSize: number;
	/** How far the service may misread the time of the filter, in milliseconds. */
	readonly filterDrift: number;
}

/** What was learnt about how the service reads its filter. */
export interface FilterHints extends Readonly<Record<string, boolean>> {
	/**
	 * True while so few records change that requesting everything that a wrong zone may hide costs no extra request.
	 */
	readonly quiet: boolean;
	/**
	 * True once an answer left out rows that it should have contained: the service reads the time of the filter in
	 * another zone.
	 */
	readonly wide: boolean;
}

const FIRST_HINTS: FilterHints = { quiet: true, wide: false };

/** The hints in a mark; this service wrote them. */
export const hintsOf = ({ hints }: Pick<Mark, 'hints'>): FilterHints => ({ ...FIRST_HINTS, ...hints });

/**
 * How many handled rows each poll reads again. They show that the filter reaches back, and late records appear among
 * them.
 */
export const OVERLAP_ROWS = 20;

/** The filter has whole minutes, and starts one second earlier. */
export const FILTER_STEP_MS = 61_000;

/** The instant from which a poll first requests changes; null: all records. */
export function questionOf(
	mark: Pick<Mark, 'overlap' | 'watermark' | 'hints'>,
	{ filterDrift }: ListTraits,
): ServiceTime | null {
	const { overlap, watermark } = mark;
	const { wide, quiet } = hintsOf(mark);
	if (overlap === null || !(wide || quiet)) return overlap;
	return serviceTime(Math.min(overlap, (watermark ?? overlap) - filterDrift));
}

/**
 * True if no zone could hide a row changed after the watermark. Going further back within the same minute would send
 * the same request.
 */
export function asksFarBack(since: number | null, watermark: number | null, { filterDrift }: ListTraits): boolean {
	return since === null || (watermark !== null && minuteOf(since) <= minuteOf(watermark - filterDrift));
}

const minuteOf = (instant: number) => Math.floor(instant / 60_000);

/** Requests needed for this many rows: pages overlap by one row. */
export function requestsFor(rows: number, { pageSize }: Pick<ListTraits, 'pageSize'>): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}
