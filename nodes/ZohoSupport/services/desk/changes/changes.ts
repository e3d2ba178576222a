import type { Changes, ChangesReading, Found, ReadingFrom, Version } from '../../../helpdesk/changes';
import { HelpdeskError, problem } from '../../../helpdesk/problem';
import { markAfter } from './mark-after';
import type { DeskQuestion, DeskTraits } from './question';
import { Reading } from './reading';

/**
 * Finds changes in a module of Zoho Desk. Its search shows every change, but the index may be late; its list shows a
 * new record at once, but with few fields. A reading uses both.
 */
export class ChangesBySearch implements Changes<DeskQuestion> {
	/** @param plural the records in words, such as `contracts` */
	constructor(
		private readonly traits: DeskTraits,
		private readonly plural = 'records',
	) {}

	/** @throws HelpdeskError `data` if changes are wanted that the service does not show */
	read<Row extends Version>(from: ReadingFrom): ChangesReading<Row, DeskQuestion> {
		if (!this.traits.hasSearch && from.wanted !== 'created') throw showsNoChanges(this.plural);
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

function showsNoChanges(plural: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`Zoho Desk does not show which ${plural} were changed, only which were created.`,
			"Set 'Event' to Created, or use a Schedule Trigger with Get Many.",
		),
	);
}
