import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import type { ReadingFrom } from '../../../../nodes/ZohoSupport/helpdesk/changes';
import { ShiftingRows } from '../../../../nodes/ZohoSupport/helpdesk/walk';
import { serviceTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { HOUR, MINUTE, moment, NOON, row, SECOND } from '../../../trigger/rows';
import { readAll, readingOf, SmallService } from '../../../trigger/small-service';

const TRAITS = { pageSize: 4, filterDrift: 27 * HOUR };

const at = (id: number, after: number) => row(id, { made: after, changed: after });
/** Nine records, one minute apart. */
const nine = () => Array.from({ length: 9 }, (_, place) => at(place, -place * MINUTE));
const lastChangedFirst = () => new SmallService(nine());
const lastChangedLast = () => new SmallService(nine().reverse());

/** The ids that a reading found, and its requests. @param happens runs after the first page */
function read(service: SmallService, happens: () => void, from: Omit<ReadingFrom, 'mark'> = {}) {
	const { rows } = readAll(readingOf(cursorAt(null), TRAITS, from), service, 0, (answers) => {
		if (answers === 1) happens();
	}).whole();
	return {
		ids: [...rows.keys()].sort(),
		changed: (id: number) => (rows.get(String(id))?.changed.earliest ?? 0) - NOON,
		requests: service.asked.length,
	};
}

describe('a reading of several pages', () => {
	it('reads the front again if the list may show the last changed first', () => {
		expect(read(lastChangedFirst(), () => undefined)).toMatchObject({
			ids: ['0', '1', '2', '3', '4', '5', '6', '7', '8'],
			requests: 4,
		});
	});

	it('does not read the front again if the list has another order', () => {
		expect(read(lastChangedLast(), () => undefined).requests).toBe(3);
	});

	it.each<[string, Omit<ReadingFrom, 'mark'>]>([
		['that continues', {}],
		['that begins now', { startsAt: serviceTime(NOON) }],
	])('finds records that appear before the current page, for a trigger %s', (_what, from) => {
		const service = lastChangedFirst();
		const { ids, requests } = read(service, () => void service.rows.unshift(at(99, SECOND)), from);
		expect([ids.includes('99'), requests]).toEqual([true, 5]);
	});

	it('finds a record that moves to the front before its page is read, even if others are deleted', () => {
		const service = lastChangedFirst();
		const { ids, changed } = read(service, () => {
			service.rows = [
				row(7, { made: -7 * MINUTE, changed: HOUR }),
				...service.rows.filter(({ id }) => !['0', '7'].includes(id)),
			];
		});
		expect([ids.includes('7'), changed(7)]).toEqual([true, HOUR]);
	});

	it('finds five records that move behind the current page, if the list shows the last changed last', () => {
		const service = lastChangedLast();
		const { ids } = read(service, () => {
			const edited = ['8', '7', '6', '5'];
			service.rows = [
				...service.rows.filter(({ id }) => !edited.includes(id)),
				...edited.map((id) => row(id, { made: -8 * MINUTE, changed: HOUR })),
			];
		});
		expect(ids).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
	});

	it('throws if no two successive pages share a row', () => {
		const reading = readingOf(cursorAt(null), TRAITS);
		const pages = [0, 1].map((turn) => Array.from({ length: 4 }, (_, place) => at(turn * 10 + place, turn * MINUTE)));
		expect(() => {
			for (let turn = 0; reading.next() !== undefined && turn < 100; turn += 1)
				reading.take(pages[turn % 2], moment(turn), moment(turn + 1));
		}).toThrow(ShiftingRows);
	});
});
