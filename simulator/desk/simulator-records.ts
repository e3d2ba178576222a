import { contactForTicket } from './operations/contact-of-ticket';
import { receive } from './operations/from-customer';
import type { FromCustomer } from './operations/from-customer';
import type { DeskHost } from './desk';
import type { Json } from './reference/json';
import { layoutIdOf } from './store/people';
import type { ModuleName } from './store/module';
import type { DeskRecord } from './store/record';
import { statusTypeOf } from './store/status-type';

/** A copy of a stored record, with the values by API name. */
export type StoredRecord = Record<string, Json>;

/** The records, past the API and without costing credits. */
export interface RecordAccess {
	/** All stored records of a module, oldest first; those in the recycle bin are not among them. */
	records(module: ModuleName): StoredRecord[];
	/** How many records `records` would give. */
	count(module: ModuleName): number;
	/** Stores a record and returns its id. A ticket without a contact may have `contact: {lastName, email}`. */
	add(module: ModuleName, fields: Record<string, Json>): string;
	/** Changes a record, as an agent would. null empties a field. Throws when the id is unknown. */
	change(module: ModuleName, id: string, fields: Record<string, Json>): void;
	/** Takes an e-mail of a ticket's contact, or a comment in the customer portal. Returns the id of the message. */
	receive(ticketId: string, message: FromCustomer): string;
	/** Moves a record to the recycle bin. Throws when the id is unknown. */
	remove(module: ModuleName, id: string): void;
}

/** Reads and changes the records without going through the API. */
export function recordsOf(host: DeskHost): RecordAccess {
	const found = (module: ModuleName, id: string): DeskRecord => {
		const record = host.desk.store.find(module, id);
		if (record === undefined) throw new Error(`There is no record ${id} in ${module}`);
		return record;
	};
	return {
		records: (module) =>
			[...host.desk.store.table(module).by('createdTime')].map(({ values }) => structuredClone({ ...values })),
		count: (module) => host.desk.store.table(module).size,
		add: (module, fields) => {
			const given = module === 'tickets' ? contactForTicket(host.desk, fields) : fields;
			const { contact: _contact, ...values } = given;
			return host.desk.store.add(module, { layoutId: layoutIdOf(module), ...withType(values) }).id;
		},
		change: (module, id, fields) => void host.desk.store.change(module, found(module, id), withType(fields)),
		receive: (ticketId, message) => receive(host.desk, found('tickets', ticketId), message),
		remove: (module, id) => host.desk.store.trash(module, found(module, id)),
	};
}

function withType(fields: Record<string, Json>): Record<string, Json> {
	return typeof fields['status'] === 'string' ? { statusType: statusTypeOf(fields['status']), ...fields } : fields;
}
