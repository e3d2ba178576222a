import { fieldValues } from '../../../nodes/ZohoSupport/services/support/field-values';
import { problemIn } from './decoding';

export const ZONE = 'America/Los_Angeles';
export const NOON = new Date('2026-07-01T12:00:00Z');
export const written = (label: string, value: unknown) => fieldValues('case', { [label]: value }, ZONE)[label];
export const refusal = (label: string, value: unknown) =>
	problemIn(() => fieldValues('case', { [label]: value }, ZONE));

/** A DateTime from another copy of luxon: same shape, different class. */
export const foreignDateTime = (iso: string | null | undefined) => ({
	isLuxonDateTime: true,
	toISO: () => iso,
	toJSON: () => iso,
});
