import { ONLY_WHEN } from '../../form/conditions';
import { type Condition, valuesOf } from '../../helpdesk/conditions';
import type { Helpdesk } from '../../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../../helpdesk/problem';

/** No help desk has so long a number for a name. */
const ID = /^\d{10,}$/;

/**
 * A condition with the key under which records show what it compares. Records may show another record by its ID alone: a
 * name would then match nothing, ever, and nobody would notice.
 * @param key under which records show the field
 * @param reference how they show another record there; undefined if it is none
 * @throws HelpdeskError `data` for a name where records show an ID
 */
export function asShown(
	condition: Condition,
	key: string,
	reference: ReturnType<NonNullable<Helpdesk['referenceOf']>>,
): Condition {
	const { field, comparison, value } = condition;
	if (reference === undefined || comparison === 'isEmpty' || comparison === 'isNotEmpty')
		return { ...condition, field: key };
	const values = comparison === 'isOneOf' ? valuesOf(value) : [value.trim()];
	const name = values.find((one) => !ID.test(one));
	if (reference !== 'id') return { ...condition, field: name === undefined ? reference.idKey : key };
	if (name === undefined) return { ...condition, field: key };
	throw new HelpdeskError(
		problem(
			'data',
			`'${ONLY_WHEN} > ${field}' holds '${name.slice(0, 60)}', but records show an ID there.`,
			`Give the ID. A test event without this condition shows it under '${key}'.`,
		),
	);
}
