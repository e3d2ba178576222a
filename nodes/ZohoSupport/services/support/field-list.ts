import { isTree, listOf, scalarText } from './answer-tree';
import { wireText } from './wire-text';

/** One row of a reading answer: label and value in the service's order; an empty value is null. */
export type AnswerRow = ReadonlyArray<readonly [label: string, value: string | null]>;

/** True for an element that lists fields, in either case (reference section 4). */
export function hasFieldList(element: unknown): boolean {
	return isTree(element) && ('fl' in element || 'FL' in element);
}

/** The fields of a row that can be read; none where it lists none. */
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

/** Empty comes as the text `null`, as nothing, or as a missing element (reference section 5). */
function valueOf(content: unknown): string | null {
	if (typeof content === 'object' && content !== null) return wireText(JSON.stringify(content));
	const value = wireText(scalarText(content) ?? '');
	return value === '' || value === 'null' ? null : value;
}
