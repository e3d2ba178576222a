import type { INodeProperties } from 'n8n-workflow';
import { filtersForm } from '../form/conditions';
import { fieldsToRead, fieldsToReadForm } from '../form/fields-to-read';
import { howMany, howManyForm } from '../form/how-many';
import { formFor } from '../form/node-form';
import { optionsOf } from '../form/options';
import { searchField, searchFieldForm } from '../form/search-field';
import { isSimple, simplifyForm } from '../form/simplify';
import { SEARCH_VALUE, searchValue } from '../form/search-value';
import { jsonText } from '../helpdesk/json';
import type { Service } from '../services/service';
import { forEachItem } from './items';
import { filtersOf, keysOf, readOnce, readRecords } from './reading';
import type { Run } from './run';

export const description = (service: Service): INodeProperties[] => [
	...searchFieldForm(service),
	SEARCH_VALUE,
	...filtersForm(service),
	...howManyForm(service),
	...simplifyForm(service),
	optionsOf(service, fieldsToReadForm(service)),
];

/** Costs the same as Get Many. A search that finds nothing costs one request and gives no item. */
export async function execute(run: Run) {
	const { module, helpdesk } = run;
	await helpdesk.learn(module);
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const given = formFor(run, index);
		const [field] = await helpdesk.keysOf(module, [searchField(given)]);
		const value = searchValue(given, (raw) => jsonText(Object.values(helpdesk.prepare(module, { [field]: raw }))[0]));
		const query = {
			module,
			match: { field, value },
			conditions: await filtersOf(run, given),
			fields: await keysOf(run, fieldsToRead(given)),
		};
		const limit = howMany(given);
		const simple = isSimple(given);
		return await once(JSON.stringify([query, limit, simple]), async () => await readRecords(run, query, limit, simple));
	});
	return results;
}
