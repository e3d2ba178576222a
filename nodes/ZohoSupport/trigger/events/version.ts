import { createHash } from 'crypto';
import type { HelpdeskRecord, RecordTimes } from '../../helpdesk/helpdesk';
import type { Version } from '../../helpdesk/changes';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { type ServiceTime, serviceTime } from '../../helpdesk/instants';
import { SERVICE } from '../../services/services';

/** A date with time, as records carry it. */
export const DATE_TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** A version with its record, as an answer showed it. */
export class SeenRecord implements Version {
	readonly id: string;
	readonly made: ServiceTime | null;
	/** The latest instant of its creation. */
	readonly madeBy: ServiceTime | null;
	readonly changed: Version['changed'];
	private digest: string | undefined;
	/** @throws HelpdeskError when the record tells no time at all: nobody could say then what is new. */
	constructor(
		readonly record: HelpdeskRecord,
		{ created, modified }: RecordTimes,
	) {
		const changed = modified ?? created;
		if (changed === undefined) throw withoutTimes(record.id);
		this.id = record.id;
		this.made = created === undefined ? null : serviceTime(created.earliest);
		this.madeBy = created === undefined ? null : serviceTime(created.latest);
		this.changed = { earliest: serviceTime(changed.earliest), latest: serviceTime(changed.latest) };
	}

	/** Worked out when it is asked for: most rows of a long read never need it. */
	get print(): string {
		this.digest ??= printOf(this);
		return this.digest;
	}

	/** True where its last change is another time than its creation: both come at one precision, to the second or to the minute [open, section 8]. */
	get wasEdited(): boolean {
		return this.made !== null && this.changed.earliest !== this.made;
	}
}

/** All that a record says but its two times and what changes while nobody touches it; times as the wall shows them, whatever the offset. */
function printOf({ record, made, changed }: SeenRecord): string {
	const hash = createHash('sha1');
	for (const label of Object.keys(record).sort()) {
		const value = record[label];
		if (value === null || SERVICE.catalogue.movesByItself(label) || isTimeOf(value, made, changed.earliest)) continue;
		hash.update(`${label}\u0000${onTheWall(value)}\u0001`);
	}
	return hash.digest('base64url').slice(0, 8);
}

function isTimeOf(value: string, ...instants: ReadonlyArray<ServiceTime | null>): boolean {
	return DATE_TIME.test(value) && instants.some((instant) => instant === Date.parse(value));
}

/** A date with time without its offset: a corrected time zone of the credential changes nothing in the portal. */
export function onTheWall(value: string): string {
	return DATE_TIME.test(value) ? value.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '') : value;
}

function withoutTimes(id: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'garbled',
			`The record ${id} came without Created Time and Modified Time, so nobody can tell what is new.`,
			'Give the user of the credential the right to see both fields, or use a schedule with Get Many.',
		),
	);
}

/**
 * Whether two versions of one record are the same: changed so long after its creation, and saying the same. The time between the two
 * is compared, not the times, so that a version stays the same when the portal or the credential gets another time zone.
 * @param comparePrints false when other fields are read now
 */
export function isSameVersion(a: Version, b: Version, comparePrints: boolean): boolean {
	return (!comparePrints || a.print === b.print) && age(a) === age(b);
}

const age = ({ made, changed }: Version) => changed.earliest - (made ?? 0);

/** Ids are long digits: the longer is the later. */
export function compareIds(a: string, b: string): number {
	return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
