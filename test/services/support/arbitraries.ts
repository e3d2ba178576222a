import fc from 'fast-check';
import type { WireField, WireRow, WireStyle } from './answer-writers';

/** Pieces that have broken readers of XML or JSON before. */
const SHARP = [
	'<',
	'>',
	'&',
	'"',
	"'",
	']]>',
	'<![CDATA[',
	'&amp;',
	'&#38;',
	'&lt;b&gt;',
	'&nbsp;',
	'\\',
	'\\u0041',
	'\n',
	'\r\n',
	'\r',
	'\t',
	' ',
	'😀',
	'é',
	'漢',
	'\u0001',
	'\uffff',
	'null',
	'</response>',
	'{"',
	'12',
	'": 7',
];

/** Texts as people and other programs write them, including difficult pieces. */
export const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.array(fc.constantFrom(...SHARP), { maxLength: 8 }).map((parts) => parts.join('')),
);

/** Labels that an administrator may give a field: one line, without blanks around it. */
export const anyLabel = fc
	.oneof(
		fc.constantFrom(
			'Subject',
			'Contact Name',
			'__proto__',
			'constructor',
			'toString',
			'a"b',
			"it's",
			'R&D',
			'<b>',
			'日本',
			'',
		),
		fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
	)
	.map((label) => label.trim())
	.filter((label) => !/[\u0000-\u001f]/.test(label));

/** A long id of digits, as the service writes it. */
export const anyId = fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String);

const anyField: fc.Arbitrary<WireField> = fc.tuple(
	anyLabel,
	fc.oneof(anyText, fc.constant(null), fc.integer(), fc.boolean()),
);

/** A row of a case: its id and some fields, every label once. */
export const anyRow: fc.Arbitrary<WireRow> = fc
	.tuple(anyId, fc.uniqueArray(anyField, { selector: ([label]) => label, maxLength: 6 }))
	.map(([id, fields]) => [['CASEID', id], ...fields.filter(([label]) => !/^[A-Z]+ID$/.test(label) && label !== 'id')]);

/** Every way in which services may write the same thing. */
export const anyStyle: fc.Arbitrary<Omit<WireStyle, 'format'>> = fc.record({
	text: fc.constantFrom('cdata' as const, 'escaped' as const),
	tag: fc.constantFrom('fl' as const, 'FL' as const),
	empty: fc.constantFrom('text' as const, 'missing' as const, 'blank' as const),
	single: fc.constantFrom('bare' as const, 'list' as const),
});
