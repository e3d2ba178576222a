import type { FieldValues } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { isCustomName } from './field';
import type { Fields } from './fields';
import type { DeskModule } from './module';
import { writtenValue } from './values';

/**
 * Values of a workflow by API name, ready to be sent, compared and shown. Costs no request.
 * @param matched a name of the field that records are matched on: it may be one that Zoho Desk sets itself
 * @throws HelpdeskError `data` that names the field which is unknown, set twice, or cannot take its value
 */
export function preparedValues(
	module: DeskModule,
	fields: Fields,
	raw: Readonly<Record<string, unknown>>,
	zone: string,
	matched?: string,
): FieldValues {
	const values = new Map<string, Json>();
	const matchedField = matched === undefined ? undefined : fields.found(matched)?.name;
	let contactName: string | undefined;
	for (const [given, value] of Object.entries(raw)) {
		const field = fields.find(given);
		if (values.has(field.name)) throw refused(`The field '${field.label}' is set twice.`, 'Remove one of the two.');
		const isMatched = field.name === matchedField;
		if (!field.writable && !isMatched)
			throw refused(`The field '${field.label}' is set by Zoho Desk itself.`, 'Remove it from the values.');
		if (module.name === 'case' && field.name === 'contactId' && isName(value) && !isMatched) contactName = value.trim();
		else values.set(field.name, writtenValue(field, value, zone));
	}
	if (contactName !== undefined && !values.has('contact'))
		values.set('contact', contactOf(contactName, values.get('email')));
	if (values.size === 0) throw refused('There are no fields to send.', 'Add at least one field with a value.');
	return Object.fromEntries(values);
}

/**
 * A ticket names its contact by id, or by name and e-mail: Zoho Desk then takes the contact with this e-mail, or makes
 * one [open-points 11].
 */
function contactOf(lastName: string, email: Json | undefined): Json {
	return typeof email === 'string' ? { lastName, email } : { lastName };
}

/** A contact that was given by name, as records by labels show it. */
export function namedContact(module: string, name: string, value: Json): readonly [string, Json] | undefined {
	const isContact = module === 'case' && name === 'contact' && isJsonObject(value);
	return isContact && typeof value.lastName === 'string' ? ['Contact Name', value.lastName] : undefined;
}

/** The values of a new record, with its department, and for a ticket with only an e-mail a contact. */
export function newRecordValues(module: DeskModule, row: FieldValues, department: string | undefined): FieldValues {
	const { departmentField } = module;
	const place =
		departmentField === undefined || department === undefined || Object.hasOwn(row, departmentField)
			? {}
			: { [departmentField]: departmentField === 'departmentIds' ? [department] : department };
	const needsContact = module.name === 'case' && !('contactId' in row) && !('contact' in row);
	if (!needsContact || typeof row.email !== 'string') return { ...row, ...place };
	// The part before the @ is the name of a contact that is made for an e-mail without one.
	return { ...row, ...place, contact: contactOf(row.email.split('@')[0], row.email) };
}

function isName(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '' && !/^\d+$/.test(value.trim());
}

/** Values as a body: custom fields stand in `cf`. */
export function bodyOf(values: FieldValues, fields: Fields): { readonly [key: string]: Json } {
	const body: Record<string, Json> = {};
	const cf: Record<string, Json> = {};
	for (const [name, value] of Object.entries(values)) (fields.find(name).custom ? cf : body)[name] = value;
	return Object.keys(cf).length === 0 ? body : { ...body, cf };
}

/** Values as a record by API names shows them: custom fields under `cf`. */
export function nestedValues(values: FieldValues): Record<string, Json> {
	const others = Object.entries(values).filter(([name]) => !isCustomName(name));
	const cf = Object.fromEntries(Object.entries(values).filter(([name]) => isCustomName(name)));
	return { ...Object.fromEntries(others), ...(Object.keys(cf).length > 0 && { cf }) };
}

function refused(what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', what, nextStep));
}
