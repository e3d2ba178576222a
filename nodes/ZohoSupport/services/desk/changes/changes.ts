import {
	type Changes,
	type ChangesReading,
	type ReadingFrom,
	readingWith,
	type Version,
} from '../../../helpdesk/changes';
import { markAfter } from './mark-after';
import type { DeskQuestion, DeskTraits } from './question';
import { Reading } from './reading';

/**
 * Finds changes in a module of Zoho Desk. Its search shows every change, but the index may be late; its list shows a
 * new record at once, but with few fields. A reading uses both.
 */
export class ChangesBySearch implements Changes<DeskQuestion> {
	constructor(private readonly traits: DeskTraits) {}

	/** @param from wants nothing but `created` in a module without a search: the form refuses the rest */
	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row, DeskQuestion> {
		const { wanted = 'both' } = from;
		return readingWith(new Reading<Row>(from, this.traits), (before, whole) =>
			markAfter(before, whole, wanted, this.traits),
		);
	}
}
