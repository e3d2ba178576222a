import type { INodeProperties } from 'n8n-workflow';
import { binaryField, INPUT_FILE, UPLOADED_NAME, uploadedName } from '../form/binary-field';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { uploadTarget, uploadTargetForm } from '../form/upload-target';
import type { Service } from '../services/service';
import { attachmentsOf, madeFor, shownOf } from './case-deeds';
import { fileOf } from './files';
import { forEachItem } from './items';
import { recordGiven } from './record-of-item';
import { writeResult } from './results';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	...uploadTargetForm(service),
	INPUT_FILE,
	optionsOf(service, [UPLOADED_NAME]),
];

/** One request for each item. */
export async function execute(run: Run) {
	const desk = attachmentsOf(run);
	return await forEachItem(run, 'write', async (index) => {
		const given = formFor(run, index);
		const target = await uploadTarget(given, async () => await recordGiven(run, given));
		const file = fileOf(run, index, binaryField(given, 'input'), uploadedName(given));
		const outcome = await desk.upload(target, file);
		const fields = target.to === 'record' ? madeFor(target.record, outcome) : shownOf(outcome);
		return writeResult(outcome, 'uploaded', fields);
	});
}
