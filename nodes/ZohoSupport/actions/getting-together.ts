import type { HelpdeskRecord, RecordId } from '../helpdesk/helpdesk';
import { foundTogether } from './reading';
import type { Run } from './run';

/** A record that an item asks for: its id, and the keys of the fields to read. */
export interface Asked {
	readonly id: RecordId;
	readonly fields: readonly string[] | undefined;
}

/** Reads the records that the items of a run ask for, several with one request where the service can. */
export class GetsTogether {
	private readonly tried = new Set<string>();

	private readonly records = new Map<string, HelpdeskRecord>();

	/** @param asked what the items ask for, in their order */
	constructor(
		private readonly run: Run,
		private readonly asked: readonly Asked[],
	) {}

	/** The record; undefined if it must be read by itself. */
	async record(one: Asked): Promise<HelpdeskRecord | undefined> {
		if (!this.tried.has(keyOf(one))) await this.readWith(one);
		return this.records.get(keyOf(one));
	}

	private async readWith({ fields }: Asked): Promise<void> {
		const { helpdesk, module } = this.run;
		const { gettingTogether } = helpdesk;
		if (gettingTogether?.fits(module, fields) !== true || fields === undefined) return;
		const open = this.asked.filter((one) => !this.tried.has(keyOf(one)) && isSameFields(one.fields, fields));
		const ids = [...new Set(open.map(({ id }) => id))].slice(0, gettingTogether.size);
		for (const id of ids) this.tried.add(keyOf({ id, fields }));
		if (ids.length < gettingTogether.least) return;
		const read = await foundTogether(gettingTogether.get(module, ids, fields));
		for (const record of read) this.records.set(keyOf({ id: record.id, fields }), record);
	}
}

const keyOf = ({ id, fields }: Asked) => JSON.stringify([id, fields]);

const isSameFields = (one: Asked['fields'], other: Asked['fields']) => JSON.stringify(one) === JSON.stringify(other);
