const PREFIX = '600000000';
/** Records have serials from here on; smaller ones are fixed ids of departments, agents, fields and the like. */
const FIRST_RECORD = 1_000_000;

/** The fixed id with this serial: 18 digits. */
export function fixedId(serial: number): string {
	return PREFIX + String(serial).padStart(9, '0');
}

/** Makes one id after another. */
export class Ids {
	private last = FIRST_RECORD;

	next(): string {
		this.last += 1;
		return fixedId(this.last);
	}
}
