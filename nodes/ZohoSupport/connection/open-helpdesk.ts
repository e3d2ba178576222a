import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import type { Helpdesk } from '../helpdesk/helpdesk';
import { asHelpdeskError, errorText, HelpdeskError, type Problem, problem, sentences } from '../helpdesk/problem';
import { SupportHelpdesk } from '../services/support/support-helpdesk';
import { type Account, accountOf } from '../services/support/account';
import { Connection, type ConnectionOptions, CREDENTIAL_TYPE, type NodeContext } from './connection';
import { keptCounts } from './kept-counts';
import type { Usage } from './ledger';
import { Silence } from './silence';

/** A help desk ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly helpdesk: Helpdesk;
	/** Names the portal and department that its records are of. */
	readonly place: string;
	readonly usage: () => Usage;
	/** Requests that this run spent so far. */
	readonly spent: () => number;
}

/** The help desk of those input items whose credential leads to one account, by their place in the input. */
export interface HelpdeskOfItems extends OpenHelpdesk {
	readonly items: readonly number[];
	readonly address: string;
	/** Who signs in, whatever the password; undefined for a token that was typed in. */
	readonly user: string | undefined;
}

export interface OpenedHelpdesks {
	/** In the order of the first item of each. */
	readonly accounts: readonly HelpdeskOfItems[];
	/** Items whose credential can't be used. */
	readonly refused: ReadonlyMap<number, Problem>;
}

/**
 * The help desk that the node's credential names. Costs no request.
 * @throws HelpdeskError `setup` when a field of the credential is missing or wrong.
 */
export async function openHelpdesk(context: NodeContext, options: ConnectionOptions): Promise<OpenHelpdesk> {
	const credentials = { ...(await context.getCredentials(CREDENTIAL_TYPE)) };
	return open(context, credentials, accountOf(credentials), options, new Silence());
}

/**
 * The help desks that the node's credential names: its fields may be expressions, which n8n works out for an item. Items with the same
 * account and options share one; those of one address share whether it is silent. Costs no request.
 */
export async function openHelpdesks(
	context: IExecuteFunctions,
	count: number,
	optionsOf: (item: number) => ConnectionOptions,
): Promise<OpenedHelpdesks> {
	const byAccount = new Map<string, Omit<HelpdeskOfItems, 'items'> & { readonly items: number[] }>();
	const silences = new Map<string, Silence>();
	const refused = new Map<number, Problem>();
	const read = accountReader();
	for (let item = 0; item < count; item += 1) {
		try {
			const options = optionsOf(item);
			const credentials = await credentialsOf(context, item);
			const { account, text } = read(credentials);
			const key = `${text} ${JSON.stringify(options)}`;
			const address = account.apiAddress;
			const silence = silences.get(address) ?? new Silence();
			silences.set(address, silence);
			const known = byAccount.get(key) ?? {
				...open(context, credentials, account, options, silence, item),
				address,
				user: userOf(account),
				items: [],
			};
			known.items.push(item);
			byAccount.set(key, known);
		} catch (error) {
			refused.set(item, asHelpdeskError(error).problem);
		}
	}
	return { accounts: [...byAccount.values()], refused };
}

function userOf({ signIn, accountsAddress }: Account): string | undefined {
	return signIn.kind === 'authToken' ? undefined : JSON.stringify([accountsAddress, signIn.email.trim().toLowerCase()]);
}

/** Reads the accounts of credentials, equal ones once: most often all items have the same. */
function accountReader(): (credentials: ICredentialDataDecryptedObject) => {
	readonly account: Account;
	readonly text: string;
} {
	const known = new Map<string, { readonly account: Account; readonly text: string }>();
	return (credentials) => {
		const key = JSON.stringify(credentials);
		let read = known.get(key);
		if (read === undefined) {
			const account = accountOf(credentials);
			known.set(key, (read = { account, text: JSON.stringify(account) }));
		}
		return read;
	};
}

/** What n8n throws here is known by where it came from: a credential that is not there, or one of its expressions. */
async function credentialsOf(context: IExecuteFunctions, item: number): Promise<ICredentialDataDecryptedObject> {
	try {
		return { ...(await context.getCredentials(CREDENTIAL_TYPE, item)) };
	} catch (error) {
		throw noCredential(error);
	}
}

function noCredential(thrown: unknown): HelpdeskError {
	const message = sentences(`The credential could not be worked out: ${errorText(thrown)}`);
	return new HelpdeskError(
		problem('setup', message, 'Choose a credential in the node, or correct the expression in its fields.'),
	);
}

function open(
	context: NodeContext,
	credentials: ICredentialDataDecryptedObject,
	account: Account,
	options: ConnectionOptions,
	silence: Silence,
	item?: number,
): OpenHelpdesk {
	const connection = new Connection(context, credentials, account, keptCounts(context), options, silence, item);
	const helpdesk = new SupportHelpdesk(async (request) => await connection.call(request), { zone: account.zone });
	return { helpdesk, place: placeOf(account), usage: () => connection.usage(), spent: () => connection.spent };
}

/** Names the records that an account leads to: another portal or department has others. */
function placeOf({ apiAddress, portal, department }: Account): string {
	return `${apiAddress} ${portal} ${department}`;
}
