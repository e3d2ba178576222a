import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ZohoSupport } from '../../nodes/ZohoSupport/ZohoSupport.node';
import { loadExample } from '../../scripts/start/example';

const NAMES = readdirSync('examples', { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''));

const LOCATORS = new ZohoSupport().description.properties
	.filter(({ type }) => type === 'resourceLocator')
	.map(({ name }) => name);

describe('an example', () => {
	// The editor saves such a field with the way in which it was filled in, and shows it so again.
	it.each(NAMES)('%s says how each record, person and address is named, as the form saves it', (name) => {
		const plain = loadExample(name, 'json')
			.nodes.filter(({ type }) => type.endsWith('.zohoSupport'))
			.flatMap(({ parameters }) => LOCATORS.map((locator) => parameters[locator]))
			.filter((value) => value !== undefined && !(value instanceof Object && '__rl' in value));
		expect(plain).toEqual([]);
	});
});
