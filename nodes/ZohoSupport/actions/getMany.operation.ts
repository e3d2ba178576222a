import type { INodeProperties } from 'n8n-workflow';
import { FIELD_SELECTION, FORMAT, optionsOf } from '../form/answer-options';
import { instantOf } from '../form/instant';
import { HOW_MANY, selectedFields, wantedRecords } from './list-options';
import { readOnce, readRecords } from './reading';
import { forEachItem } from './items';
import type { Run } from './run';

const MODIFIED_SINCE: INodeProperties = {
	displayName: 'Modified Since',
	name: 'modifiedSince',
	type: 'dateTime',
	default: '',
	description:
		'Only records created or changed since then. Zoho is asked from 27 hours earlier, since it may read the time in another zone, and all of them where it does not honour it; what is older is left out here, but pages of it count. A time without an offset is in the time zone of the workflow.',
};

export const description: INodeProperties[] = [...HOW_MANY, optionsOf([FORMAT, ...FIELD_SELECTION, MODIFIED_SINCE])];

/**
 * Limit n: ⌈n/200⌉ requests. All of N: at most ⌊N/199⌋+1, of several pages one more where the list may show the last changed
 * first. Items that ask for the same share the requests.
 */
export async function execute(run: Run) {
	const once = readOnce();
	const since = sinceOfEach(run);
	const results = await forEachItem(run, 'read', async (index) => {
		const query = { module: run.module, fields: selectedFields(run, index), modifiedSince: since(index) };
		const limit = wantedRecords(run, index);
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
	const given = new Map<number, Date | undefined>();
	for (const index of run.indexes) {
		try {
			given.set(index, modifiedSince(run, index));
		} catch {
			// What can't be worked out is tried again when its item comes, and fails with it.
		}
	}
	const shared = asOne(
		[...given.values()].flatMap((since) => since?.getTime() ?? []),
		Date.now() - begun,
	);
	return (index) => {
		const since = given.has(index) ? given.get(index) : modifiedSince(run, index);
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

/** The instant of the filter; an empty field is none. */
function modifiedSince({ context }: Run, index: number): Date | undefined {
	return instantOf(
		context.getNodeParameter('options.modifiedSince', index, ''),
		'Modified Since',
		context.getTimezone(),
	);
}
