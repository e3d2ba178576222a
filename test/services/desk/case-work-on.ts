import type { DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import { DeskCaseWork } from '../../../nodes/ZohoSupport/services/desk/case-work';
import { DeskRecords } from '../../../nodes/ZohoSupport/services/desk/desk-records';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';

/** The work on tickets behind a door, as the service opens it. */
export function caseWorkOn(door: DeskDoor): DeskCaseWork {
	const records = new DeskRecords(door, { reader: '77', now: () => 0, memory: new FieldMemory() });
	return new DeskCaseWork(door, async (id, fields) => await records.update('case', id, fields));
}
