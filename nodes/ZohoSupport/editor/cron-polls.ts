/** The presets of the cron library that n8n reads expressions with. */
const PRESETS: Readonly<Record<string, string>> = {
	'@yearly': '0 0 0 1 1 *',
	'@monthly': '0 0 0 1 * *',
	'@weekly': '0 0 0 * * 0',
	'@daily': '0 0 0 * * *',
	'@hourly': '0 0 * * * *',
	'@minutely': '0 * * * * *',
	'@secondly': '* * * * * *',
	'@weekdays': '0 0 0 * * 1-5',
	'@weekends': '0 0 0 * * 0,6',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * First and last value of each field: second, minute, hour, day of the month, month, day of the week (7 is Sunday
 * too).
 */
const RANGES = [
	[0, 59],
	[0, 59],
	[0, 23],
	[1, 31],
	[1, 12],
	[0, 7],
] as const;

/**
 * How often a cron expression fires on the busiest day; undefined where n8n can't read it. Read as the library does
 * that n8n uses (`cron`, which a package may not bring along): five fields have no seconds, names stand for months
 * and days of the week.
 */
export function pollsOfCron(expression: string): number | undefined {
	const text = expression.trim().toLowerCase();
	const fields = (Object.hasOwn(PRESETS, text) ? PRESETS[text] : text).split(/\s+/);
	if (fields.length === 5) fields.unshift('0');
	if (fields.length !== RANGES.length) return undefined;
	const counts = fields.map((field, place) => valuesIn(withoutNames(field), RANGES[place]));
	return counts.includes(0) ? undefined : counts[0] * counts[1] * counts[2];
}

function withoutNames(field: string): string {
	return field.replace(/[a-z]+/g, (name) => {
		const month = MONTHS.indexOf(name);
		return String(month >= 0 ? month + 1 : WEEKDAYS.indexOf(name));
	});
}

/** How many values a field takes: `*`, `5`, `1-5`, each with a step behind `/`, in a list; 0 for what is none. */
function valuesIn(field: string, [least, most]: readonly [number, number]): number {
	const values = new Set<number>();
	for (const part of field.split(',')) {
		const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
		if (match === null) return 0;
		const [, from, to, step] = match.map((text) => (text === undefined ? undefined : Number(text)));
		const first = from ?? least;
		const last = to ?? (from !== undefined && step === undefined ? first : most);
		if (first < least || first > most || last > most || first > last || step === 0) return 0;
		for (let value = first; value <= last; value += step ?? 1) values.add(value);
	}
	return values.size;
}
