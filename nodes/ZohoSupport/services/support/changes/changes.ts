import type { Changes, ChangesReading, Found, ReadingFrom, Version } from '../../../helpdesk/changes';
import { markAfter } from './mark-after';
import type { ListTraits } from './question';
import { Reading } from './reading';

/**
 * How the classic API reports changes: through its list, filtered by time of change. The time in the filter has no
 * zone. The service may read it in any zone, or ignore the filter; the readings find out which.
 */
export class ChangesByList implements Changes {
	constructor(private readonly traits: ListTraits) {}

	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row> {
		const reading = new Reading<Row>(from, this.traits);
		return {
			next: () => reading.next(),
			take: (rows, asked, answered) => reading.take(rows, asked, answered),
			found: (): Found<Row> => {
				const whole = reading.whole();
				return { ...whole, after: (before) => markAfter(before, whole, this.traits) };
			},
		};
	}
}
