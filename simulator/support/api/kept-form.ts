import type { OpenPoints } from '../open-points';

/** A value as the service stores it (switch keptForm). */
export function keptForm(value: string, form: OpenPoints['keptForm']): string {
	if (form === 'as-written') return value;
	const text = value.normalize('NFC').replace(/[ \t\u00A0]+/g, ' ');
	return /^-?\d{1,12}\.\d+$/.test(text) ? Number(text).toFixed(2) : text;
}

/** The value of a search as the service compares it (switch keptForm). */
export function searchedForm(value: string, form: OpenPoints['keptForm']): string {
	return form === 'normalised-in-search' ? keptForm(value, form) : value;
}
