import type { Changes, ChangesReading, Found, ReadingFrom, Version } from '../../../helpdesk/changes';
import { markAfter } from './mark-after';
import type { ListTraits, ReadRequest } from './question';
import { Reading } from './reading';

/**
 * Finds changes with the classic API: it lists records, filtered by time of change. The filter's time has no zone, so
 * the service may read it in any zone, or ignore it. The readings find out which.
 */
export class ChangesByList implements Changes<ReadRequest> {
	constructor(private readonly traits: ListTraits) {}

	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row, ReadRequest> {
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
