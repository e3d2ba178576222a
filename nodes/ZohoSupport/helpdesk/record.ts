import type { Json } from './json';

/** An id as the service gave it: long digits, never a number. */
export type RecordId = string;

/** A record as it comes out: the service's names of fields, times as ISO 8601, empty as null, and always `id`. */
export type HelpdeskRecord = { id: RecordId } & Record<string, Json>;
