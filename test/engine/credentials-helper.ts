import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store';
import { authenticate } from './credential-authenticate';
import type { N8n } from './n8n';
import { withIsolate } from './older-n8n';
import type { InstalledTypes } from './node-types';

/** The node n8n evaluates a credential's expressions for when no real one is at hand. */
const NO_NODE: INode = { id: '', name: '', typeVersion: 1, type: 'mock', position: [0, 0], parameters: {} };

/**
 * n8n's credentials helper, method by method after `n8n/dist/credentials-helper.js` 2.41.1, over our store in place of
 * the database. Left out: external secrets, overwrites, per-user ("dynamic") credentials, dynamic client registration.
 */
export class EngineCredentialsHelper implements ICredentialsHelper {
	constructor(
		private readonly n8n: N8n,
		private readonly types: InstalledTypes,
		private readonly store: CredentialStore,
	) {}

	getParentTypes(typeName: string): string[] {
		return this.types.parentsOf(typeName);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		if (!this.types.credential(credentialType).restrictToSupportedNodes) return true;
		return this.types.nodesFor(credentialType).includes(nodeType);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const type = this.types.credential(typeName);
		return await authenticate(this.n8n, type, credentials, requestOptions, workflow, node);
	}

	/**
	 * Mints what expires: runs the credential type's preAuthentication when its expirable field is empty (or `expired`),
	 * and
	 * stores everything it returns. Gives undefined when there was nothing to do.
	 */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.credential(typeName);
		const expirable = type.properties.find(
			({ type: kind, typeOptions }) => kind === 'hidden' && typeOptions?.expirable === true,
		);
		if (expirable === undefined || typeof type.preAuthentication !== 'function') return undefined;
		const beingTested = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !expired && !beingTested) return undefined;

		const signIn = this.confined(helpers, credentials);
		const minted = (await type.preAuthentication.call(signIn, credentials)) as ICredentialDataDecryptedObject;
		const details = node.credentials?.[type.name];
		if (minted[expirable.name] === undefined || details === undefined) return undefined;
		const stored = await (await this.getCredentials(details, type.name)).getData();
		const kept = Object.entries(minted).filter(
			([key]) => key === expirable.name || !this.n8n.workflow.isExpression(stored[key]),
		);
		await this.updateCredentials(details, type.name, { ...stored, ...Object.fromEntries(kept) });
		return Object.assign(credentials, minted);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.credential(typeName);
		if (typeof type.preAuthentication !== 'function') return undefined;
		const signIn = this.confined(helpers, credentials);
		return (await type.preAuthentication.call(signIn, credentials)) as ICredentialDataDecryptedObject;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		return await Promise.resolve(this.store.entity(details, type));
	}

	/**
	 * What a node's `getCredentials` gets: read from the store now, defaults applied, hidden fields as their conditions
	 * say.
	 */
	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolve?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = await this.store.entity(details, type).getData();
		if (raw === true) return stored;
		const data = this.withDefaults(type, stored);
		const keys = this.n8n.core.getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (resolve === undefined) return await this.resolveAlone(data, mode, keys);
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolve;
		return workflow.expression.getParameterValue(
			data as INode['parameters'],
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = this.store.entity(details, type);
		await credentials.setData(data);
		this.store.write(credentials);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = this.store.entity(details, type);
		await credentials.updateData({ oauthTokenData: data.oauthTokenData });
		this.store.write(credentials);
	}

	/** The type's fields, with those of the types it extends. */
	getCredentialsProperties(typeName: string): INodeProperties[] {
		const type = this.types.credential(typeName);
		if (type.extends === undefined) return oAuthFields(typeName, type.properties);
		const { mergeNodeProperties } = this.n8n.workflow.NodeHelpers;
		const combined: INodeProperties[] = [];
		for (const parent of type.extends) mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		mergeNodeProperties(combined, type.properties);
		return combined;
	}

	private withDefaults(typeName: string, stored: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(typeName);
		const { getNodeParameters } = this.n8n.workflow.NodeHelpers;
		const data = getNodeParameters(properties, stored as INode['parameters'], true, false, null, null);
		const carried = ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains']
			.filter((name) => stored[name] !== undefined && (name === 'oauthTokenData' || data?.[name] === undefined))
			.map((name) => [name, stored[name]]);
		return { ...(data as ICredentialDataDecryptedObject), ...Object.fromEntries(carried) };
	}

	private async resolveAlone(
		data: ICredentialDataDecryptedObject,
		mode: WorkflowExecuteMode,
		keys: ReturnType<N8n['core']['getAdditionalKeys']>,
	): Promise<ICredentialDataDecryptedObject> {
		const nodeTypes = { ...this.types, getByNameAndVersion: () => ({ description: { properties: [] } }) };
		const workflow = new this.n8n.workflow.Workflow({
			nodes: [NO_NODE],
			connections: {},
			active: false,
			nodeTypes: nodeTypes as unknown as InstalledTypes,
		});
		return await withIsolate(workflow, async () => {
			const value = workflow.expression.getComplexParameterValue(
				NO_NODE,
				data as INode['parameters'],
				mode,
				keys,
				undefined,
				undefined,
				data,
			);
			return await Promise.resolve(value as ICredentialDataDecryptedObject);
		});
	}

	/**
	 * The helper a credential's own requests go through: a credential confined to some domains stays so while it signs
	 * in.
	 */
	private confined(helpers: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): IHttpRequestHelper {
		const { getCredentialOwnRequestAllowedDomains, UserError } = this.n8n.workflow;
		// An older n8n confines no credential.
		if (getCredentialOwnRequestAllowedDomains === undefined) return helpers;
		const httpRequest: IHttpRequestHelper['helpers']['httpRequest'] = async (options) => {
			const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
			if (allowedDomains === undefined) return await helpers.helpers.httpRequest(options);
			if (options.allowedDomains !== undefined) {
				throw new UserError(
					'This credential restricts requests to specific domains, which cannot be combined with the domains its authentication step asks for.',
				);
			}
			return await helpers.helpers.httpRequest({ ...options, allowedDomains });
		};
		return { helpers: { httpRequest } } as IHttpRequestHelper;
	}
}

function oAuthFields(typeName: string, properties: INodeProperties[]): INodeProperties[] {
	if (!['oAuth1Api', 'oAuth2Api'].includes(typeName)) return properties;
	const tokens = {
		displayName: 'oauthTokenData',
		name: 'oauthTokenData',
		type: 'json',
		required: false,
		default: {},
	} as const;
	return [...properties, tokens as unknown as INodeProperties];
}
