import { DateTime } from 'luxon';
import { seededRandom } from '../../simulator/seeded-random';

/** Share of new cases for each hour of a day: office hours with a lunch dip, and a quiet night. */
const WORKDAY = [1, 1, 1, 1, 1, 2, 4, 10, 22, 30, 32, 30, 18, 22, 30, 30, 26, 20, 12, 8, 6, 4, 3, 2];
const WEEKEND = [1, 1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 6, 6, 6, 6, 5, 5, 5, 5, 4, 3, 2, 1];

/** Each weekday relative to an average day, Monday to Sunday. The sum is seven. */
const DAYS = [1.3, 1.2, 1.2, 1.15, 1.1, 0.6, 0.45];

const QUARTER_MS = 15 * 60_000;

/** People work on a case from five minutes up to two days after it came in. */
const FIRST_CHANGE_MS = 5 * 60_000;
const LAST_CHANGE_MS = 48 * 60 * 60_000;

/** Something that happens in a help desk. */
export interface Happening {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Counts the cases of these days. */
	readonly place: number;
	readonly kind: 'created' | 'changed';
}

/** A part of the time, and how much happens in it. */
export interface Days {
	readonly from: number;
	readonly until: number;
	/** The time zone of the people. */
	readonly zone: string;
	/** The number of cases. */
	readonly cases: number;
	/** How often people change each case. Changes after the end are left out. */
	readonly changes: number;
	readonly seed: number;
}

/** What happens at a help desk in these days, in order of time. The same seed gives the same days. */
export function officeDays({ from, until, zone, cases, changes, seed }: Days): Happening[] {
	const random = seededRandom(seed);
	const arrivals = Array.from({ length: cases }, arrivalsOf(from, until, zone, random)).sort((a, b) => a - b);
	const happenings = arrivals.flatMap((at, place): Happening[] => {
		const later = Array.from(
			{ length: changes },
			() => at + FIRST_CHANGE_MS * (LAST_CHANGE_MS / FIRST_CHANGE_MS) ** random(),
		);
		return [
			{ at, place, kind: 'created' },
			...later
				.filter((time) => time < until)
				.map((time): Happening => ({ at: Math.round(time), place, kind: 'changed' })),
		];
	});
	return happenings.sort((a, b) => a.at - b.at);
}

/** Draws instants by how often customers write. */
function arrivalsOf(from: number, until: number, zone: string, random: () => number): () => number {
	const sums: number[] = [];
	let sum = 0;
	for (let at = from; at < until; at += QUARTER_MS) sums.push((sum += busy(at, zone)));
	return () => {
		const drawn = random() * sum;
		const quarter = sums.findIndex((reached) => reached > drawn);
		return Math.round(from + (quarter + random()) * QUARTER_MS);
	};
}

function busy(at: number, zone: string): number {
	const { weekday, hour } = DateTime.fromMillis(at, { zone });
	const hours = weekday > 5 ? WEEKEND : WORKDAY;
	return ((DAYS[weekday - 1] ?? 0) * (hours[hour] ?? 0)) / hours.reduce((all, one) => all + one, 0);
}
