import type { INodeProperties } from 'n8n-workflow';
import { filtersForm } from '../form/conditions';
import { fieldsToRead, fieldsToReadForm } from '../form/fields-to-read';
import { howMany, howManyForm } from '../form/how-many';
import { chosenIncludes, includeForm } from '../form/include';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { isSimple, simplifyForm } from '../form/simplify';
import { chosenSort, sortForm } from '../form/sort';
import { type Bound, BOUNDS, requireOrder, timeBound, timeBoundsForm } from '../form/time-bounds';
import { chosenView, viewForm } from '../form/view';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { filtersOf, keysOf, readOnce, readRecords } from './reading';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	...howManyForm(service),
	...filtersForm(service),
	...simplifyForm(service),
	optionsOf(service, [
		...fieldsToReadForm(service),
		...includeForm(service),
		...timeBoundsForm(service),
		...sortForm(service),
		...viewForm(service),
	]),
];

/**
 * Limit n: ⌈n / page⌉ requests. All of N: at most ⌊N / (page - 1)⌋ + 1. A list of several pages costs one more if it
 * may show the last changed first. Items that ask for the same share the requests.
 */
export async function execute(run: Run) {
	const once = readOnce();
	const bounds = BOUNDS.map((bound) => [bound, instantsOfEach(run, bound)] as const);
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const times = Object.fromEntries(bounds.map(([bound, instantOf]) => [bound, instantOf(index)]));
		requireOrder(times);
		const query = {
			module: run.module,
			fields: await keysOf(run, fieldsToRead(given)),
			...times,
			view: chosenView(given),
			sort: chosenSort(given),
			include: chosenIncludes(given),
			conditions: await filtersOf(run, given),
		};
		const limit = howMany(given);
		const simple = isSimple(given);
		return await once(JSON.stringify([query, limit, simple]), async () => await readRecords(run, query, limit, simple));
	});
	return results;
}

/**
 * Gives a time of an item. All of them are worked out before the first request. `$now` moves on from item to item, so
 * each item would ask by itself. Instants that lie no further apart than the work took count as one, the earliest.
 */
function instantsOfEach(run: Run, bound: Bound): (index: number) => Date | undefined {
	const begun = Date.now();
	const instantOf = (index: number) => timeBound(formFor(run, index), bound, run.context.getTimezone());
	const given = new Map<number, Date | undefined>();
	for (const index of run.indexes) {
		try {
			given.set(index, instantOf(index));
		} catch {
			// It is worked out again when its item comes, and then fails that item.
		}
	}
	const shared = asOne(
		[...given.values()].flatMap((instant) => instant?.getTime() ?? []),
		Date.now() - begun,
	);
	return (index) => {
		const instant = given.has(index) ? given.get(index) : instantOf(index);
		return instant === undefined ? undefined : new Date(shared.get(instant.getTime()) ?? instant);
	};
}

/** Maps each instant to the earliest one at most `drift` before it, all in milliseconds. */
function asOne(instants: readonly number[], drift: number): ReadonlyMap<number, number> {
	const earliest = new Map<number, number>();
	let first = -Infinity;
	for (const instant of [...instants].sort((a, b) => a - b)) {
		if (instant - first > drift) first = instant;
		earliest.set(instant, first);
	}
	return earliest;
}
