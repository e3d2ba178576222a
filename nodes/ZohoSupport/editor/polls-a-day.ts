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

/** Minutes and hours of a cron expression; one of six fields has seconds first. */
function ofCron(expression: string): number {
	const fields = expression.trim().split(/\s+/);
	const [minute = '', hour = ''] = fields.length === 6 ? fields.slice(1) : fields;
	return valuesIn(minute, 0, 59) * valuesIn(hour, 0, 23);
}

/** How many values a field of a cron expression takes: `*`, `5`, `1-5`, with a step behind `/`, in a list. */
function valuesIn(field: string, least: number, most: number): number {
	const values = new Set<number>();
	for (const part of field.split(',')) {
		const [range = '', step = '1'] = part.split('/');
		const [from, to] = range === '*' ? [least, most] : range.split('-').map(Number);
		const last = to ?? (part.includes('/') ? most : from);
		for (let value = from; value <= Math.min(last, most); value += Math.max(1, Number(step) || 1)) values.add(value);
	}
	return values.size;
}

function within(value: number, most: number): number {
	return Math.min(most, Math.max(1, Math.floor(Number(value)) || 1));
}
