import { ACCESS } from './accounts/users';
import { storedCopy } from './desk/record';
import type { DeskRecord } from './desk/record';
import { moduleNamed } from './modules';
import type { ModuleName } from './modules';
import type { Simulator } from './simulator';
import type { World } from './world';

const WRITER = 'Ada Admin';

/** The records of the desk, changed behind the API's back. */
export function recordsOf(world: World): Pick<Simulator, 'records' | 'add' | 'change' | 'remove'> {
	const found = (module: ModuleName, id: string): DeskRecord => {
		const record = world.centres.main.desk.find(module, id);
		if (record === undefined) throw new Error(`There is no record ${id} in ${module}`);
		return record;
	};
	return {
		records: (module, department) => world.centres.main.desk.all(module, department).map(storedCopy),
		add: (module, fields, department = ACCESS.department) => {
			world.centres.main.desk.learn(module, Object.keys(fields));
			const { id } = world.centres.main.desk.add(moduleNamed(module), department, fields, { by: WRITER });
			world.changed();
			return id;
		},
		change: (module, id, fields) => {
			world.centres.main.desk.learn(module, Object.keys(fields));
			world.centres.main.desk.change(moduleNamed(module), found(module, id), fields, WRITER);
			world.changed();
		},
		remove: (module, id) => {
			world.centres.main.desk.remove(moduleNamed(module), found(module, id));
			world.changed();
		},
	};
}
