import type { GettingTogether, HelpdeskRecord, Matches, MatchingTogether } from '../../helpdesk/helpdesk';
import type { DeskRecords } from './desk-records';
import { contactsTogether } from './lookups';
import { matchingTogether } from './lookups-together';
import { carries, deskModule } from './modules';
import { PAGE_PRICE, RECORD_PRICE } from './prices';
import { valueIn } from './record-values';
import { nameOfKey } from './records';
import { CONTACTS_TOGETHER } from './requests';
import { MOST_VALUES } from './search-parameters';

/** Several values with one search, where Zoho Desk takes a list of them. */
export function matchesOf(records: DeskRecords): MatchingTogether {
	return {
		size: MOST_VALUES,
		async find({ module, field, fields }, values): Promise<Array<Matches | undefined>> {
			const chosen = fields?.map(nameOfKey);
			await records.learnFor(module, chosen ?? [], [nameOfKey(field)]);
			const context = records.context(module);
			const found = await matchingTogether(context, context.fields.find(nameOfKey(field)), values);
			return found.map((rows) =>
				rows === undefined
					? undefined
					: { records: rows.map((row) => records.record(context, row, chosen)), isComplete: true },
			);
		},
	};
}

/**
 * Contacts by their ids, 20 with one call. They come with the fields of a list, so only those fields can be asked for
 * so [open-points 6a].
 */
export function contactsOf(records: DeskRecords): GettingTogether {
	return {
		size: CONTACTS_TOGETHER,
		// One call costs as much as three single ones.
		least: PAGE_PRICE / RECORD_PRICE + 1,
		fits(name, fields): boolean {
			const module = deskModule(name);
			if (module.path !== 'contacts' || fields === undefined) return false;
			return fields.every((key) => {
				const field = records.fields(name).found(nameOfKey(key));
				return field !== undefined && !NAMED.has(field.type) && carries(module, 'list', field);
			});
		},
		async get(module, ids, fields): Promise<HelpdeskRecord[]> {
			const chosen = fields.map(nameOfKey);
			await records.learnFor(module, chosen);
			const context = records.context(module);
			const known = chosen.map((name) => context.fields.find(name));
			const rows = await contactsTogether(context, ids);
			// A field that does not come may be there: such a record is read by itself.
			const whole = rows.filter((row) => known.every((field) => valueIn(row, field) !== undefined));
			return whole.map((row) => records.record(context, row, chosen));
		},
	};
}

/** Types of fields whose names come only with an included record. */
const NAMED: ReadonlySet<string> = new Set(['Reference', 'Other']);
