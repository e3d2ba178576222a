import type { Module } from '../modules';
import { Refusal } from '../refusals';
import { MalformedXml, readXml } from './xml-reader';
import type { ReadElement } from './xml-reader';

/** One row of a write document: values by label, as written. */
export type WrittenRow = ReadonlyMap<string, string>;

/**
 * The rows of `<requests><row no="1"><fl val="Subject">…</fl></row></requests>` (reference, section 4). The root is
 * `requests` or
 * the module's own name (section 3). `FL` is the same as `fl`. Anything else is refused with 4835.
 */
export function writtenRows(document: string, module: Module): WrittenRow[] {
	const root = parsed(document);
	const roots = ['requests', module.name, module.element, ...module.aliases];
	if (!roots.includes(root.name)) throw new Refusal('4835', `the root element is <${root.name}>, expected <requests>`);
	requireOnly(root, ['row']);
	if (root.children.length === 0) throw new Refusal('4835', 'the document has no row');
	return root.children.map(rowOf);
}

function parsed(document: string): ReadElement {
	try {
		return readXml(document);
	} catch (error) {
		if (error instanceof MalformedXml) throw new Refusal('4835', error.message);
		throw error;
	}
}

function rowOf(row: ReadElement): WrittenRow {
	requireOnly(row, ['fl', 'FL']);
	return new Map(row.children.map((field) => [labelOf(field), valueOf(field)]));
}

function labelOf(field: ReadElement): string {
	const label = field.attributes.val;
	if (label === undefined || label === '') throw new Refusal('4835', 'an <fl> has no val');
	return label;
}

function valueOf(field: ReadElement): string {
	if (field.children.length > 0) throw new Refusal('4835', `<${field.children[0]?.name ?? ''}> inside an <fl>`);
	return field.text;
}

function requireOnly(element: ReadElement, names: readonly string[]): void {
	const stranger = element.children.find((child) => !names.includes(child.name));
	if (stranger !== undefined) throw new Refusal('4835', `<${stranger.name}> inside <${element.name}>`);
	if (element.text.trim() !== '') throw new Refusal('4835', `text inside <${element.name}>`);
}
