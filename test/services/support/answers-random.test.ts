import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordOf } from '../../../nodes/ZohoSupport/services/support/records';
import { rowsDocument, type FieldContent, type WireRow } from './answer-writers';
import { anyRow, anyStyle } from './arbitraries';
import { overTheWire, problemIn, rowsIn } from './decoding';
import { replay } from './replay';

const UNCARRIABLE =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The form of a value that the port promises: text, LF line ends, no character that XML forbids, null for empty. */
function promised(content: FieldContent): string | null {
	if (content === null) return null;
	const text = String(content);
	const readable = text.replaceAll(UNCARRIABLE, '').replaceAll(/\r\n?/g, '\n');
	return readable === '' || readable === 'null' ? null : readable;
}

const rows = fc.array(anyRow, { minLength: 1, maxLength: 6 });

describe('any rows sent over the wire', () => {
	it.each(['json', 'xml'] as const)('come out of %s unchanged', (format) => {
		fc.assert(
			fc.property(rows, anyStyle, (sent, style) => {
				const expected = sent.map((row) => row.map(([label, content]) => [label, promised(content)]));
				expect(overTheWire(sent, { ...style, format })).toEqual(expected);
			}),
			replay(400),
		);
	});

	it('give the same records in XML and JSON', () => {
		fc.assert(
			fc.property(rows, anyStyle, anyStyle, (sent, one, other) => {
				const records = (format: 'json' | 'xml') =>
					overTheWire(sent, { ...(format === 'json' ? one : other), format }).map((row) =>
						recordOf(row, 'case', { zone: 'Europe/Berlin' }),
					);
				expect(records('xml')).toEqual(records('json'));
			}),
			replay(300),
		);
	});
});

describe('a document cut in half', () => {
	it.each(['json', 'xml'] as const)('never gives rows, wherever %s is cut', (format) => {
		fc.assert(
			fc.property(
				rows,
				anyStyle,
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(sent, style, where) => {
					const whole = rowsDocument(sent, { ...style, format });
					const part = whole.slice(0, Math.floor(where * whole.length));
					expect(problemIn(() => rowsIn(part, format))?.kind).toBe('garbled');
				},
			),
			replay(500),
		);
	});

	it.each(['json', 'xml'] as const)('never gives rows when one %s document is cut at any character', (format) => {
		const sent: WireRow[] = [
			[
				['CASEID', '1'],
				['Subject', 'a </response> & "b" ]]>'],
				['Status', null],
			],
			[['CASEID', 22n]],
		];
		for (const text of ['cdata', 'escaped'] as const) {
			const whole = rowsDocument(sent, { format, text, tag: 'fl', empty: 'missing', single: 'bare' });
			for (let end = 0; end < whole.length; end += 1)
				expect(problemIn(() => rowsIn(whole.slice(0, end), format))?.kind).toBe('garbled');
		}
	});
});
