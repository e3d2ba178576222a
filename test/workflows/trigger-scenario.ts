import type { IDataObject } from 'n8n-workflow';
import { wallTime } from '../../simulator/zone-time';
import { startSimulator, type OpenPoints } from '../../simulator/support/simulator';
import type { Engine } from '../engine/engine';
import type { Format } from './core-scenario';
import { activeTrigger } from './trigger-bench';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The result of a scenario, in words that are the same in every run. */
export interface TriggerTold {
	readonly errors: unknown[];
	/** `event subject` of each item, poll by poll. */
	readonly polls: string[][];
	/** Requests of a poll that finds nothing. */
	readonly empty: number;
	readonly changes: unknown;
}

/**
 * Lives through some hours of a help desk with two triggers: old cases, a burst over a page, edits, ties, deletions, an
 * hour without
 * anything. The clock stands at each moment, so all that is done there is done in one second.
 */
export async function playTrigger(engine: Engine, openPoints: OpenPoints, format: Format): Promise<TriggerTold> {
	const simulator = await startSimulator({ openPoints, dailyLimit: 1_000_000 });
	try {
		simulator.clock.freeze();
		const credential = { timeZone: openPoints.portalZone, edition: 'custom', dailyLimit: 1_000_000 };
		const both = activeTrigger(
			engine,
			simulator,
			{ resource: 'case', event: 'createdOrUpdated', options: { format } },
			credential,
		);
		const status = activeTrigger(
			engine,
			simulator,
			{ resource: 'case', event: 'fieldChanged', watchedFields: ['Status'], options: { format } },
			credential,
		);
		const told: { errors: unknown[]; polls: string[][]; empty: number; changes: unknown } = {
			errors: [],
			polls: [],
			empty: 0,
			changes: undefined,
		};
		const add = (Subject: string) =>
			simulator.add('requests', {
				Subject,
				'Contact Name': 'Ann Lee',
				Status: 'Open',
				Description: 'Bad\u0001\tmail\r\nend',
			});
		const poll = async (): Promise<IDataObject[]> => {
			const [first, second] = [await both.poll(), await status.poll()];
			told.errors.push(...[first, second].flatMap(({ error }) => (error === undefined ? [] : [error.message])));
			told.polls.push(first.items.map(({ event, Subject }) => `${String(event)} ${String(Subject)}`).sort());
			told.empty = isShifted(openPoints) ? Math.min(1, first.requests) : first.requests;
			simulator.clock.advance(5 * MINUTE);
			return second.items;
		};
		simulator.clock.advance(-3 * HOUR);
		const [one = '', two = ''] = ['one', 'two', 'three'].map(add);
		simulator.clock.advance(HOUR);
		await poll();
		add('four');
		add('five');
		await poll();
		simulator.change('requests', one, { Status: 'Closed' });
		told.changes = (await poll()).map(({ Subject, changes }) => [Subject, changes]);
		simulator.remove('requests', two);
		for (let place = 0; place < 210; place += 1) add('burst');
		await poll();
		await poll();
		simulator.clock.advance(HOUR);
		add('six');
		for (let quiet = 0; quiet < 3; quiet += 1) await poll();
		return told;
	} finally {
		await simulator.close();
	}
}

/** The result that the scenario must have under all open points. */
export function expectedOfTrigger(points: OpenPoints): TriggerTold {
	return {
		errors: [],
		polls: [
			[],
			['created five', 'created four'],
			['updated one'],
			Array.from({ length: 210 }, () => 'created burst'),
			[],
			['created six'],
			[],
			[],
		],
		empty: requestsOfEmpty(points),
		changes: [['one', [{ field: 'Status', old: 'Open', new: 'Closed' }]]],
	};
}

/**
 * A poll reads again up to twenty records; all there are where the service does not filter. Where it reads the filter
 * in another zone,
 * what it sends depends on how far that is off, so it counts as one.
 */
function requestsOfEmpty(points: OpenPoints): number {
	if (points.lastModifiedTime !== 'ignored' || isShifted(points)) return 1;
	// All records fill more than a page. When the last changed come first, the front is read once more.
	return points.recordOrder === 'recently-modified-first' ? 3 : 2;
}

/** True when the filter is read in a zone with another local time than the portal's. */
export function isShifted({ filterZone, portalZone }: OpenPoints): boolean {
	const now = Date.now();
	return filterZone !== 'portal' && wallTime(now, filterZone) !== wallTime(now, portalZone);
}
