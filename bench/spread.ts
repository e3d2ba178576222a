/** A figure that was measured several times. */
export interface Spread {
	readonly least: number;
	readonly median: number;
	readonly most: number;
}

/** Least, median and most of repeated measurements; there must be one at least. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((left, right) => left - right);
	const middle = sorted.length / 2;
	const median = ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
	return { least: sorted.at(0) ?? Number.NaN, median, most: sorted.at(-1) ?? Number.NaN };
}

/** `0.81 (0.79–0.86)`: the median, and what it lay between. */
export function shown({ least, median, most }: Spread, digits = 2): string {
	return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}
