import type { Changes, ChangesReading, Found, ReadingFrom, Version } from '../../../helpdesk/changes';
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
		const reading = new Reading<Row>(from, this.traits);
		return {
			next: () => reading.next(),
			take: (rows, asked, answered) => reading.take(rows, asked, answered),
			found: (): Found<Row> => {
				const whole = reading.whole();
				return { ...whole, after: (before) => markAfter(before, whole, from.wanted ?? 'both', this.traits) };
			},
		};
	}
}
