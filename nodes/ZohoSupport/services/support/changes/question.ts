import type { Mark } from '../../../helpdesk/changes';
import { type ServiceTime, serviceTime } from '../../../helpdesk/instants';

/** What is constant about the list of changed records. */
export interface ListTraits {
	/** Rows a request, at most. */
	readonly pageSize: number;
	/** How far from what was asked the service may read the filter, in milliseconds. */
	readonly filterDrift: number;
}

/** What is learnt of how the service reads its filter. */
export interface FilterHints extends Readonly<Record<string, boolean>> {
	/** True while so few records changed lately that asking for all that any zone may hide costs nothing. */
	readonly quiet: boolean;
	/** True once an answer left out rows that it should have held: the service reads the filter's time in another zone. */
	readonly wide: boolean;
}

const FIRST_HINTS: FilterHints = { quiet: true, wide: false };

/** The hints of a mark, which this service wrote. */
export const hintsOf = ({ hints }: Pick<Mark, 'hints'>): FilterHints => ({ ...FIRST_HINTS, ...hints });

/** Handled rows that each poll reads again: they show that the filter reaches back, and late records are found among them. */
export const OVERLAP_ROWS = 20;

/** The filter is asked for whole minutes, and a second more. */
export const FILTER_STEP_MS = 61_000;

/** Since when a poll asks first; null: for all. */
export function questionOf(
	mark: Pick<Mark, 'overlap' | 'watermark' | 'hints'>,
	{ filterDrift }: ListTraits,
): ServiceTime | null {
	const { overlap, watermark } = mark;
	const { wide, quiet } = hintsOf(mark);
	if (overlap === null || !(wide || quiet)) return overlap;
	return serviceTime(Math.min(overlap, (watermark ?? overlap) - filterDrift));
}

/** Whether no zone could hide a row of after the watermark: to ask from further back in the same minute would be the same question. */
export function asksFarBack(since: number | null, watermark: number | null, { filterDrift }: ListTraits): boolean {
	return since === null || (watermark !== null && minuteOf(since) <= minuteOf(watermark - filterDrift));
}

const minuteOf = (instant: number) => Math.floor(instant / 60_000);

/** Requests for so many rows: pages overlap by one. */
export function requestsFor(rows: number, { pageSize }: Pick<ListTraits, 'pageSize'>): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}
