import type { Json } from '../../helpdesk/json';
import { readTypedJson } from '../../helpdesk/json-text';
import { hasLostDigits, numberText, plainDecimal } from '../../helpdesk/numbers';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { DeskField } from './field';
import { nearest } from './nearest';
import { dayOf, isDate, utc, writtenInstant } from './times';

/**
 * A value of a workflow in the form in which it is sent: by the type of the field; a custom field takes a text
 * [open-points 16]; null clears.
 * @throws HelpdeskError `data` that names the field whose value cannot be sent
 */
export function writtenValue(field: DeskField, value: unknown, zone: string): Json {
	if (value === undefined) {
		const nextStep = 'Correct the expression. To clear the field, give an empty text or null.';
		throw cannotSend(field, 'has no value: its expression gives undefined', nextStep);
	}
	if (value === null || value === '') return null;
	if (field.type === 'Other' || field.type === 'Ids') return wholeValue(field, value);
	if (field.type === 'Multiselect') return choicesOf(field, value);
	const text = scalarText(field, value);
	return field.custom ? customText(field, text, zone) : typedValue(field, text, zone);
}

function typedValue(field: DeskField, text: string, zone: string): Json {
	const trimmed = text.trim();
	if (trimmed === '') return null;
	switch (field.type) {
		case 'Number':
			return numberOf(field, trimmed);
		case 'Decimal':
			return decimalOf(field, trimmed);
		case 'Boolean':
			return booleanOf(field, trimmed);
		case 'Date':
		case 'DateTime':
			return timeOf(field, trimmed, zone);
		case 'Picklist':
			return choiceOf(field, trimmed);
		case 'Email':
			return emailOf(field, trimmed);
		case 'Reference':
			return referenceOf(field, trimmed);
		default:
			return text;
	}
}

function customText(field: DeskField, text: string, zone: string): Json {
	const value = typedValue(field, text, zone);
	return value === null ? null : String(value);
}

function numberOf(field: DeskField, text: string): number {
	const number = Number(text);
	if (!Number.isFinite(number))
		throw cannotSend(field, `holds '${cut(text)}', which is not a number`, 'Correct the number.');
	return number;
}

/** Amounts are texts in some modules, and may be texts in the others: so they keep all their digits. */
function decimalOf(field: DeskField, text: string): string {
	const number = numberOf(field, text);
	return plainDecimal(text) ?? numberText(number);
}

function booleanOf(field: DeskField, text: string): boolean {
	const word = text.toLowerCase();
	if (['true', 'yes', '1'].includes(word)) return true;
	if (['false', 'no', '0'].includes(word)) return false;
	throw cannotSend(field, `holds '${cut(text)}', which is neither true nor false`, 'Give true or false.');
}

const DATE_FORMS =
	'Write it as 2026-11-24 or 2026-11-24T18:30:00, or give a date such as {{ $now.plus({ days: 1 }) }}.';

function timeOf(field: DeskField, text: string, zone: string): string {
	if (field.type === 'Date' && isDate(text)) return text;
	const at = writtenInstant(text, zone);
	if (at === undefined) throw cannotSend(field, `holds '${cut(text)}', which is not a date`, DATE_FORMS);
	return field.type === 'Date' ? dayOf(at, zone) : utc(at);
}

function choiceOf(field: DeskField, text: string): string {
	const { choices = [] } = field;
	const choice = choices.find((one) => one === text) ?? choices.find((one) => one.toLowerCase() === text.toLowerCase());
	if (choice !== undefined) return choice;
	if (field.hasAllChoices !== true) return text;
	const alike = nearest(text, choices);
	const hint = alike === undefined ? '' : ` Do you mean '${alike}'?`;
	const shown = choices.slice(0, 20).join(', ') + (choices.length > 20 ? ` and ${choices.length - 20} more` : '');
	throw cannotSend(field, `has no choice '${cut(text)}'`, `Use one of its choices: ${shown}.${hint}`);
}

/** Several choices as one text: `Red;Green` [open-points 16]. */
function choicesOf(field: DeskField, value: unknown): string | null {
	const parts = Array.isArray(value) ? (value as readonly unknown[]) : scalarText(field, value).split(';');
	const texts = parts.map((part) => scalarText(field, part).trim()).filter((text) => text !== '');
	return texts.length === 0 ? null : texts.map((text) => choiceOf(field, text)).join(';');
}

function emailOf(field: DeskField, text: string): string {
	if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
	throw cannotSend(field, `holds '${cut(text)}', which is not an e-mail address`, 'Correct the address.');
}

function referenceOf(field: DeskField, text: string): string {
	if (/^\d+$/.test(text)) return text;
	throw cannotSend(
		field,
		`holds '${cut(text)}', which is not the ID of a record`,
		'Give its long ID: Zoho Desk takes no names here. It is in the address of the record, and in what a search returns.',
	);
}

/** Lists of ids, and objects, go as they are; ids may stand in a text by comma. */
function wholeValue(field: DeskField, value: unknown): Json {
	if (field.type === 'Ids' && !Array.isArray(value)) {
		return scalarText(field, value)
			.split(/[,;]/)
			.map((id) => referenceOf(field, id.trim()));
	}
	if (field.type === 'Ids') return (value as readonly unknown[]).map((id) => referenceOf(field, scalarText(field, id)));
	return (typeof value === 'string' ? jsonIn(field, value) : JSON.parse(JSON.stringify(value))) as Json;
}

/** A text that looks like an object or a list is one; any other text stays a text. */
function jsonIn(field: DeskField, text: string): unknown {
	if (!/^\s*[[{]/.test(text)) return text;
	try {
		return readTypedJson(text);
	} catch {
		throw cannotSend(field, 'is not valid JSON', 'Check its quotes, commas and brackets.');
	}
}

/** Text, a number, true or false, or a date as text. */
function scalarText(field: DeskField, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return textOfNumber(field, value);
	const iso = isoOf(value);
	if (iso === '') throw cannotSend(field, 'holds a date that does not exist', 'Correct the date.');
	if (iso !== undefined) return iso;
	throw cannotSend(
		field,
		`holds ${Array.isArray(value) ? 'a list' : 'an object'}, not a single value`,
		'Pick one value of it with an expression, or turn it into text with {{ JSON.stringify(…) }}.',
	);
}

function textOfNumber(field: DeskField, value: number): string {
	if (!Number.isFinite(value))
		throw cannotSend(field, 'holds something that is not a number', 'Check the expression that calculates it.');
	if (hasLostDigits(value)) {
		throw cannotSend(
			field,
			`holds the number ${numberText(value)}, which has lost its last digits`,
			'Pass long numbers on as text: JavaScript rounds whole numbers above 2^53.',
		);
	}
	return numberText(value);
}

/** The instant of a Date, or of a Luxon DateTime of n8n's own copy; empty if it does not exist. */
function isoOf(value: unknown): string | undefined {
	if (Object.prototype.toString.call(value) === '[object Date]') {
		const time = Number(value);
		return Number.isNaN(time) ? '' : utc(time);
	}
	if (typeof value !== 'object' || value === null || !('toISO' in value) || typeof value.toISO !== 'function')
		return undefined;
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : '';
}

const cut = (text: string) => text.slice(0, 60);

function cannotSend({ label }: DeskField, what: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', `The field '${label}' ${what}.`, nextStep));
}
