import type { INodeProperties } from 'n8n-workflow';
import { fieldsToRead, fieldsToReadForm } from '../form/fields-to-read';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { recordForms } from '../form/record-locator';
import { isSimple, simplifyForm } from '../form/simplify';
import type { Service } from '../services/service';
import { type Asked, GetsTogether } from './getting-together';
import { asResult, forEachItem } from './items';
import { keysOf, readOnce, shown } from './reading';
import { recordGiven } from './record-of-item';
import { type ItemResult, nameOf, type Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	...recordForms(service, ' to read', service.words.prices.get),
	...simplifyForm(service),
	optionsOf(service, fieldsToReadForm(service)),
];

/** One request for each distinct id, or for several of them where the service can. */
export async function execute(run: Run) {
	const once = readOnce();
	const byEach = await askedByEach(run);
	const together = new GetsTogether(run, [...byEach.values()]);
	return await forEachItem(run, 'read', async (index) => {
		const asked = byEach.get(index) ?? (await askedBy(run, index));
		const simple = isSimple(formFor(run, index));
		const key = JSON.stringify([asked.id, asked.fields, simple]);
		return await once(key, async () => await read(run, asked, together, simple));
	});
}

async function askedBy(run: Run, index: number): Promise<Asked> {
	const given = formFor(run, index);
	return { id: await recordGiven(run, given), fields: await keysOf(run, fieldsToRead(given)) };
}

/** What the items ask for, if the service can read several records with one request. */
async function askedByEach(run: Run): Promise<Map<number, Asked>> {
	const asked = new Map<number, Asked>();
	for (const index of run.helpdesk.gettingTogether === undefined ? [] : run.indexes) {
		const { kind } = await asResult(async () => {
			asked.set(index, await askedBy(run, index));
			return { kind: 'done', output: [] };
		});
		// An item that asks for nothing usable fails when its turn comes.
		if (kind === 'failed') break;
	}
	return asked;
}

async function read(run: Run, asked: Asked, together: GetsTogether, simple: boolean): Promise<ItemResult> {
	const { id, fields } = asked;
	const record = (await together.record(asked)) ?? (await run.helpdesk.get(run.module, id, fields));
	if (record !== undefined) return { kind: 'done', output: [shown(run, record, { fields }, simple)] };
	run.lately.forget(run.module, id);
	const message = `There is no ${nameOf(run)} with the ID ${id}.`;
	const nextStep =
		'Check the ID. The record may have been deleted, or it may belong to another resource, or to another department than that of the credential.';
	const code = run.words.notFoundCode;
	return { kind: 'failed', outcome: 'failed', problem: { kind: 'not-found', code, message, nextStep } };
}
