import fc from 'fast-check';
import { isoToZoho } from '../../../nodes/ZohoSupport/services/support/times';

export const PACIFIC = 'America/Los_Angeles';
export const SUMMER = Date.parse('2026-07-01T00:00:00Z');
export const WINTER = Date.parse('2026-01-01T00:00:00Z');
export const FIXED = Array.from({ length: 27 }, (_, index) => `UTC${index < 12 ? '-' : '+'}${Math.abs(index - 12)}`);
export const NAMED = [
	PACIFIC,
	'America/New_York',
	'America/St_Johns',
	'America/Sao_Paulo',
	'Europe/London',
	'Europe/Berlin',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Australia/Sydney',
	'Pacific/Kiritimati',
	'Pacific/Chatham',
	'Etc/GMT+12',
	'UTC',
];
export const zones = fc.constantFrom(...FIXED, ...NAMED);
export const instants = fc
	.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2049, 11) })
	.map((ms) => new Date(Math.floor(ms / 1000) * 1000));

/** The local time of an instant, as the service would write it. */
export function wallTime(instant: Date, zone: string): string {
	return isoToZoho(instant.toISOString(), zone) ?? '';
}
