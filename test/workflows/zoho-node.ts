import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
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

/** A manual workflow that gives `items` to one Zoho Support node. `settings` are those of the node, such as onError. */
export function zohoWorkflow(
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
	settings: object = {},
): WorkflowJson {
	const credentials = { zohoSupportApi: { id: CREDENTIAL, name: CREDENTIAL } };
	const start = node('Start', 'manualTrigger');
	const data = node(
		'Data',
		'set',
		{ mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} },
		{ typeVersion: 3.4 },
	);
	const split = node('Items', 'splitOut', { fieldToSplitOut: 'items', options: {} });
	const zoho = {
		...node(ZOHO, 'zohoSupport', { service: 'support', ...parameters }, { credentials, ...settings }),
		type: 'n8n-nodes-zoho-support.zohoSupport',
	};
	return chain(start, data, split, zoho);
}

/** The rows `{ name, value }` of *Define Below*. */
export function fields(values: Record<string, string>): INodeParameters {
	return { field: Object.entries(values).map(([name, value]) => ({ name, value })) };
}
