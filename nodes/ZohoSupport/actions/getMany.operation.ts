import type { INodeProperties } from 'n8n-workflow';
import { chosenFilters, filtersForm } from '../form/conditions';
import { fieldsToRead, fieldsToReadForm } from '../form/fields-to-read';
import { howMany, howManyForm } from '../form/how-many';
import { modifiedSince, modifiedSinceForm } from '../form/modified-since';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { keysOf, readOnce, readRecords } from './reading';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	...howManyForm(service),
	...filtersForm(service),
	optionsOf(service, [...fieldsToReadForm(service), modifiedSinceForm(service)]),
];

/**
 * Limit n: ⌈n / page⌉ requests. All of N: at most ⌊N / (page - 1)⌋ + 1. A list of several pages costs one more if it
 * may show the last changed first. Items that ask for the same share the requests.
 */
export async function execute(run: Run) {
	const once = readOnce();
	const since = sinceOfEach(run);
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const query = {
			module: run.module,
			fields: await keysOf(run, fieldsToRead(given)),
			modifiedSince: since(index),
			conditions: chosenFilters(given),
		};
		const limit = howMany(given);
		return await once(JSON.stringify([query, limit]), async () => await readRecords(run, query, limit));
	});
	return results;
}

/**
 * Gives the filter of an item. All filters are worked out before the first request. `$now` moves on from item to
 * item, so each item would ask by itself. Instants that lie no further apart than the work took count as one, the
 * earliest.
 */
function sinceOfEach(run: Run): (index: number) => Date | undefined {
	const begun = Date.now();
	const sinceOf = (index: number) => modifiedSince(formFor(run, index), run.context.getTimezone());
	const given = new Map<number, Date | undefined>();
	for (const index of run.indexes) {
		try {
			given.set(index, sinceOf(index));
		} catch {
			// It is worked out again when its item comes, and then fails that item.
		}
	}
	const shared = asOne(
		[...given.values()].flatMap((since) => since?.getTime() ?? []),
		Date.now() - begun,
	);
	return (index) => {
		const since = given.has(index) ? given.get(index) : sinceOf(index);
		return since === undefined ? undefined : new Date(shared.get(since.getTime()) ?? since);
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
