import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { CREDENTIAL_TYPE, DESK_CREDENTIAL_TYPE, NODE_TYPE } from '../../scripts/n8n/credential';
import type { ServiceName } from '../../scripts/n8n/workflow';
import type { WorkflowJson } from '../engine/engine';
import { chain, node } from '../engine/workflow-json';

/** The name of the Zoho Support node in the workflows of these tests. */
export const ZOHO = 'Zoho Support';

/** The name of the credential in the workflows of these tests. */
export const CREDENTIAL = 'Help desk';

/** The simulator's default credential at an address. Signs in with the auth token by default. */
export function credentialFor(
	address: string,
	more: ICredentialDataDecryptedObject = {},
): Record<string, ICredentialDataDecryptedObject> {
	const data: ICredentialDataDecryptedObject = {
		dataCentre: 'custom',
		apiAddress: address,
		accountsAddress: address,
		portal: 'demosupport',
		department: 'demodepartment',
		timeZone: 'America/Los_Angeles',
		signIn: 'authToken',
		authToken: '0123456789abcdef0123456789abcdef',
		email: 'admin@demosupport.example',
		password: 'demo-password',
		apiKey: 'demo-apikey',
		edition: 'free',
		...more,
	};
	return { [CREDENTIAL]: data };
}

/** The name of the trigger in the workflows of these tests. */
export const TRIGGER = 'Zoho Trigger';

const CREDENTIAL_TYPES = { support: CREDENTIAL_TYPE, desk: DESK_CREDENTIAL_TYPE } as const;

/**
 * One of our nodes with a service behind it, and the credential of that service. It gives whole records, unless the
 * parameters say otherwise.
 */
export function zohoNode(
	service: ServiceName,
	name: string,
	parameters: INodeParameters,
	settings: object = {},
	credential = CREDENTIAL,
): INode {
	const type = name === TRIGGER ? `${NODE_TYPE}Trigger` : NODE_TYPE;
	const credentials = { [CREDENTIAL_TYPES[service]]: { id: credential, name: credential } };
	return node(name, type, { service, simple: false, ...parameters }, { credentials, ...settings });
}

/** A manual workflow that gives `items` to one node. `settings` are those of the node, such as onError. */
export function zohoWorkflow(
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	settings: object = {},
	service: ServiceName = 'support',
): WorkflowJson {
	return chain(
		node('Start', 'manualTrigger'),
		...itemsNodes('Items', items),
		zohoNode(service, ZOHO, parameters, settings),
	);
}

/** The same workflow, whose last node gets the text of each item as a file `note.txt`, under this name. */
export function withFile({ nodes }: WorkflowJson, binaryPropertyName: string): WorkflowJson {
	const options = { fileName: 'note.txt' };
	const toText = { operation: 'toText', sourceProperty: 'text', binaryPropertyName, options };
	const file = node('File', 'convertToFile', toText, { typeVersion: 1.1 });
	return chain(...nodes.slice(0, -1), file, ...nodes.slice(-1));
}

/** Two nodes, the second of which gives these items. */
export function itemsNodes(name: string, items: readonly IDataObject[], settings: object = {}): INode[] {
	const json = { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} };
	return [
		node(`${name} (data)`, 'set', json, { typeVersion: 3.4, ...settings }),
		node(name, 'splitOut', { fieldToSplitOut: 'items', options: {} }),
	];
}

let workflows = 0;

/** A workflow that starts with a trigger. Each has its own id, as in n8n. */
export function triggerWorkflow(
	parameters: INodeParameters,
	id = `trigger workflow ${(workflows += 1)}`,
	service: ServiceName = 'support',
): WorkflowJson {
	const polling = { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters };
	return { ...chain(zohoNode(service, TRIGGER, polling), node('After', 'noOp')), id };
}

/** Fields that are filled in by hand, and for Create or Update the one to match on. */
export function fields(values: INodeParameters, match?: string) {
	return mapper('defineBelow', values, match);
}

/** Each input column goes to the field of its name. */
export function autoMap(match?: string) {
	return mapper('autoMapInputData', null, match);
}

/** Both ways to create or update this item, matched on one of its fields. */
export function upsertWays(item: IDataObject, match: string): INodeParameters[] {
	return [{ fields: autoMap(match) }, { dataMode: 'json', matchField: match, jsonFields: JSON.stringify(item) }];
}

function mapper(mappingMode: string, value: INodeParameters | null, match?: string): INodeParameters {
	return { mappingMode, value, matchingColumns: match === undefined ? [] : [match], schema: [] };
}
