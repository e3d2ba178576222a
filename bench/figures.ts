import { markdownTable } from 'markdown-table';
import { max, median, min } from 'simple-statistics';

/** Something the product must keep, and whether it did. */
export interface Verdict {
	readonly name: string;
	readonly met: boolean;
	readonly shown: string;
}

/** `0.81 (0.79–0.86)`: the median of repeated measurements, with the least and the most. */
export function spread(values: readonly number[], digits = 2): string {
	const [middle, least, most] = [median, min, max].map((pick) => pick([...values]).toFixed(digits));
	return `${middle} (${least}–${most})`;
}

export const count = (value: number): string => value.toLocaleString('en');

/** A Markdown table; its first row is the head. */
export const table = (...rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
	markdownTable(rows.map((cells) => cells.map(String)));
