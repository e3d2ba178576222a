import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { picked } from '../../helpdesk/json';
import type { SupportModule } from './modules';

/** A record with the fields that people use most, then those of the portal's own: all that the table does not know. */
export function simplified(record: HelpdeskRecord, { simple = [], fields }: SupportModule): HelpdeskRecord {
	const known = new Set(['id', ...fields.map(({ label }) => label)]);
	const own = Object.keys(record).filter((label) => !known.has(label));
	return { ...picked(record, [...simple, ...own]), id: record.id };
}
