import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { FILE_OWNER, fileOwner } from '../form/file-owner';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import type { Service } from '../services/service';
import { attachmentsOf } from './case-deeds';
import { forEachItem } from './items';
import { readOnce } from './reading';
import { recordGiven } from './record-of-item';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' that has the files', 'listFiles'),
	...FILE_OWNER,
	optionsOf(service, []),
];

/** Reads each distinct list once. Each file is one item. */
export async function execute(run: Run) {
	const desk = attachmentsOf(run);
	const once = readOnce();
	return await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const owner = fileOwner(given, run.words, await recordGiven(run, given));
		return await once(JSON.stringify(owner), async () => {
			const files = await desk.list(owner);
			return { kind: 'done', output: files.map((file) => ({ caseId: owner.record, ...file })) };
		});
	});
}
