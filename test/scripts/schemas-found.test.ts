import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { committedFiles } from '../../scripts/schemas/files';
import { loadN8n } from '../engine/n8n';

/** What n8n finds in the built package for these parts of an address, as its editor sends them. */
function found(version: string, resource?: string, operation?: string): string | undefined {
	const nodeDir = path.resolve('dist/nodes/ZohoSupport');
	const file = loadN8n().core.resolveOutputSchemaPath({ nodeDir, version, resource, operation });
	return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

describe('n8n finds in the built package', () => {
	it.each([...committedFiles()])('the schema %s, without white space', (name, text) => {
		const [folder, ...parts] = name.replace(/\.json$/, '').split('/');
		const [resource, operation] = parts;
		expect(found(folder?.slice(1) ?? '', resource, operation)).toBe(JSON.stringify(JSON.parse(text)));
	});

	it('none for a version that the node has not', () => {
		expect(found('9.0.0', 'case', 'get')).toBeUndefined();
	});
});
