import type { Given } from '../form/given';
import { formFor } from '../form/node-form';
import { type GivenRecord, givenRecord } from '../form/record-locator';
import type { HelpdeskRecord, RecordId } from '../helpdesk/helpdesk';
import { jsonText, valueAt } from '../helpdesk/json';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { nameOf, type Run } from './run';

/**
 * The record that an item is about. A number is looked for with one request, once for all items that give it.
 * @throws HelpdeskError `data` for what is no record, or a number that no record or several have
 */
export async function recordOfItem(run: Run, index: number): Promise<RecordId> {
	return await recordGiven(run, formFor(run, index));
}

/** The same for a form that is read already. */
export async function recordGiven(run: Run, given: Given): Promise<RecordId> {
	const { helpdesk, module, words } = run;
	const record = givenRecord(given, helpdesk.catalogue, helpdesk.catalogue.module(module), words);
	if ('id' in record) return record.id;
	const known = run.byNumber.get(record.number) ?? recordNumbered(run, record);
	run.byNumber.set(record.number, known);
	return await known;
}

async function recordNumbered(
	run: Run,
	{ number, name }: Extract<GivenRecord, { readonly number: string }>,
): Promise<RecordId> {
	const { helpdesk, module } = run;
	const field = helpdesk.catalogue.module(module).numberField ?? '';
	const [key] = await helpdesk.keysOf(module, [field]);
	const { records, isComplete } = await helpdesk.matching({ module, match: { field, value: number }, fields: [key] });
	// A service may also find similar values.
	const same = records.filter((record) => numberOf(record, key) === BigInt(number));
	const what = `'${name}' holds ${number}, but`;
	if (same.length === 0)
		throw wrong(
			`${what} Zoho found no ${nameOf(run)} with this number.`,
			`Check the number. The search may not know a new ${nameOf(run)} yet, and shows none of another department than that of the credential. The ID always works.`,
		);
	if (same.length > 1 || !isComplete) {
		const found = same.map(({ id }) => id).slice(0, 5);
		throw wrong(
			`${what} several ${helpdesk.catalogue.module(module).plural} may have this number: ${found.join(', ')}.`,
			`Choose the ${nameOf(run)} By ID.`,
		);
	}
	return same[0].id;
}

function numberOf(record: HelpdeskRecord, key: string): bigint | undefined {
	const text = jsonText(valueAt(record, key)).trim();
	return /^\d+$/.test(text) ? BigInt(text) : undefined;
}

function wrong(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', message, nextStep));
}
