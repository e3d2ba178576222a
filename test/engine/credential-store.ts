import type { Credentials } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INodeCredentialsDetails } from 'n8n-workflow';
import type { N8n } from './n8n';

/** One credential, opened: `getData` decrypts, `setData` encrypts. */
type OpenCredential = Credentials<ICredentialDataDecryptedObject>;

/**
 * A credential as n8n's database holds it: everything a person typed and every token minted since is inside `data`,
 * encrypted.
 */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: string;
	updatedAt: Date;
}

/**
 * The credentials of one engine: n8n's `credentials_entity` table. Outlives a run, so a token minted in one is there in
 * the next.
 */
export class CredentialStore {
	private readonly rows = new Map<string, StoredCredential>();

	constructor(private readonly n8n: N8n) {}

	/** Saves what a person typed, replacing a credential of this type and name. */
	async save(type: string, name: string, data: ICredentialDataDecryptedObject): Promise<StoredCredential> {
		const id = this.find(type, name)?.id ?? `credential${this.rows.size + 1}`;
		const credentials = new this.n8n.core.Credentials<ICredentialDataDecryptedObject>({ id, name }, type);
		await credentials.setData(data);
		return this.write(credentials);
	}

	/** The row as stored, or undefined. */
	find(type: string, idOrName: string): StoredCredential | undefined {
		const rows = [...this.rows.values()].filter((row) => row.type === type);
		return rows.find((row) => row.id === idOrName) ?? rows.find((row) => row.name === idOrName);
	}

	/** Every row as stored: what someone who copies the database gets. */
	all(): StoredCredential[] {
		return [...this.rows.values()];
	}

	/** What is stored, decrypted: no defaults, no expressions resolved. */
	async decrypted(type: string, idOrName: string): Promise<ICredentialDataDecryptedObject> {
		const row = this.find(type, idOrName);
		if (row === undefined) throw new Error(`No credential "${idOrName}" of type "${type}" is stored`);
		return await this.open(row).getData();
	}

	/** The credential a node points at, read anew. Throws, in n8n's words, when it points at none. */
	entity(details: INodeCredentialsDetails, type: string): OpenCredential {
		if (!details.id) {
			throw new this.n8n.workflow.UserError(
				`Found credential with no ID. (credential name: "${details.name}", type: "${type}")`,
			);
		}
		const row = this.rows.get(details.id);
		if (row?.type !== type) {
			throw new this.n8n.workflow.UserError(`Credential with ID "${details.id}" does not exist for type "${type}".`);
		}
		return this.open(row);
	}

	/** Stores a credential that was changed, encrypted as it is. */
	write(credentials: OpenCredential): StoredCredential {
		const { id, name, type, data = '' } = credentials.getDataToSave();
		const row = { id: id ?? '', name, type, data, updatedAt: new Date() };
		this.rows.set(row.id, row);
		return row;
	}

	private open(row: StoredCredential): OpenCredential {
		return new this.n8n.core.Credentials({ id: row.id, name: row.name }, row.type, row.data);
	}
}
