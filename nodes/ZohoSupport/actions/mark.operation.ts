import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { writeOptionsOf } from '../form/options';
import { READ_MARK, readMark } from '../form/read-mark';
import type { Service } from '../services/service';
import { onEachCase } from './case-deeds';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to mark', 'mark'),
	READ_MARK,
	writeOptionsOf(service, []),
];

/** One request for each item. */
export async function execute(run: Run) {
	return await onEachCase(run, async (desk, id, given) => {
		const isRead = readMark(given);
		return { deed: 'marked', outcome: await desk.mark(id, isRead), fields: { isRead } };
	});
}
