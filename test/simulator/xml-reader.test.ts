import { describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';

import { answerXml } from '../../simulator/support/wire/answer-xml';
import { ILLEGAL_IN_XML } from '../../simulator/support/wire/element';
import { MalformedXml, readXml } from '../../simulator/support/wire/xml-reader';

const legalText = fc.string({ unit: 'binary' }).map((text) => text.replace(ILLEGAL_IN_XML, ''));

describe('Reading XML', () => {
	it.each([
		'',
		'text',
		'<a>',
		'<a></b>',
		'<a',
		'<a b></a>',
		'<a b=c></a>',
		'<a b="1" b="2"></a>',
		'<a b="<"></a>',
		'<a b="1"c="2"></a>',
		'<a></a><b></b>',
		'<a>&nbsp;</a>',
		'<a>& </a>',
		'<a>&#0;</a>',
		'<a>&#xD800;</a>',
		'<a>&#x110000;</a>',
		'<a>]]></a>',
		'<a><![CDATA[</a>',
		'<a><!-- -- --></a>',
		'<a>\u0000</a>',
		'<a>\uD800</a>',
		'<!DOCTYPE a><a></a>',
		'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
		'<?pi x?><a></a>',
		'<a><?pi x?></a>',
		'<1></1>',
		'< a></a>',
		'<a></a>x',
		'<a>&constructor;</a>',
	])('refuses %j', (document) => {
		expect(() => readXml(document)).toThrow(MalformedXml);
	});

	it('reads nested elements, attributes, CDATA and references', () => {
		const { name, children, text } = readXml(
			`<?xml version="1.0"?>\r\n<a x='1&lt;2'>one<b/><![CDATA[<two>&amp;]]>&#x26;</a>`,
		);
		expect([name, children.map((child) => child.name), text]).toEqual(['a', ['b'], 'one<two>&amp;&']);
	});

	it('reads a document that is nested a hundred thousand levels deep', () => {
		expect(readXml('<a>'.repeat(100_000) + '</a>'.repeat(100_000)).name).toBe('a');
	});

	it.each(['cdata', 'escaped'] as const)('reads back all values that answers write as %s', (style) => {
		fc.assert(
			fc.property(legalText, legalText, (value, label) => {
				const read = readXml(
					answerXml({ name: 'fl', attributes: [['val', label]], text: value, isValue: true }, style),
				);
				const kept = style === 'cdata' ? value.replace(/\r\n?/g, '\n') : value;
				expect([read.text, read.attributes.val]).toEqual([kept, label]);
			}),
		);
	});

	it('agrees with another XML reader about the text of answers', () => {
		const reader = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false });
		fc.assert(
			fc.property(fc.string(), (value) => {
				const document = answerXml({ name: 'fl', text: `.${value}.`, isValue: true }, 'cdata');
				expect(reader.parse(document)).toMatchObject({ fl: readXml(document).text });
			}),
		);
	});
});
