import { Remembered } from '../../connection/remembered';
import type { Account } from './account';
import type { Fields } from './fields';
import { Learnt } from './learnt';
import type { Department } from './new-records';

/** A portal changes its fields rarely; a person who just added one waits no longer than this. */
export const KEPT_MS = 5 * 60 * 1000;

const MOST_PLACES = 200;

interface Kept {
	readonly until: number;
	readonly fields: Promise<Fields>;
	ready?: Fields;
}

/**
 * What one process remembers of portals: their fields and departments for five minutes, and what was learnt of their
 * API.
 */
export class FieldMemory {
	readonly departments = new Remembered<readonly Department[]>(KEPT_MS);

	private readonly kept = new Map<string, Kept>();

	private readonly learnt = new Map<string, Learnt>();

	/** The fields of a place, read once: parallel calls wait for the same reading. A failed reading is forgotten. */
	async fields(place: string, now: number, read: () => Promise<Fields>): Promise<Fields> {
		const known = this.kept.get(place);
		if (known !== undefined && now < known.until) return await known.fields;
		const fields = read();
		const entry: Kept = { until: now + KEPT_MS, fields };
		if (this.kept.size >= MOST_PLACES) this.kept.clear();
		this.kept.set(place, entry);
		fields.then(
			(ready) => {
				entry.ready = ready;
			},
			() => {
				if (this.kept.get(place) === entry) this.kept.delete(place);
			},
		);
		return await fields;
	}

	/** The same, if they were read already: no reading is begun. */
	fresh(place: string, now: number): Fields | undefined {
		const known = this.kept.get(place);
		return known !== undefined && now < known.until ? known.ready : undefined;
	}

	/** The fields of a place if they were read before, however long ago. */
	known(place: string): Fields | undefined {
		return this.kept.get(place)?.ready;
	}

	learntOf(reader: string): Learnt {
		const there = this.learnt.get(reader) ?? new Learnt();
		this.learnt.set(reader, there);
		return there;
	}
}

/** The memory of this process. */
export const FIELD_MEMORY = new FieldMemory();

/**
 * Who reads which organization, for what is remembered of it. Another account may see less, and whoever only knows the
 * ID of an organization sees nothing. It is forgotten with a new consent: that costs a few credits.
 */
export function readerKey({ deskAddress, organizationId }: Account, identity: string): string {
	return `${deskAddress} ${organizationId ?? ''} ${identity}`;
}

/** Where the fields of a module are the same. */
export function fieldPlace(reader: string, department: string | undefined, module: string): string {
	return [reader, department ?? '', module].join(' ');
}
