import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { CASES_TO_MERGE, casesToMerge } from '../form/cases-to-merge';
import { writeOptionsOf } from '../form/options';
import type { Service } from '../services/service';
import { onEachCase } from './case-deeds';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' that stays', 'merge'),
	CASES_TO_MERGE,
	writeOptionsOf(service, []),
];

/** One request for each item, or more for many cases. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const merged = casesToMerge(given, run.words, id);
		return { deed: 'merged', outcome: await desk.merge(id, merged), fields: { merged } };
	});
}
