import type { INodeProperties } from 'n8n-workflow';
import { caseIdForm } from '../form/case-id';
import { howMany, howManyForm } from '../form/how-many';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import type { Service } from '../services/service';
import { caseWorkOf } from './case-deeds';
import { failedItem, forEachItem } from './items';
import { readOnce } from './reading';
import { recordGiven } from './record-of-item';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => {
	const price = service.words.prices.caseWork?.history ?? '';
	return [
		caseIdForm(service, ' whose history to read'),
		...howManyForm(service, { readAll: price, readSome: price }),
		optionsOf(service, []),
	];
};

/** Reads each distinct case once. Each event is one item; trouble in the middle keeps the events before it. */
export async function execute(run: Run) {
	const desk = caseWorkOf(run);
	const once = readOnce();
	return await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const caseId = await recordGiven(run, given);
		const limit = howMany(given);
		return await once(JSON.stringify([caseId, limit]), async () => {
			const { events, trouble } = await desk.history(caseId, { limit });
			const output = events.map((event) => ({ caseId, ...event }));
			return trouble === undefined ? { kind: 'done', output } : { ...failedItem(trouble, 'read'), output };
		});
	});
}
