import { createHash } from 'crypto';
import type { Catalogue } from '../../helpdesk/catalogue';
import type { HelpdeskRecord, RecordTimes } from '../../helpdesk/helpdesk';
import { type Json, jsonText } from '../../helpdesk/json';
import type { Version } from '../../helpdesk/changes';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { type ServiceTime, serviceTime } from '../../helpdesk/instants';

/** A date with time, as records have it: ISO 8601 with an offset. */
export const DATE_TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** True for a field that changes while nobody edits the record, by its label. */
type MovesByItself = Catalogue['movesByItself'];

/** A version with its record, as it was read. */
export class SeenRecord implements Version {
	readonly id: string;
	readonly made: ServiceTime | null;
	/** The latest instant at which it may have been created. */
	readonly madeBy: ServiceTime | null;
	readonly changed: Version['changed'];
	readonly note: object | undefined;
	private digest: string | undefined;
	/** @throws HelpdeskError if the record has neither time: then the trigger cannot know what is new */
	constructor(
		readonly record: HelpdeskRecord,
		{ created, modified, isPart, note }: RecordTimes,
		/** Fields that change while nobody edits the record are no part of what it says. */
		private readonly movesByItself: MovesByItself = () => false,
	) {
		const changed = modified ?? created;
		if (changed === undefined) throw withoutTimes(record.id);
		this.id = record.id;
		this.note = note;
		if (isPart === true) this.digest = '';
		this.made = created === undefined ? null : serviceTime(created.earliest);
		this.madeBy = created === undefined ? null : serviceTime(created.latest);
		this.changed = { earliest: serviceTime(changed.earliest), latest: serviceTime(changed.latest) };
	}

	/** Empty for a row that shows only a part. Computed on first use: most rows of a long reading never need it. */
	get print(): string {
		this.digest ??= printOf(this, this.movesByItself);
		return this.digest;
	}

	/** True if it changed at another time than it was created. Both times have the same precision [open, section 8]. */
	get wasEdited(): boolean {
		return this.made !== null && this.changed.earliest !== this.made;
	}
}

/** A digest of a record, without its two times and fields that change by themselves. Offsets of times are ignored. */
function printOf({ record, made, changed }: SeenRecord, movesByItself: MovesByItself): string {
	const hash = createHash('sha1');
	for (const label of Object.keys(record).sort()) {
		const value = record[label];
		if (value === null || movesByItself(label) || isTimeOf(value, made, changed.earliest)) continue;
		hash.update(`${label}\u0000${withoutOffset(jsonText(value))}\u0001`);
	}
	return hash.digest('base64url').slice(0, 8);
}

function isTimeOf(value: Json, ...instants: ReadonlyArray<ServiceTime | null>): boolean {
	return (
		typeof value === 'string' && DATE_TIME.test(value) && instants.some((instant) => instant === Date.parse(value))
	);
}

/** Drops the offset of a date with time: when the credential's time zone is corrected, only the offset changes. */
export function withoutOffset(value: string): string {
	return DATE_TIME.test(value) ? value.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '') : value;
}

function withoutTimes(id: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'garbled',
			`The record ${id} has neither a time of creation nor a time of change, so the trigger cannot know what is new.`,
			'Allow the user of the credential to see both fields, or use a Schedule Trigger with Get Many.',
		),
	);
}

/**
 * Whether two versions of one record are the same: same content, and changed the same time after the creation.
 * This time span stays the same when the time zone of the portal or credential changes; the times themselves do not.
 * @param comparePrints false if the two were read with different fields
 */
export function isSameVersion(a: Version, b: Version, comparePrints: boolean): boolean {
	return age(a) === age(b) && (!comparePrints || a.print === '' || b.print === '' || a.print === b.print);
}

const age = ({ made, changed }: Version) => changed.earliest - (made ?? 0);

/** Compares ids as numbers: they have too many digits for a JavaScript number. */
export function compareIds(a: string, b: string): number {
	return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
