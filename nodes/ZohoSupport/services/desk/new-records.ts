import type { FieldValues } from '../../helpdesk/helpdesk';
import { type Json, without } from '../../helpdesk/json';
import { hasNoAnswer, type Problem, problem } from '../../helpdesk/problem';
import { rowsOf } from './answers';
import type { DeskDoor } from './call';
import type { DeskField } from './field';
import type { DeskModule } from './module';
import { newRecordValues } from './prepare';
import type { ReadContext } from './read-context';
import { allDepartmentsCall } from './requests';

/** A department of the organization. */
export interface Department {
	readonly id: string;
	readonly name: string;
}

/** The enabled departments; none if the account may not read them. @throws HelpdeskError if no answer came */
export async function enabledDepartments(send: DeskDoor): Promise<readonly Department[]> {
	const answer = await send(allDepartmentsCall());
	if (answer.kind === 'error' && !hasNoAnswer(answer.problem)) return [];
	return rowsOf(answer)
		.filter(({ isEnabled }) => isEnabled !== false)
		.map(({ id, name }) => ({ id: String(id), name: String(name) }));
}

/** The values to send, or what they lack. */
export type Completed =
	| { readonly kind: 'complete'; readonly values: FieldValues }
	| { readonly kind: 'lacking'; readonly problem: Problem };

/**
 * A new record with its department, which Zoho Desk always wants named [openapi ticket.json]: that of the values, of
 * the credential, or the only one there is.
 */
export async function completedValues(
	{ module, fields, settings }: ReadContext,
	row: FieldValues,
	departments: () => Promise<readonly Department[]>,
): Promise<Completed> {
	const values = newRecordValues(module, row, settings.department);
	const field = module.departmentField === undefined ? undefined : fields.named(module.departmentField);
	if (field?.required !== true || !isEmpty(values[field.name])) return { kind: 'complete', values };
	const known = await departments();
	// If the account may not read them, Zoho's own words come.
	if (known.length === 0) return { kind: 'complete', values };
	const [only, ...others] = known;
	if (others.length > 0) return { kind: 'lacking', problem: noDepartment(module, field, known) };
	return { kind: 'complete', values: newRecordValues(module, without(values, field.name), only.id) };
}

function noDepartment({ label }: DeskModule, field: DeskField, known: readonly Department[]): Problem {
	const named = known.slice(0, MOST_NAMED).map(({ id, name }) => `${name} (${id})`);
	const list = `${named.join(', ')}${known.length > MOST_NAMED ? ', …' : ''}`;
	return problem(
		'data',
		`The field '${field.label}' (${field.name}) is empty. Zoho Desk creates no ${label.toLowerCase()} without a department, and there are several: ${list}.`,
		`Set ${field.name} to the ID of one of them, or enter it as Department ID in the credential.`,
	);
}

const MOST_NAMED = 10;

function isEmpty(value: Json | undefined): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return value === undefined || value === null || value === '';
}
