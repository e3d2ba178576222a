import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ICredentialType, INodeType, INodeTypes } from 'n8n-workflow';
import type { N8n } from './n8n';

type PackageLoader = InstanceType<N8n['core']['PackageDirectoryLoader']>;
type Known = PackageLoader['known'];

/**
 * Node and credential types by name, read with n8n's own package loaders: ours as built, n8n's own as they are needed.
 */
export interface InstalledTypes extends INodeTypes {
	credential(typeName: string): ICredentialType;
	/** The credential types this one extends, nearest last, as n8n's getParentTypes gives them. */
	parentsOf(typeName: string): string[];
	/** The nodes, by full name, that a credential says it is meant for; empty when it names none. */
	nodesFor(typeName: string): string[];
}

/**
 * Loads the built package in `packageDir` (its package.json says which files are nodes) and n8n-nodes-base.
 * A package that is not built yet is left out: workflows of n8n's own nodes run without it.
 */
export async function installTypes(n8n: N8n, packageDir: string | undefined): Promise<InstalledTypes> {
	const loaders = new Map<string, PackageLoader>();
	const base = baseNodes(n8n);
	loaders.set(base.packageName, base);
	if (packageDir !== undefined) {
		const ours = new n8n.core.PackageDirectoryLoader(packageDir);
		await ours.loadAll();
		loaders.set(ours.packageName, ours);
	}
	return new TypesOfPackages(n8n, loaders);
}

/** n8n-nodes-base with the index it ships, so that a node's file is read when a workflow first names it. */
function baseNodes(n8n: N8n): PackageLoader {
	const directory = path.dirname(n8n.locate('n8n-nodes-base/package.json'));
	const loader = new n8n.core.PackageDirectoryLoader(directory);
	const index = <T>(name: string) => JSON.parse(readFileSync(path.join(directory, 'dist/known', name), 'utf8')) as T;
	loader.known.nodes = index<Known['nodes']>('nodes.json');
	loader.known.credentials = index<Known['credentials']>('credentials.json');
	return loader;
}

class TypesOfPackages implements InstalledTypes {
	constructor(
		private readonly n8n: N8n,
		private readonly loaders: ReadonlyMap<string, PackageLoader>,
	) {}

	getByName(nodeType: string): ReturnType<INodeTypes['getByName']> {
		const dot = nodeType.lastIndexOf('.');
		const loader = this.loaders.get(nodeType.slice(0, dot));
		if (loader === undefined) throw new Error(`No package here brings the node type "${nodeType}"`);
		return loader.getNode(nodeType.slice(dot + 1)).type;
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return this.n8n.workflow.NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes(): ReturnType<INodeTypes['getKnownTypes']> {
		const known = [...this.loaders.values()].flatMap((loader) =>
			Object.entries(loader.known.nodes).map(([name, details]) => [`${loader.packageName}.${name}`, { ...details }]),
		);
		return Object.fromEntries(known) as ReturnType<INodeTypes['getKnownTypes']>;
	}

	credential(typeName: string): ICredentialType {
		return this.loaderOfCredential(typeName).getCredential(typeName).type;
	}

	parentsOf(typeName: string): string[] {
		const parents = this.loaderOfCredential(typeName).known.credentials[typeName]?.extends ?? [];
		return parents.flatMap((parent) => [...this.parentsOf(parent), parent]);
	}

	nodesFor(typeName: string): string[] {
		const loader = this.loaderOfCredential(typeName);
		const nodes = loader.known.credentials[typeName]?.supportedNodes ?? [];
		return nodes.map((name) => `${loader.packageName}.${name}`);
	}

	private loaderOfCredential(typeName: string): PackageLoader {
		for (const loader of this.loaders.values()) {
			if (typeName in loader.known.credentials || typeName in loader.credentialTypes) return loader;
		}
		throw new Error(`No package here brings the credential type "${typeName}"`);
	}
}
