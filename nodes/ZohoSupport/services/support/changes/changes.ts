import {
	type Changes,
	type ChangesReading,
	type ReadingFrom,
	readingWith,
	type Version,
} from '../../../helpdesk/changes';
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
		return readingWith(new Reading<Row>(from, this.traits), (before, whole) => markAfter(before, whole, this.traits));
	}
}
