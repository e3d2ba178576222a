import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import type { ReadingFrom } from '../../../../nodes/ZohoSupport/helpdesk/changes';
import { ShiftingRows } from '../../../../nodes/ZohoSupport/helpdesk/walk';
import { serviceTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { HOUR, MINUTE, moment, NOON, row, SECOND } from '../../../trigger/rows';
import { readAll, readingOf, SmallDesk } from '../../../trigger/small-desk';

const TRAITS = { pageSize: 4, filterDrift: 27 * HOUR };

const at = (id: number, after: number) => row(id, { made: after, changed: after });
/** Nine records, a minute apart. */
const nine = () => Array.from({ length: 9 }, (_, place) => at(place, -place * MINUTE));
const lastChangedFirst = () => new SmallDesk(nine());
const lastChangedLast = () => new SmallDesk(nine().reverse());

/** What a reading found, and how many requests it took. @param happens after the first page */
function read(desk: SmallDesk, happens: () => void, from: Omit<ReadingFrom, 'mark'> = {}) {
	const { rows } = readAll(readingOf(cursorAt(null), TRAITS, from), desk, 0, (answers) => {
		if (answers === 1) happens();
	}).whole();
	return {
		ids: [...rows.keys()].sort(),
		changed: (id: number) => (rows.get(String(id))?.changed.earliest ?? 0) - NOON,
		requests: desk.asked.length,
	};
}

describe('a reading of several pages', () => {
	it('of a list that may show the last changed first looks at its front once more', () => {
		expect(read(lastChangedFirst(), () => undefined)).toMatchObject({
			ids: ['0', '1', '2', '3', '4', '5', '6', '7', '8'],
			requests: 4,
		});
	});

	it('of a list in another order does not: nothing slips to its front', () => {
		expect(read(lastChangedLast(), () => undefined).requests).toBe(3);
	});

	it.each<[string, Omit<ReadingFrom, 'mark'>]>([
		['that goes on', {}],
		['that begins now', { startsAt: serviceTime(NOON) }],
	])('brings what comes in before the page that is read, of a trigger %s', (_what, from) => {
		const desk = lastChangedFirst();
		const { ids, requests } = read(desk, () => void desk.rows.unshift(at(99, SECOND)), from);
		expect([ids.includes('99'), requests]).toEqual([true, 5]);
	});

	it('brings a record that slips to the front before its page comes, however many go meanwhile', () => {
		const desk = lastChangedFirst();
		const { ids, changed } = read(desk, () => {
			desk.rows = [
				row(7, { made: -7 * MINUTE, changed: HOUR }),
				...desk.rows.filter(({ id }) => !['0', '7'].includes(id)),
			];
		});
		expect([ids.includes('7'), changed(7)]).toEqual([true, HOUR]);
	});

	it('brings each of five records that slip behind the page that is read, where the last changed comes last', () => {
		const desk = lastChangedLast();
		const { ids } = read(desk, () => {
			const edited = ['8', '7', '6', '5'];
			desk.rows = [
				...desk.rows.filter(({ id }) => !edited.includes(id)),
				...edited.map((id) => row(id, { made: -8 * MINUTE, changed: HOUR })),
			];
		});
		expect(ids).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
	});

	it('gives up where no two pages on end share a row, and says so', () => {
		const reading = readingOf(cursorAt(null), TRAITS);
		const pages = [0, 1].map((turn) => Array.from({ length: 4 }, (_, place) => at(turn * 10 + place, turn * MINUTE)));
		expect(() => {
			for (let turn = 0; reading.next() !== undefined && turn < 100; turn += 1)
				reading.take(pages[turn % 2], moment(turn), moment(turn + 1));
		}).toThrow(ShiftingRows);
	});
});
