import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import type { NodeContext } from '../connection/node-context';
import { Silence } from '../connection/silence';
import { asHelpdeskError, errorText, HelpdeskError, type Problem, problem, sentences } from '../helpdesk/problem';
import type { Access, OpenHelpdesk, OpenOptions, Service } from './service';

/**
 * The help desk for the input items whose credentials belong to the same account; `items` are their positions in the
 * input.
 */
export interface HelpdeskOfItems extends OpenHelpdesk, Pick<Access, 'address' | 'user'> {
	readonly items: readonly number[];
}

export interface OpenedHelpdesks {
	/** In the order of their first items. */
	readonly accounts: readonly HelpdeskOfItems[];
	/** Items whose credential cannot be used. */
	readonly refused: ReadonlyMap<number, Problem>;
}

/**
 * Opens the help desk of the credential of the node. Costs no request.
 * @throws HelpdeskError `setup` if a field of the credential is missing or wrong.
 */
export async function openHelpdesk(
	service: Service,
	context: NodeContext,
	options: OpenOptions,
): Promise<OpenHelpdesk> {
	const credentials = { ...(await context.getCredentials(service.credentialType)) };
	return service.accessOf(credentials).open({ context, credentials, silence: new Silence() }, options);
}

/**
 * Opens the help desks of the credential of the node. Its fields may be expressions, which n8n evaluates for each
 * item. Items with the same account and options share one help desk. Help desks at one address share the knowledge
 * that the service does not answer. Costs no request.
 */
export async function openHelpdesks(
	service: Service,
	context: IExecuteFunctions,
	count: number,
	optionsOf: (item: number) => OpenOptions,
): Promise<OpenedHelpdesks> {
	const byAccount = new Map<string, Omit<HelpdeskOfItems, 'items'> & { readonly items: number[] }>();
	const silences = new Map<string, Silence>();
	const refused = new Map<number, Problem>();
	const read = accessReader(service);
	for (let item = 0; item < count; item += 1) {
		try {
			const options = optionsOf(item);
			const credentials = await credentialsOf(service, context, item);
			const { key, address, user, open } = read(credentials);
			const name = `${key} ${JSON.stringify(options)}`;
			const silence = silences.get(address) ?? new Silence();
			silences.set(address, silence);
			const known = byAccount.get(name) ?? {
				...open({ context, credentials, silence, item }, options),
				address,
				user,
				items: [],
			};
			known.items.push(item);
			byAccount.set(name, known);
		} catch (error) {
			refused.set(item, asHelpdeskError(error).problem);
		}
	}
	return { accounts: [...byAccount.values()], refused };
}

/** Reads credentials, equal ones once: most often all items have the same. */
function accessReader(service: Service): (credentials: ICredentialDataDecryptedObject) => Access {
	const known = new Map<string, Access>();
	return (credentials) => {
		const text = JSON.stringify(credentials);
		const access = known.get(text) ?? service.accessOf(credentials);
		known.set(text, access);
		return access;
	};
}

/** Any error of n8n here is about the credential: it is missing, or one of its expressions fails. */
async function credentialsOf(
	{ credentialType }: Service,
	context: IExecuteFunctions,
	item: number,
): Promise<ICredentialDataDecryptedObject> {
	try {
		return { ...(await context.getCredentials(credentialType, item)) };
	} catch (error) {
		throw noCredential(error);
	}
}

function noCredential(thrown: unknown): HelpdeskError {
	const message = sentences(`The credential could not be read: ${errorText(thrown)}`);
	return new HelpdeskError(
		problem('setup', message, 'Choose a credential in the node, or correct the expression in its fields.'),
	);
}
