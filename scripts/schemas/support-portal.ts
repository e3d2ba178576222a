/** What the classic service gives where no record of the service is shown. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { MODULES } from '../../nodes/ZohoSupport/services/support/modules';
import { type ModuleName, startSimulator } from '../../simulator/support/simulator';
import type { Engine } from '../../test/engine/engine';
import { CREDENTIAL, ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';
import { nameFor } from './desk-resources';
import { credentialFor } from '../n8n/credential';

/** What the classic service requires of a new record. */
const NEEDED = { 'Contact Name': 'Ann Lee', 'Last Name': 'Lee', 'Account Name': 'Lee' };

/** The items of the writes of each resource, and of *Get API Usage*, by `resource/operation`. */
export async function supportItems(
	engine: Engine,
	version: number,
): Promise<ReadonlyArray<readonly [name: string, items: IDataObject[], sent: readonly string[]]>> {
	const zoho = await startSimulator();
	try {
		const credentials = { [CREDENTIAL]: credentialFor(zoho, 'authToken') };
		const run = async (parameters: INodeParameters): Promise<IDataObject[]> => {
			const settings = { typeVersion: version };
			const outcome = await engine.run(zohoWorkflow(parameters, [{}], settings), { credentials });
			if (outcome.error === undefined) return outcome.json(ZOHO);
			throw new Error(`${JSON.stringify(parameters)}: ${outcome.error.message}`);
		};
		const found: Array<readonly [string, IDataObject[], readonly string[]]> = [];
		for (const { name, path, keyField, fields } of MODULES) {
			const needed = Object.entries(NEEDED).filter(([label]) => fields.some((field) => field.label === label));
			const values = { ...Object.fromEntries(needed), [keyField]: nameFor(keyField, 'One') };
			const id = zoho.add(path as ModuleName, values);
			const sent = { ...values, [keyField]: nameFor(keyField, 'Two') };
			const json = { dataMode: 'json', jsonFields: JSON.stringify(sent) };
			for (const [operation, parameters] of Object.entries({
				update: { recordId: id, ...json },
				upsert: { matchField: keyField, ...json },
				create: json,
				delete: { recordId: id },
			}))
				found.push([
					`${name}/${operation}`,
					await run({ resource: name, operation, ...parameters }),
					Object.keys(sent),
				]);
		}
		return [...found, ['apiUsage/getUsage', await run({ resource: 'apiUsage', operation: 'getUsage' }), []]];
	} finally {
		await zoho.close();
	}
}
