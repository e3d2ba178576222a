import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { INodeListSearchResult, INodePropertyOptions, ResourceMapperFields } from 'n8n-workflow';
import { choicesOf, type ChoicesQuestion } from './choices';
import { CredentialStore } from './credential-store';
import { EngineCredentialsHelper } from './credentials-helper';
import { type ListQuestion, pageOfList } from './list';
import { columnsOf } from './mapper';
import { loadN8n, PACKAGES, type N8n } from './n8n';
import { installTypes, type InstalledTypes } from './node-types';
import type { Outcome } from './outcome';
import { runWorkflow, type RunOptions, type WorkflowJson } from './run';

/** The built package: of the checkout, or where another n8n has it installed. */
const DIST =
	PACKAGES === process.cwd() ? 'dist' : path.join(PACKAGES, 'node_modules', 'n8n-nodes-zoho-support', 'dist');

export type { NodeProgress, RunOptions, WorkflowJson } from './run';
export type { NodeHint, Outcome, RunError } from './outcome';

/**
 * n8n's own engine in this process, with the built package and n8n's own nodes. Runs workflow JSON as the editor
 * exports it.
 */
export interface Engine {
	/** The credentials of this engine: what is stored, encrypted, and outlives a run. */
	credentials: CredentialStore;
	/** Every node and credential type that workflows may name. */
	types: InstalledTypes;
	/**
	 * Runs one workflow to its end. Rejects only when the workflow cannot be started at all; a failed node is in `error`.
	 */
	run(workflow: WorkflowJson, options?: RunOptions): Promise<Outcome>;
	/** One page of a list of a form, as the editor asks for it. */
	list(workflow: WorkflowJson, question: ListQuestion): Promise<INodeListSearchResult>;
	/** The choices of a list of a form that is loaded whole, as the editor asks for them. */
	choices(workflow: WorkflowJson, question: ChoicesQuestion): Promise<INodePropertyOptions[]>;
	/** The columns of a resource mapper of a form, as the editor asks for them. */
	columns(
		workflow: WorkflowJson,
		question: { readonly node: string; readonly field: string },
	): Promise<ResourceMapperFields>;
	/** This engine after n8n was restarted: the same credentials, while what the package kept in memory is gone. */
	restarted(): Promise<Engine>;
}

/**
 * Starts an engine. `dist` is the folder of the built package (default `dist` of the project); when it does not exist
 * only
 * n8n's own nodes are there. n8n's packages load once per process, so a second engine costs milliseconds.
 */
export async function createEngine({ dist = DIST }: { dist?: string } = {}): Promise<Engine> {
	const n8n = loadN8n();
	const folder = path.resolve(dist);
	const packageDir = existsSync(folder) ? path.dirname(folder) : undefined;
	return engineOf(n8n, await installTypes(n8n, packageDir), new CredentialStore(n8n), packageDir);
}

function engineOf(
	n8n: N8n,
	types: InstalledTypes,
	credentials: CredentialStore,
	packageDir: string | undefined,
): Engine {
	const helper = new EngineCredentialsHelper(n8n, types, credentials);
	return {
		credentials,
		types,
		run: async (workflow, options = {}) => await runWorkflow({ n8n, types, credentials, helper }, workflow, options),
		list: async (workflow, question) => await pageOfList({ n8n, types, credentials, helper }, workflow, question),
		choices: async (workflow, question) => await choicesOf({ n8n, types, credentials, helper }, workflow, question),
		columns: async (workflow, question) => await columnsOf({ n8n, types, credentials, helper }, workflow, question),
		restarted: async () => engineOf(n8n, await installAnew(n8n, packageDir), credentials, packageDir),
	};
}

/** Loads the package from a copy of its files: modules of other paths are other modules, with a memory of their own. */
async function installAnew(n8n: N8n, packageDir: string | undefined): Promise<InstalledTypes> {
	if (packageDir === undefined) return await installTypes(n8n, undefined);
	// Below the package's node_modules, where what it requires is found.
	const copies = path.join(packageDir, 'node_modules', '.cache');
	mkdirSync(copies, { recursive: true });
	const copy = mkdtempSync(path.join(copies, 'n8n-restarted-'));
	try {
		cpSync(path.join(packageDir, 'package.json'), path.join(copy, 'package.json'));
		cpSync(path.join(packageDir, 'dist'), path.join(copy, 'dist'), { recursive: true });
		return await installTypes(n8n, copy);
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}
