/** Local times in a zone. Independent of the product's code; uses the zone data of the JavaScript engine. */

const QUARTER_HOUR = 15 * 60_000;
const DAY = 24 * 60 * 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const aheads = new Map<string, Map<number, number>>();

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
export function aheadOfUtc(instant: number, zone: string): number {
	const quarter = Math.floor(instant / QUARTER_HOUR);
	const known = aheads.get(zone) ?? new Map<number, number>();
	aheads.set(zone, known);
	const found = known.get(quarter) ?? lookUp(quarter * QUARTER_HOUR, zone);
	if (known.size > 50_000) known.clear();
	known.set(quarter, found);
	return found;
}

function lookUp(instant: number, zone: string): number {
	const format =
		formats.get(zone) ??
		new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	formats.set(zone, format);
	const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
	return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - instant;
}

/** The local time in a zone, as `yyyy-MM-dd HH:mm:ss`. */
export function wallText(instant: number, zone: string): string {
	return new Date(instant + aheadOfUtc(instant, zone)).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The instant of a local time in a zone. `pass` chooses between the two instants of a repeated hour. A skipped hour is
 * moved forward.
 */
export function instantOf(text: string, zone: string, pass: 'first' | 'second'): number {
	const wall = Date.parse(`${text.replace(' ', 'T')}Z`);
	const around = [aheadOfUtc(wall - DAY, zone), aheadOfUtc(wall + DAY, zone)];
	const fitting = around.map((ahead) => wall - ahead).filter((instant) => instant + aheadOfUtc(instant, zone) === wall);
	if (fitting.length === 0) return wall - around[0];
	return pass === 'first' ? Math.min(...fitting) : Math.max(...fitting);
}

/** Whether a zone has a clock change within some hours of an instant. */
export function clockIsSetNear(instant: number, zone: string, hours: number): boolean {
	const far = hours * 4 * QUARTER_HOUR;
	return clockIsSetBetween(instant - far, instant + far, zone);
}

export function clockIsSetBetween(from: number, to: number, zone: string): boolean {
	return aheadOfUtc(from, zone) !== aheadOfUtc(to, zone);
}
