import type { IDataObject } from 'n8n-workflow';
import type { Given } from '../form/given';
import { formFor } from '../form/node-form';
import type { Attachments, CaseWork } from '../helpdesk/case-work';
import type { RecordId, WriteOutcome } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { forEachItem } from './items';
import { recordGiven } from './record-of-item';
import { type Deed, writeResult } from './results';
import type { ItemResult, Run } from './run';

/** What was done to a case. */
export interface CaseDeed {
	readonly deed: Deed;
	readonly outcome: WriteOutcome;
	/** What the output says beside id and outcome. */
	readonly fields?: IDataObject;
}

/** Does one thing to the case of each item, in the order of the items, with a result for each. */
export async function onEachCase(
	run: Run,
	work: (desk: CaseWork, id: RecordId, given: Given) => Promise<CaseDeed>,
): Promise<ItemResult[]> {
	const desk = caseWorkOf(run);
	return await forEachItem(run, 'write', async (index) => {
		const given = formFor(run, index);
		const { deed, outcome, fields } = await work(desk, await recordGiven(run, given), given);
		return writeResult(outcome, deed, fields);
	});
}

/** What the service shows of a message, comment or file that was made, and the case that it belongs to. */
export function madeFor(caseId: RecordId, outcome: WriteOutcome): IDataObject {
	return { caseId, ...shownOf(outcome) };
}

/** What the service shows of what was written. */
export function shownOf(outcome: WriteOutcome): IDataObject {
	return outcome.kind === 'written' ? { ...outcome.record } : {};
}

/** @throws HelpdeskError where the service has none: the form offers no such operation then */
export function caseWorkOf({ caseWork, words }: Run): CaseWork {
	if (caseWork === undefined) throw notOffered(words.name);
	return caseWork;
}

/** @throws HelpdeskError as `caseWorkOf` */
export function attachmentsOf({ attachments, words }: Run): Attachments {
	if (attachments === undefined) throw notOffered(words.name);
	return attachments;
}

function notOffered(service: string): HelpdeskError {
	return new HelpdeskError(problem('request', `${service} cannot do this.`, 'Choose another operation.'));
}
