import { describe, expect, it } from '@jest/globals';
import { keysOf, readTypedJson } from '../../nodes/ZohoSupport/helpdesk/json-text';

describe('the keys of an object that a person typed', () => {
	it.each<readonly [string, string, readonly string[]]>([
		['in order, also one that is given twice', '{"b": 1, "a": 2, "b": 3}', ['b', 'a', 'b']],
		['none of an empty object', '{}', []],
		['not those of an object within', '{"a": {"b": 1}, "c": {"d": {"e": 2}}, "f": 3}', ['a', 'c', 'f']],
		['not those within a list', '{"a": [{"b": 1}, ["c"]], "d": 2}', ['a', 'd']],
		['not the texts that are values', '{"a": "x", "b": ["y", "z"], "c": ""}', ['a', 'b', 'c']],
		['whatever stands between key and colon', '{"a" :1,"b"\n\t : 2,"c":3}', ['a', 'b', 'c']],
		['whatever the texts hold', '{"}": "{", "[": "]", "\\"a\\": ": "b\\":"}', ['}', '[', '"a": ']],
		['as they are meant, not as they are written', '{"\\u0041\\n": 1}', ['A\n']],
	])('are all found: %s', (_what, text, keys) => {
		expect(keysOf(text)).toEqual(keys);
	});
});

describe('JSON that a person typed without blanks', () => {
	it('keeps all digits of its numbers too', () => {
		expect(readTypedJson('{"a":7615917337495251231}')).toEqual({ a: '7615917337495251231' });
	});
});
