import type { IExecuteFunctions } from 'n8n-workflow';
import { costOf, type Planned } from '../helpdesk/dry-run';
import type { RecordId } from '../helpdesk/helpdesk';
import type { ServiceWords } from '../services/service';
import { showHint } from './hints';
import type { Deed, ItemResult } from './run';
import { counted } from '../helpdesk/numbers';

/** The outcome of an item of a dry run. */
export const DRY_RUN = 'dryRun';

/**
 * What a dry run would do for an item. It has no `id` and no fields of its own, so nothing takes it for a real result.
 * @param about the record that would be written to; null for a new one
 */
export function planResult({ sends, calls }: Planned, wouldBe: Deed, about: RecordId | null): ItemResult {
	const [{ unit, records }] = calls;
	const cost = { [unit]: costOf(calls), ...(records > 1 && { sharedByRecords: records }) };
	const note = 'Nothing was written, because Dry Run is on.';
	return {
		kind: 'done',
		output: [{ outcome: DRY_RUN, note, wouldBe, recordId: about, wouldSend: { ...sends }, cost }],
		planned: calls,
	};
}

/** Tells a person who ran the node by hand what all items together would cost. */
export function tellPlan(context: IExecuteFunctions, { unit }: ServiceWords, results: readonly ItemResult[]): void {
	const calls = results.flatMap((result) => (result.kind === 'done' ? (result.planned ?? []) : []));
	if (calls.length === 0) return;
	const cost = costOf(calls);
	const price = counted(cost, unit);
	showHint(context, `Dry Run: nothing was written. Without it, this run would cost ${price} for what it writes.`);
}
