import type { INodeProperties } from 'n8n-workflow';
import { fieldsToRead, fieldsToReadForm } from '../form/fields-to-read';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { givenRecordId, recordId } from '../form/record-id';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { chosen, keysOf, readOnce } from './reading';
import { type ItemResult, nameOf, type Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	recordId('Record ID', `The ID of the record. ${service.words.prices.get}`),
	optionsOf(service, fieldsToReadForm(service)),
];

/** One request for each distinct id. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const id = givenRecordId(given, run.words);
		const fields = await keysOf(run, fieldsToRead(given));
		return await once(JSON.stringify([id, fields]), async () => await read(run, id, fields));
	});
	return results;
}

async function read(run: Run, id: string, fields: readonly string[] | undefined): Promise<ItemResult> {
	const record = await run.helpdesk.get(run.module, id, fields);
	if (record !== undefined) return { kind: 'done', output: [chosen(record, fields)] };
	run.lately.forget(run.module, id);
	const message = `There is no ${nameOf(run)} with the ID ${id}.`;
	const nextStep =
		'Check the ID. The record may have been deleted, or it may belong to another resource, or to another department than that of the credential.';
	const code = run.words.notFoundCode;
	return { kind: 'failed', outcome: 'failed', problem: { kind: 'not-found', code, message, nextStep } };
}
