import type { TriggerTime } from 'n8n-workflow';
import { pollsOfCron } from './cron-polls';

const PER_DAY: Readonly<Record<string, (time: TriggerTime) => number | undefined>> = {
	everyMinute: () => 1440,
	everyHour: () => 24,
	everyX: (time) =>
		!('unit' in time)
			? 0
			: time.unit === 'minutes'
				? 24 * Math.ceil(60 / within(time.value, 60))
				: Math.ceil(24 / within(time.value, 24)),
	everyDay: () => 1,
	everyWeek: () => 1,
	everyMonth: () => 1,
	// An empty expression counts as no poll.
	custom: (time) =>
		'cronExpression' in time && time.cronExpression.trim() !== '' ? pollsOfCron(time.cronExpression) : 0,
};

/**
 * How often poll times fire on the busiest day; undefined where one is a cron expression that can't be read. n8n
 * begins `every X` anew with each hour or day, as its cron expressions do.
 */
export function pollsADay(times: readonly TriggerTime[]): number | undefined {
	const polls = times.map((time) => (Object.hasOwn(PER_DAY, time.mode) ? PER_DAY[time.mode](time) : 0));
	return polls.reduce<number | undefined>(
		(sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
		0,
	);
}

function within(value: number, most: number): number {
	return Math.min(most, Math.max(1, Math.floor(Number(value)) || 1));
}
