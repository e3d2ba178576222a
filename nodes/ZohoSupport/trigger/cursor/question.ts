import type { RowWindow } from '../../helpdesk/helpdesk';
import { type ServiceTime, serviceTime } from '../instants';
import type { Cursor } from './cursor';

/** The rows to ask for next: changed since an instant (null: all), one window of them. */
export interface ReadRequest {
	readonly since: ServiceTime | null;
	readonly window: RowWindow;
}

/** What is constant about a help desk. */
export interface DeskTraits {
	/** Rows a request, at most. */
	readonly pageSize: number;
	/** How far from what was asked the service may read the filter, in milliseconds. */
	readonly filterDrift: number;
}

/** Handled rows that each poll reads again: they show that the filter reaches back, and late records are found among them. */
export const OVERLAP_ROWS = 20;

/** The filter is asked for whole minutes, and a second more. */
export const FILTER_STEP_MS = 61_000;

/** Since when a poll asks first; null: for all. */
export function questionOf(
	{ overlap, watermark, quiet, wide }: Cursor,
	{ filterDrift }: DeskTraits,
): ServiceTime | null {
	if (overlap === null || !(wide || quiet)) return overlap;
	return serviceTime(Math.min(overlap, (watermark ?? overlap) - filterDrift));
}

/** Whether no zone could hide a row of after the watermark: to ask from further back in the same minute would be the same question. */
export function asksFarBack(since: number | null, watermark: number | null, { filterDrift }: DeskTraits): boolean {
	return since === null || (watermark !== null && minuteOf(since) <= minuteOf(watermark - filterDrift));
}

const minuteOf = (instant: number) => Math.floor(instant / 60_000);

/** Requests for so many rows: pages overlap by one. */
export function requestsFor(rows: number, { pageSize }: Pick<DeskTraits, 'pageSize'>): number {
	return Math.max(1, Math.ceil(rows / (pageSize - 1)));
}
