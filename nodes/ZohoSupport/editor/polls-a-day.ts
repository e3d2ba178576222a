import type { TriggerTime } from 'n8n-workflow';

const PER_DAY: Readonly<Record<string, (time: TriggerTime) => number>> = {
	everyMinute: () => 1440,
	everyHour: () => 24,
	everyX: (time) => (!('unit' in time) ? 0 : time.unit === 'minutes' ? 24 * Math.ceil(60 / within(time.value, 60)) : Math.ceil(24 / within(time.value, 24))),
	everyDay: () => 1,
	everyWeek: () => 1,
	everyMonth: () => 1,
	custom: (time) => ('cronExpression' in time ? ofCron(time.cronExpression) : 0),
};

/** How often poll times fire on the busiest day. n8n begins `every X` anew with each hour or day, as its cron expressions do. */
export function pollsADay(times: readonly TriggerTime[]): number {
	return times.reduce((sum, time) => sum + (PER_DAY[time.mode]?.(time) ?? 0), 0);
}

/** Seconds, minutes and hours of a cron expression; one of five fields has no seconds. */
function ofCron(expression: string): number {
	const fields = expression.trim().split(/\s+/);
	if (fields.length < 5) return 0;
	const [second = '0', minute = '', hour = ''] = fields.length === 5 ? ['0', ...fields] : fields;
	return valuesIn(second, 59) * valuesIn(minute, 59) * valuesIn(hour, 23);
}

/** How many values a field of a cron expression takes, from 0: `*`, `5`, `1-5`, with a step behind `/`, in a list. */
function valuesIn(field: string, most: number): number {
	const values = new Set<number>();
	for (const part of field.split(',')) {
		const [range = '', step] = part.split('/');
		const [from, to] = range === '*' || range === '?' ? [0, most] : range.split('-').map(Number);
		const last = to ?? (step === undefined ? from : most);
		for (let value = from; value <= Math.min(last, most); value += Math.max(1, Number(step) || 1)) values.add(value);
	}
	return values.size;
}

function within(value: number, most: number): number {
	return Math.min(most, Math.max(1, Math.floor(Number(value)) || 1));
}
