import { DeskRecords, type DeskRecordsSettings } from '../../../nodes/ZohoSupport/services/desk/desk-records';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';
import { FakeDesk, type FakeRow, type FakeTraits, USUAL } from './fake-desk';

export const NOON = Date.UTC(2026, 10, 24, 12);

/** So many rows, one every `every` milliseconds, the last at noon. */
export function rowsOf(count: number, more: (place: number) => object = () => ({}), every = 60_000): FakeRow[] {
	return Array.from({ length: count }, (_, place) => ({
		id: String(1_000_000 + place),
		createdTime: new Date(NOON - (count - 1 - place) * every).toISOString(),
		...more(place),
	}));
}

/** A fake service with the records of one module, and what reads it. */
export function scene(
	rows: readonly FakeRow[],
	traits: Partial<FakeTraits> = {},
	settings: Partial<DeskRecordsSettings> = {},
	path = 'tickets',
): { desk: FakeDesk; records: DeskRecords } {
	const desk = new FakeDesk(path, rows, { ...USUAL, ...traits });
	const records = new DeskRecords(desk.door, {
		reader: '77',
		now: () => NOON,
		memory: new FieldMemory(),
		...settings,
	});
	return { desk, records };
}
