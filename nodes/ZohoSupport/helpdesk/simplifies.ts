import type { ModuleName } from './catalogue';
import type { HelpdeskRecord } from './record';

/** What *Simplify* asks of a help desk. Costs no request. */
export interface Simplifies {
	/**
	 * A record that shows only what people use most: flat, with the fields of the portal's own. What the record does not
	 * show is left out.
	 * @param beside keys of other records that were asked for
	 */
	simplified(module: ModuleName, record: HelpdeskRecord, beside?: readonly string[]): HelpdeskRecord;
	/** The same for a message; absent if messages show no more than that. */
	readonly simplifiedMessage?: (message: HelpdeskRecord) => HelpdeskRecord;
}
