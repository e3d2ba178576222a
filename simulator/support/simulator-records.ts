import { ACCESS } from './accounts/users';
import { storedCopy } from './portal/record';
import type { PortalRecord, StoredRecord } from './portal/record';
import { moduleNamed } from './modules';
import type { ModuleName } from './modules';
import type { World } from './world';

const WRITER = 'Ada Admin';

/** The records of the main portal, past the API. */
export interface RecordAccess {
	/** All stored records, oldest first; those of all departments by default. */
	records(module: ModuleName, department?: string): StoredRecord[];
	/** Stores a record without costing a request and returns its id. Unknown labels become fields of the portal. */
	add(module: ModuleName, fields: Record<string, string>, department?: string): string;
	/** Changes a record. null clears a field. Throws when the id is unknown. */
	change(module: ModuleName, id: string, fields: Record<string, string | null>): void;
	remove(module: ModuleName, id: string): void;
}

/** Reads and changes the records of the main portal without going through the API. */
export function recordsOf(world: World): RecordAccess {
	const found = (module: ModuleName, id: string): PortalRecord => {
		const record = world.centres.main.store.find(module, id);
		if (record === undefined) throw new Error(`There is no record ${id} in ${module}`);
		return record;
	};
	return {
		records: (module, department) => world.centres.main.store.all(module, department).map(storedCopy),
		add: (module, fields, department = ACCESS.department) => {
			world.centres.main.store.learn(module, Object.keys(fields));
			const { id } = world.centres.main.store.add(moduleNamed(module), department, fields, { by: WRITER });
			world.changed();
			return id;
		},
		change: (module, id, fields) => {
			world.centres.main.store.learn(module, Object.keys(fields));
			world.centres.main.store.change(moduleNamed(module), found(module, id), fields, WRITER);
			world.changed();
		},
		remove: (module, id) => {
			world.centres.main.store.remove(moduleNamed(module), found(module, id));
			world.changed();
		},
	};
}
