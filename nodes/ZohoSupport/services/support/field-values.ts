import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { ModuleName } from '../../helpdesk/catalogue';
import { hasLostDigits, numberText } from '../../helpdesk/numbers';
import { fieldKind } from './catalogue';
import type { WireFields } from './requests';
import { isIsoTime, isoToZoho, isZohoTime } from './times';
import { sentText } from './wire-text';

/** Field values from a workflow: text, numbers, true/false, dates of JavaScript or Luxon, or null. */
export type RawFields = Readonly<Record<string, unknown>>;

/**
 * Converts labels and values of a record into the one form in which they are sent, searched for, compared and shown:
 * dates and times in the time zone of the portal, null as an empty text (which clears the field). No field is left
 * out.
 * @throws HelpdeskError `data` that names the field whose value cannot be sent.
 */
export function fieldValues(module: ModuleName, raw: RawFields, zone: string): WireFields {
	const values = new Map<string, string>();
	for (const [given, value] of Object.entries(raw)) {
		const label = sentText(given);
		if (label === '') throw cannotSend(given, 'has no name', 'Give every field the label that Zoho shows.');
		if (values.has(label)) throw cannotSend(label, 'is set twice', 'Remove one of the two.');
		values.set(label, sentText(valueText(module, label, value, zone)));
	}
	if (values.size === 0) {
		throw new HelpdeskError(problem('data', 'There are no fields to send.', 'Add at least one field with a value.'));
	}
	return Object.fromEntries(values);
}

function valueText(module: ModuleName, label: string, value: unknown, zone: string): string {
	if (value === undefined) {
		throw cannotSend(
			label,
			'has no value: its expression gives undefined',
			'Correct the expression. To clear the field, give an empty text or null.',
		);
	}
	if (value === null) return '';
	const text = plainText(label, value);
	if (text !== undefined) return timeText(module, label, text.trim(), zone) ?? text;
	const iso = isoOf(value);
	if (iso === undefined) {
		throw cannotSend(
			label,
			`holds ${Array.isArray(value) ? 'a list' : 'an object'}, not a single value`,
			'Pick one value of it with an expression, or turn it into text with {{ JSON.stringify(…) }}.',
		);
	}
	const time = isoToZoho(iso, zone);
	if (time === undefined) throw cannotSend(label, 'holds a date that does not exist', 'Correct the date.');
	return time;
}

/** Text, a number or true/false as text; undefined for anything else. */
function plainText(label: string, value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value !== 'number') return undefined;
	if (!Number.isFinite(value))
		throw cannotSend(label, 'holds something that is not a number', 'Check the expression that calculates it.');
	if (hasLostDigits(value)) {
		throw cannotSend(
			label,
			`holds the number ${numberText(value)}, which has lost its last digits`,
			'Pass long numbers on as text: JavaScript rounds whole numbers above 2^53.',
		);
	}
	return numberText(value);
}

const DATE_FORMS =
	'Write it as 2026-11-24 or 2026-11-24T18:30:00, or give a date such as {{ $now.plus({ days: 1 }) }} or {{ DateTime.fromMillis($json.due) }}.';

/**
 * The text for a date field, or for a custom field whose value looks like a date. Undefined for a value that stays as
 * written.
 * @throws HelpdeskError `data` for any other text in a date field
 */
function timeText(module: ModuleName, label: string, value: string, zone: string): string | undefined {
	const kind = fieldKind(module, label);
	if ((kind !== undefined && kind !== 'time') || value === '') return undefined;
	const isIso = isIsoTime(value);
	const text = isIso ? isoToZoho(value, zone) : undefined;
	if (text !== undefined || kind === undefined || isZohoTime(value, zone)) return text;
	const shown = value.slice(0, 60);
	if (isIso) throw cannotSend(label, `holds a date that does not exist ('${shown}')`, 'Correct the date.');
	throw cannotSend(label, `holds '${shown}', which is not a date`, DATE_FORMS);
}

/**
 * The instant of a Date or of a Luxon DateTime. n8n has its own copy of Luxon, so `instanceof` does not recognize it.
 */
function isoOf(value: unknown): string | undefined {
	// Checked by its tag: a Date from an expression belongs to the sandbox of n8n.
	if (Object.prototype.toString.call(value) === '[object Date]') {
		const time = Number(value);
		return Number.isNaN(time) ? '' : new Date(time).toISOString();
	}
	if (typeof value !== 'object' || value === null || !('toISO' in value) || typeof value.toISO !== 'function')
		return undefined;
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : '';
}

function cannotSend(label: string, what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `The field '${label}' ${what}.`, nextStep));
}
