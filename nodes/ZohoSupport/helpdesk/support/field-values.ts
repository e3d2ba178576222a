import { HelpdeskError, problem } from '../problem';
import { type FieldValues, type ModuleName } from '../helpdesk';
import { fieldKind } from '../fields';
import { isIsoTime, isoToZoho } from './times';

/** Field values as a workflow gives them: texts, numbers, yes/no, dates of JavaScript or Luxon, nothing. */
export type RawFields = Readonly<Record<string, unknown>>;

/**
 * Brings the values of one record to the texts that the classic API takes: dates and times in the portal's zone, nothing as
 * an empty text (which clears the field). No column is left out.
 * @throws HelpdeskError `data` that names the field whose value can't be sent.
 */
export function fieldValues(module: ModuleName, raw: RawFields, zone: string): FieldValues {
	const values: Array<[string, string]> = [];
	for (const [label, value] of Object.entries(raw)) {
		if (value === undefined) continue;
		values.push([label, valueText(module, label, value, zone)]);
	}
	if (values.length === 0) {
		throw new HelpdeskError(problem('data', 'There are no fields to send.', 'Add at least one field with a value.'));
	}
	return Object.fromEntries(values);
}

function valueText(module: ModuleName, label: string, value: unknown, zone: string): string {
	if (label.trim() === '') throw cannotSend(label, 'has no name', 'Give every field the name that Zoho shows.');
	if (value === null) return '';
	if (typeof value === 'string') return timeText(module, label, value, zone);
	if (typeof value === 'number' && !Number.isFinite(value)) throw cannotSend(label, 'holds something that is not a number', 'Check the expression that reckons it.');
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	const iso = isoOf(value);
	if (iso === undefined) {
		throw cannotSend(label, `holds ${Array.isArray(value) ? 'a list' : 'an object'}, not a single value`, 'Choose one value of it with an expression, or turn it into text with {{ JSON.stringify(…) }}.');
	}
	const text = isoToZoho(iso, zone);
	if (text === undefined) throw cannotSend(label, 'holds a date that does not exist', 'Correct the date.');
	return text;
}

/** An ISO text is a time where the field is one, or may be one (a custom field); in a text field it stays as written. */
function timeText(module: ModuleName, label: string, value: string, zone: string): string {
	const kind = fieldKind(module, label);
	if (kind === 'text' || !isIsoTime(value.trim())) return value;
	const text = isoToZoho(value.trim(), zone);
	if (text !== undefined) return text;
	if (kind === undefined) return value;
	throw cannotSend(label, `holds a date that does not exist ('${value}')`, 'Correct the date.');
}

/** The instant of a Date, or of a Luxon DateTime of n8n's own copy of the library, which `instanceof` can't tell. */
function isoOf(value: unknown): string | undefined {
	// By its tag: a Date out of an expression belongs to the sandbox that n8n ran it in.
	if (Object.prototype.toString.call(value) === '[object Date]') {
		const time = Number(value);
		return Number.isNaN(time) ? '' : new Date(time).toISOString();
	}
	if (typeof value !== 'object' || value === null || !('toISO' in value) || typeof value.toISO !== 'function') return undefined;
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : '';
}

function cannotSend(label: string, what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `The field '${label}' ${what}.`, nextStep));
}
