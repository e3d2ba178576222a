import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { optionsOf } from '../form/options';
import type { Service } from '../services/service';
import { caseWorkOf } from './case-deeds';
import { recordOfItem } from './record-of-item';
import type { ItemResult, Run } from './run';
import { writeTogether } from './writing-together';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' to close', 'close'),
	optionsOf(service, []),
];

/** Each distinct case once, as many with one request as the service takes. */
export async function execute(run: Run): Promise<ItemResult[]> {
	const desk = caseWorkOf(run);
	return await writeTogether(run, {
		deed: 'closed',
		size: desk.closeSize,
		idOf: async (index) => await recordOfItem(run, index),
		send: async (ids) => await desk.close(ids),
	});
}
