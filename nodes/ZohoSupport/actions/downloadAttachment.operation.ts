import type { INodeProperties } from 'n8n-workflow';
import { caseWorkIdForm } from '../form/case-id';
import { ATTACHMENT_ID, attachmentId } from '../form/attachment-id';
import { binaryField, OUTPUT_FILE } from '../form/binary-field';
import { FILE_OWNER, fileOwner } from '../form/file-owner';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import type { FileOwner } from '../helpdesk/case-work';
import type { RecordId } from '../helpdesk/helpdesk';
import { problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { attachmentsOf } from './case-deeds';
import { binaryOf } from './files';
import { forEachItem } from './items';
import { readOnce } from './reading';
import { recordGiven } from './record-of-item';
import { type ItemResult, nameOf, type Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	caseWorkIdForm(service, ' that has the file', 'download'),
	...FILE_OWNER,
	ATTACHMENT_ID,
	OUTPUT_FILE,
	optionsOf(service, []),
];

/** Downloads each distinct file once. Each is one item with the file in a field of its own. */
export async function execute(run: Run) {
	const once = readOnce();
	return await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const owner = fileOwner(given, run.words, await recordGiven(run, given));
		const id = attachmentId(given, run.words);
		const field = binaryField(given, 'output');
		return await once(JSON.stringify([owner, id, field]), async () => await download(run, owner, id, field));
	});
}

async function download(run: Run, owner: FileOwner, id: RecordId, field: string): Promise<ItemResult> {
	const file = await attachmentsOf(run).download(owner, id);
	if (file === undefined) return { kind: 'failed', outcome: 'failed', problem: noFile(run, owner, id) };
	const binary = await binaryOf(run, file);
	const { fileName, mimeType } = binary;
	const output = [{ id, caseId: owner.record, fileName: fileName ?? file.fileName, mimeType }];
	return { kind: 'done', output, binary: { [field]: binary } };
}

function noFile(run: Run, { record }: FileOwner, id: RecordId) {
	const message = `There is no attachment with the ID ${id} in the ${nameOf(run)} ${record}.`;
	const nextStep = `Check both IDs, and 'Attached To': the files of an e-mail belong to its message, not to the ${nameOf(run)}. The file may have been deleted.`;
	return { ...problem('not-found', message, nextStep), code: run.words.notFoundCode };
}
