import { describe, expect, it } from '@jest/globals';
import { formatOf, readTree } from '../../../nodes/ZohoSupport/services/support/answer-tree';

describe('the format of an answer', () => {
	it.each<readonly [string, 'json' | 'xml', 'json' | 'xml']>([
		['', 'xml', 'xml'],
		[' \n', 'json', 'json'],
		[' \n<response/>', 'json', 'xml'],
		[' \n{}', 'xml', 'json'],
		['rubbish', 'xml', 'xml'],
	])('is judged by its first character, else it is the one that was asked for: %j', (body, asked, format) => {
		expect(formatOf(body, asked)).toBe(format);
	});
});

describe('an XML document', () => {
	it('may have whitespace and comments around its root', () => {
		expect(readTree('\n<!-- a --><a>1</a> <!-- b -->\n', 'xml')).toEqual({ a: '1' });
	});

	it.each(['', '<?xml version="1.0"?>', '<a><b>1</b>', '<a>1</b>'])('that is cut off is refused: %j', (body) => {
		expect(() => readTree(body, 'xml')).toThrow('the document has no end');
	});

	it('that defines entities is refused', () => {
		expect(() => readTree('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'xml')).toThrow(
			'the document has a DOCTYPE with definitions',
		);
	});
});
