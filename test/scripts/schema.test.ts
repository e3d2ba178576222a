import { describe, expect, it } from '@jest/globals';
import { schemaOf } from '../../scripts/schemas/schema';

describe('the schema of what was seen', () => {
	it('has the type of each field, in the order of the alphabet', () => {
		const schema = schemaOf([{ b: 'text', a: 1, c: [true] }]);
		expect(JSON.stringify(schema)).toBe(
			'{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"},"c":{"type":"array","items":{"type":"boolean"}}}}',
		);
	});

	it('names null last where a field may be empty, since the editor shows the first type', () => {
		expect(schemaOf([{ a: null }, { a: 'text' }]).properties).toEqual({ a: { type: ['string', 'null'] } });
	});

	it('joins what several items have', () => {
		expect(schemaOf([{ a: { x: 1 } }, { a: { y: '' }, b: 0.5 }, { b: 1 }]).properties).toEqual({
			a: { type: 'object', properties: { x: { type: 'integer' }, y: { type: 'string' } } },
			b: { type: 'number' },
		});
	});

	it('says nothing of what is in a list that was always empty', () => {
		expect(schemaOf([{ a: [] }]).properties).toEqual({ a: { type: 'array', items: {} } });
	});

	it('leaves out the fields that one portal added', () => {
		expect(schemaOf([{ cf_severity: 'S1', cf: { cf_severity: 'S1' } }]).properties).toEqual({
			cf: { type: 'object', properties: {} },
		});
	});
});
