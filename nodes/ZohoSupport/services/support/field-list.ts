import { isTree, listOf, scalarText } from './answer-tree';
import { wireText } from './wire-text';

/** One row of the answer to a read: labels and values in the order of the service; an empty value is null. */
export type AnswerRow = ReadonlyArray<readonly [label: string, value: string | null]>;

/** True for an element with a field list, in upper or lower case (reference section 4). */
export function hasFieldList(element: unknown): boolean {
	return isTree(element) && ('fl' in element || 'FL' in element);
}

/** The readable fields of a row; an empty list if it has none. */
export function fieldsOf(row: unknown): AnswerRow {
	if (!isTree(row)) return [];
	const fields: Array<readonly [string, string | null]> = [];
	for (const field of listOf(row.fl ?? row.FL)) {
		if (!isTree(field)) continue;
		const label = scalarText(field.val);
		if (label !== null) fields.push([label, valueOf(field.content)]);
	}
	return fields;
}

/** An empty value is the text `null`, nothing, or a missing element (reference section 5). */
function valueOf(content: unknown): string | null {
	if (typeof content === 'object' && content !== null) return wireText(JSON.stringify(content));
	const value = wireText(scalarText(content) ?? '');
	return value === '' || value === 'null' ? null : value;
}
