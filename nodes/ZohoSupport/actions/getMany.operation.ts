import type { INodeProperties } from 'n8n-workflow';
import { FIELDS_TO_READ, fieldsToRead } from '../form/fields-to-read';
import { HOW_MANY, howMany } from '../form/how-many';
import { MODIFIED_SINCE, modifiedSince } from '../form/modified-since';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { forEachItem } from './items';
import { readOnce, readRecords } from './reading';
import type { Run } from './run';

export const description: INodeProperties[] = [...HOW_MANY, optionsOf([...FIELDS_TO_READ, MODIFIED_SINCE])];

/**
 * Limit n: ⌈n / page⌉ requests. All of N: at most ⌊N / (page - 1)⌋ + 1, of several pages one more where the list may show the
 * last changed first. Items that ask for the same share the requests.
 */
export async function execute(run: Run) {
	const once = readOnce();
	const since = sinceOfEach(run);
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const query = { module: run.module, fields: fieldsToRead(given), modifiedSince: since(index) };
		const limit = howMany(given);
		return await once(JSON.stringify([query, limit]), async () => await readRecords(run, query, limit));
	});
	return results;
}

/**
 * Gives the filter of an item, all of them worked out before the first request. `$now` goes on from item to item: instants no further
 * apart than the working out took are one, the earliest, or each item would ask for itself.
 */
function sinceOfEach(run: Run): (index: number) => Date | undefined {
	const begun = Date.now();
	const sinceOf = (index: number) => modifiedSince(formFor(run, index), run.context.getTimezone());
	const given = new Map<number, Date | undefined>();
	for (const index of run.indexes) {
		try {
			given.set(index, sinceOf(index));
		} catch {
			// What can't be worked out is tried again when its item comes, and fails with it.
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

/** Each instant with the earliest of those that lie no further before it than `drift`, all in milliseconds. */
function asOne(instants: readonly number[], drift: number): ReadonlyMap<number, number> {
	const earliest = new Map<number, number>();
	let first = -Infinity;
	for (const instant of [...instants].sort((a, b) => a - b)) {
		if (instant - first > drift) first = instant;
		earliest.set(instant, first);
	}
	return earliest;
}
