import type { ICredentialDataDecryptedObject, IDataObject, IWorkflowBase, WorkflowActivateMode } from 'n8n-workflow';
import type { CredentialStore } from './credential-store';
import type { EngineCredentialsHelper } from './credentials-helper';
import type { N8n } from './n8n';
import type { InstalledTypes } from './node-types';

/** A workflow as the editor exports it. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'id' | 'name' | 'settings' | 'pinData'>>;

/** One node that ended. */
export interface NodeProgress {
	node: string;
	/** Items of all its outputs. */
	items: number;
	milliseconds: number;
	error?: string;
}

export interface RunOptions {
	/**
	 * 'manual' is the button in the editor; 'trigger' is an active workflow: a polling start node polls, static data is
	 * kept.
	 */
	mode?: 'manual' | 'trigger';
	/** The node to start at, by name; default is the trigger n8n would take. */
	startNode?: string;
	/** Credentials to save before the run, by the name (or id) the workflow's nodes use. Those saved before stay. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** The workflow's static data before the run. */
	staticData?: IDataObject;
	/** Why the trigger polls, in mode 'trigger': 'activate' (default), 'init' after a restart, 'update'. */
	activation?: WorkflowActivateMode;
	/** Called as each node ends, before the next starts. */
	onNode?: (progress: NodeProgress) => void | Promise<void>;
	/** Stops the run, as the editor's stop button does. The run comes back when the node that was busy has let go. */
	signal?: AbortSignal;
}

/** What a run needs of its engine. */
export interface RunTools {
	n8n: N8n;
	types: InstalledTypes;
	credentials: CredentialStore;
	helper: EngineCredentialsHelper;
}
