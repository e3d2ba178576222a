import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	INode,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ZohoDeskOAuth2Api } from '../../../credentials/ZohoDeskOAuth2Api.credentials';
import { additionalDataFor } from '../../engine/additional-data';
import { EngineCredentialsHelper } from '../../engine/credentials-helper';
import { CredentialStore } from '../../engine/credential-store';
import { createEngine } from '../../engine/engine';
import { loadN8n } from '../../engine/n8n';
import type { InstalledTypes } from '../../engine/node-types';

const TYPE = 'zohoDeskOAuth2Api';
const NODE = 'test.desk';

/** What n8n gives a node: its own HTTP helpers and OAuth2 client, over a store of credentials in memory. */
export interface DeskHost {
	readonly context: IExecuteFunctions;
	/** The credential as it is stored now. */
	stored(): Promise<ICredentialDataDecryptedObject>;
	/** As a person who connects the account again. */
	connect(oauthTokenData: { access_token: string; refresh_token: string }): Promise<void>;
}

/** n8n's context for a node with this credential; the addresses are those of a local service. */
export async function deskHost(address: string, more: ICredentialDataDecryptedObject = {}): Promise<DeskHost> {
	const n8n = loadN8n();
	const types = withDesk((await createEngine({ dist: 'dist-of-nobody' })).types);
	const store = new CredentialStore(n8n);
	const connected = { token_type: 'Bearer', access_token: 'access 1', refresh_token: 'refresh 1', expires_in: 3600 };
	const data = (oauthTokenData: object) => ({
		...{ dataCentre: 'custom', deskAddress: address, accountsAddress: address },
		...{ clientId: `client ${Math.random()}`, clientSecret: 'client secret 1', oauthTokenData, ...more },
	});
	const typed = data(connected) as ICredentialDataDecryptedObject;
	const { id } = await store.save(TYPE, 'Desk', typed);
	const node: INode = {
		...{ id: '1', name: 'Desk', type: NODE, typeVersion: 1, position: [0, 0] as [number, number] },
		parameters: {},
		credentials: { [TYPE]: { id, name: 'Desk' } },
	};
	const workflow = new n8n.workflow.Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: types });
	const helper = new EngineCredentialsHelper(n8n, types, store);
	const additionalData = additionalDataFor(
		{ n8n, types, credentials: store, helper },
		workflow,
		'manual',
		'1',
		undefined,
	) as IWorkflowExecuteAdditionalData;
	const run = n8n.workflow.createEmptyRunExecutionData();
	const input = { main: [[{ json: {} }]] };
	const context = new n8n.core.ExecuteContext(
		...([workflow, node, additionalData, 'manual', run, 0, input.main[0], input] as const),
		{ node, data: input, source: null },
		[],
	);
	await workflow.expression.acquireIsolate();
	return {
		context: context as unknown as IExecuteFunctions,
		stored: async () => await store.decrypted(TYPE, 'Desk'),
		connect: async (tokens) =>
			void (await store.save(TYPE, 'Desk', { ...typed, oauthTokenData: { ...connected, ...tokens } })),
	};
}

/** n8n's own types, and our credential from its source. */
function withDesk(types: InstalledTypes): InstalledTypes {
	const desk = new ZohoDeskOAuth2Api();
	const node = { description: { name: NODE, version: 1, properties: [], credentials: [{ name: TYPE }] } };
	return {
		getByName: (name) => (name === NODE ? node : types.getByName(name)),
		getByNameAndVersion: (name, version) => (name === NODE ? node : types.getByNameAndVersion(name, version)),
		getKnownTypes: () => types.getKnownTypes(),
		credential: (name) => (name === TYPE ? desk : types.credential(name)),
		parentsOf: (name) => (name === TYPE ? ['oAuth2Api'] : types.parentsOf(name)),
		nodesFor: (name) => (name === TYPE ? [] : types.nodesFor(name)),
	} as InstalledTypes;
}
