import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { formFor } from '../form/node-form';
import { writeOptionsOf } from '../form/options';
import { givenRecordId } from '../form/record-id';
import type { Service } from '../services/service';
import { caseWorkOf } from './case-deeds';
import type { ItemResult, Run } from './run';
import { writeTogether } from './writing-together';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to close', 'close'),
	writeOptionsOf(service, []),
];

/** Each distinct case once, as many with one request as the service takes. */
export async function execute(run: Run): Promise<ItemResult[]> {
	const desk = caseWorkOf(run);
	return await writeTogether(run, {
		deed: 'closed',
		size: desk.closeSize,
		idOf: (index) => givenRecordId(formFor(run, index), run.words),
		send: async (ids) => await desk.close(ids),
	});
}
