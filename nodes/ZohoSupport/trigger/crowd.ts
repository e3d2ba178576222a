import { createHash } from 'crypto';
import { tokenOf, type Version } from './sighting';

/** What is known of a row that may have been in the crowd. */
export interface Recognized {
	/** This version was in it. */
	readonly handled: boolean;
	/** Some version of this record was in it. */
	readonly idKnown: boolean;
	/** It can't be told apart from rows that were in it: giving it out may repeat it. */
	readonly doubtful: boolean;
}

export const NEW: Recognized = { handled: false, idKnown: false, doubtful: false };
const HANDLED: Recognized = { handled: true, idKnown: true, doubtful: false };

const MOST_BUCKETS = 4096;
/** Bytes of a digest: five for the versions of a bucket, five for its ids. */
const WIDTH = 5;
const ENTRY = 2 * WIDTH;

/** The crowd as it is saved. */
export interface CrowdJson {
	readonly buckets: number;
	readonly sums: string;
	readonly newest: number;
}

/**
 * Which of many rows of one moment were handled, in a bounded room: rows are thrown into buckets by their id, and of each bucket only
 * the exclusive or of its rows' digests is kept, which tells whether it holds the same rows again. At most 55 kB as text,
 * however many rows. Where a bucket changed in more than one way its rows are doubtful, never forgotten.
 */
export class Crowd {
	private constructor(
		private readonly buckets: number,
		private readonly sums: Uint8Array,
		/** The last instant of change in it. */
		readonly newest: number,
	) {}

	static of(rows: readonly Version[]): Crowd {
		const buckets = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(Math.max(1, rows.length))));
		const sums = new Uint8Array(buckets * ENTRY);
		let newest = -Infinity;
		for (const row of rows) {
			const { place, bytes } = digestOf(row, buckets);
			for (let at = 0; at < ENTRY; at += 1) sums[place * ENTRY + at] ^= bytes[at];
			newest = Math.max(newest, row.changed.earliest);
		}
		return new Crowd(buckets, sums, newest);
	}

	static fromJson({ buckets, sums, newest }: CrowdJson): Crowd {
		return new Crowd(buckets, new Uint8Array(Buffer.from(sums, 'base64')), newest);
	}

	toJson(): CrowdJson {
		return { buckets: this.buckets, sums: Buffer.from(this.sums).toString('base64'), newest: this.newest };
	}

	/** The same crowd after all times moved by so much. */
	movedBy(delta: number): Crowd {
		return new Crowd(this.buckets, this.sums, this.newest + delta);
	}

	/** What each row was to the crowd, by its id. @param reprinted true when other fields are read now: only the ids can be compared */
	recognize(rows: readonly Version[], reprinted: boolean): ReadonlyMap<string, Recognized> {
		const groups = new Map<number, Member[]>();
		for (const row of rows) {
			const { place, bytes } = digestOf(row, this.buckets);
			const group = groups.get(place) ?? [];
			group.push({ row, bytes });
			groups.set(place, group);
		}
		const found = new Map<string, Recognized>();
		for (const [place, group] of groups) this.recognizeGroup(place, group, found, reprinted);
		return found;
	}

	private recognizeGroup(place: number, group: readonly Member[], found: Map<string, Recognized>, reprinted: boolean): void {
		const inTime = group.filter(({ row }) => row.changed.earliest <= this.newest);
		const same = (members: readonly Member[], from: number) => this.holds(place, members, from);
		const what = reprinted ? WIDTH : 0;
		const intruder = same(inTime, what) ? undefined : inTime.find((one) => same(inTime.filter((other) => other !== one), what));
		const told = intruder !== undefined || same(inTime, what);
		const sameIds = same(group, WIDTH);
		for (const member of group) {
			const late = !inTime.includes(member);
			if (told) found.set(member.row.id, late || member === intruder ? NEW : HANDLED);
			else found.set(member.row.id, { handled: false, idKnown: sameIds, doubtful: !(late && sameIds) && !(late && (member.row.made ?? -Infinity) > this.newest) });
		}
	}

	/** Whether the digests of rows from a byte on come to what was kept of their bucket. */
	private holds(place: number, members: readonly Member[], from: number): boolean {
		for (let at = from; at < from + WIDTH; at += 1) {
			let sum = this.sums[place * ENTRY + at];
			for (const { bytes } of members) sum ^= bytes[at];
			if (sum !== 0) return false;
		}
		return true;
	}
}

interface Member {
	readonly row: Version;
	readonly bytes: Uint8Array;
}

function digestOf(row: Version, buckets: number): { place: number; bytes: Uint8Array } {
	const id = createHash('sha1').update(row.id).digest();
	const version = createHash('sha1').update(`${row.id} ${tokenOf(row)}`).digest();
	return { place: id.readUInt32BE(16) % buckets, bytes: new Uint8Array([...version.subarray(0, WIDTH), ...id.subarray(0, WIDTH)]) };
}
