import type { INodeProperties } from 'n8n-workflow';
import { FIELDS_TO_READ, fieldsToRead } from '../form/fields-to-read';
import { HOW_MANY, howMany } from '../form/how-many';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { SEARCH_FIELD, searchField } from '../form/search-field';
import { SEARCH_VALUE, searchValue } from '../form/search-value';
import { jsonText } from '../helpdesk/json';
import { forEachItem } from './items';
import { readOnce, readRecords } from './reading';
import type { Run } from './run';

export const description: INodeProperties[] = [...SEARCH_FIELD, SEARCH_VALUE, ...HOW_MANY, optionsOf(FIELDS_TO_READ)];

/** Costs the same as Get Many. A search that finds nothing costs one request and gives no item. */
export async function execute(run: Run) {
	const { module, helpdesk } = run;
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const field = searchField(given);
		const value = searchValue(given, (raw) => jsonText(Object.values(helpdesk.prepare(module, { [field]: raw }))[0]));
		const query = { module, match: { field, value }, fields: fieldsToRead(given) };
		const limit = howMany(given);
		return await once(JSON.stringify([query, limit]), async () => await readRecords(run, query, limit));
	});
	return results;
}
