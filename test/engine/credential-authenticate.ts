import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import type { N8n } from './n8n';

/** Puts a credential into a request, the way its type says: with its own function, or with n8n's generic rules. */
export async function authenticate(
	n8n: N8n,
	type: ICredentialType,
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
	workflow?: Workflow,
	node?: INode,
): Promise<IHttpRequestOptions> {
	if (typeof type.authenticate === 'function') return await type.authenticate(credentials, requestOptions);
	if (type.authenticate?.type !== 'generic') return requestOptions;
	if (workflow === undefined || node === undefined) {
		throw new n8n.workflow.UnexpectedError('Workflow and node are required for declarative credential authentication');
	}

	const resolve = (value: unknown): string => {
		if (!n8n.workflow.isExpression(value)) return value as string;
		const keys = { $credentials: credentials };
		const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
		return resolved ? String(resolved) : '';
	};
	const request = requestOptions as unknown as Record<string, Record<string, unknown> | undefined>;
	request.headers ??= {};
	for (const [part, rules] of Object.entries(type.authenticate.properties)) {
		const target = (request[part] ??= {});
		for (const [key, value] of Object.entries(rules as Record<string, unknown>)) target[resolve(key)] = resolve(value);
	}
	return requestOptions;
}
