import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Leniency } from '../../../nodes/ZohoSupport/trigger/X';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { compareIds, type Version } from '../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../../helpdesk/replay';
import { DAY, HOUR, idsOf, MINUTE, NOON, row, type RowOfTest, rowsWithin, SECOND, version } from '../rows';

const NEW = { handled: false, idKnown: false, doubtful: false };
const HANDLED = { handled: true, idKnown: true, doubtful: false };
const CHANGED = { handled: false, idKnown: true, doubtful: false };

const AS_BEFORE: Leniency = { moved: false, reprinted: false };
const MOVED: Leniency = { moved: true, reprinted: false };
const REPRINTED: Leniency = { moved: false, reprinted: true };

const told = (seen: SeenVersions, one: Version, leniency = AS_BEFORE) => known.recognize([one], leniency)(one);
const savedAndRead = (seen: SeenVersions): SeenVersions => SeenVersions.fromJson(JSON.parse(JSON.stringify(known.toJson())));
const many = (count: number, changed = 0) => Array.from({ length: count }, (_, place) => version(1_000 + place, { changed }));

describe('the versions that were handled', () => {
	it('are known again, each one, after they were saved', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR), (rows) => {
				const found = savedAndRead(SeenVersions.of(rows)).recognize(rows, AS_BEFORE);
				expect(rows.map(found)).toEqual(rows.map(() => HANDLED));
			}),
			replay(200),
		);
	});

	it('come out of what was saved as they went in', () => {
		const rows = [version(1, { made: -DAY, changed: MINUTE }), version('77000000000012345', { made: null }), version(2, { made: -2 * NOON, changed: -NOON - 1 })];
		expect(savedAndRead(SeenVersions.of(rows)).versions()).toEqual(SeenVersions.of(rows).versions());
	});

	it('are saved a line a row, the last changed first, without the record', () => {
		const rows = [row(1), row(3, { made: 0, changed: MINUTE }), row(2, { made: null, changed: MINUTE })];
		const [at, later] = [NOON.toString(36), (NOON + MINUTE).toString(36)];
		expect(SeenVersions.of(rows).toJson()).toEqual({ rows: [`3 ${at} ${later} rr ${rows[1].print}`, `2  ${later} rr ${rows[2].print}`, `1 ${at} ${at} rr ${rows[0].print}`] });
	});

	it.each([
		['changed later', { changed: SECOND }],
		['said something else', { says: { Status: 'Closed' } }],
	])('are not those of a record that %s', (_what, given: RowOfTest) => {
		expect(told(SeenVersions.of([version(1)]), version(1, given))).toEqual(CHANGED);
	});

	it('are those of a record that only says something else since other fields are read', () => {
		const other = version(1, { says: { Status: 'Closed' } });
		expect([told(SeenVersions.of([version(1)]), other, REPRINTED), told(SeenVersions.of([version(1)]), version(1, { changed: SECOND, says: { Status: 'Closed' } }), REPRINTED)]).toEqual([HANDLED, CHANGED]);
	});

	it('are the same where all times of the record moved by as much, known in the new zone or not', () => {
		const base = SeenVersions.of([version(1, { made: 0, changed: MINUTE })]);
		expect(told(base, version(1, { made: 5 * HOUR, changed: 5 * HOUR + MINUTE }))).toEqual(HANDLED);
	});

	it('are known in the crowd too where other fields are read', () => {
		const known = SeenVersions.of([...many(500, HOUR), version(1), version(2)]);
		const others = [version(1, { says: { Status: 'Closed' } }), version(2, { says: { Status: 'Closed' } })];
		expect([REPRINTED, AS_BEFORE].flatMap((leniency) => others.map(known.recognize(others, leniency)))).toEqual([HANDLED, HANDLED, { ...CHANGED, doubtful: true }, { ...CHANGED, doubtful: true }]);
	});

	it('are not those of another record', () => {
		expect(told(SeenVersions.of([version(1)]), version(2))).toEqual(NEW);
	});

	it('are none at first', () => {
		expect([SeenVersions.none.versions(), told(SeenVersions.none, version(1)), SeenVersions.none.toJson()]).toEqual([[], NEW, { rows: [] }]);
	});

	it('are found by the id of their record', () => {
		const known = SeenVersions.of([row(1)]);
		expect([known.version('1'), known.version('2')]).toEqual([version(1), undefined]);
	});
});

describe('more versions than are remembered one by one', () => {
	it('are remembered too: the last 500 one by one, the others as a crowd', () => {
		const rows = [...many(500, MINUTE), ...many(0), version(1), version(2)];
		const known = savedAndRead(SeenVersions.of(rows));
		expect([known.versions(), known.version('1'), known.toJson().crowd]).toEqual([expect.not.arrayContaining([version(1)]), undefined, expect.objectContaining({ buckets: 2 })]);
		expect(rows.map((one) => told(known, one))).not.toContainEqual(NEW);
	});

	it('need no crowd while they are 500', () => {
		expect(SeenVersions.of(many(500)).toJson().crowd).toBeUndefined();
	});

	it('of one moment are remembered one by one with the highest id first, so that each poll parts them alike', () => {
		const shuffled = [...many(501)].sort((a, b) => a.print.localeCompare(b.print));
		expect(idsOf(SeenVersions.of(shuffled).versions())).toEqual(idsOf(many(501)).reverse().slice(0, 500));
	});

	it('are all known again when they are read together', () => {
		const rows = many(1_500);
		const stranger = version(5);
		const found = savedAndRead(SeenVersions.of(rows)).recognize([stranger, ...rows], AS_BEFORE);
		expect(rows.map(found).filter(({ handled }) => handled)).toHaveLength(1_500);
		expect(found(stranger)).toEqual(NEW);
	});

	it('hold none in the crowd that ends before the watermark, so that the others are known without it', () => {
		const crowd = [version(1, { changed: 0 }), version(2, { changed: SECOND }), version(3, { changed: 2 * SECOND })];
		const known = SeenVersions.of([...many(500, HOUR), ...crowd], NOON + 2 * SECOND - 1);
		expect(crowd.slice(1).map(known.recognize(crowd.slice(1), AS_BEFORE))).toEqual([HANDLED, HANDLED]);
	});

	it('say when the crowd was last changed, where there is one', () => {
		const ofCrowd = (one: SeenVersions) => one.crowded();
		expect([SeenVersions.of(many(500)), SeenVersions.of([...many(500, HOUR), version(1, { changed: SECOND }), version(2)])].map(ofCrowd)).toEqual([undefined, NOON + SECOND]);
	});

	it('take at most 85 kB as they are saved', () => {
		const rows = Array.from({ length: 10_000 }, (_, place) => version(`77000000000${String(place).padStart(7, '0')}`, { made: -DAY, precision: (at) => ({ earliest: at, latest: at + HOUR + MINUTE - 1 }) }));
		expect(JSON.stringify(SeenVersions.of(rows).toJson()).length).toBeLessThan(85_000);
	});
});

describe('versions after the times of the portal moved', () => {
	const known = () => SeenVersions.of([version(1, { made: 0, changed: MINUTE }), version(2, { made: null, changed: HOUR })]);

	it('move with them', () => {
		expect(known().movedBy(5 * HOUR).versions()).toEqual(SeenVersions.of([version(1, { made: 5 * HOUR, changed: 5 * HOUR + MINUTE }), version(2, { made: null, changed: 6 * HOUR })]).versions());
	});

	it('move with them in the crowd too', () => {
		const moved = SeenVersions.of([...many(500, HOUR), version(1), version(2)]).movedBy(HOUR);
		const rows = [version(1, { made: HOUR, changed: HOUR }), version(2, { made: HOUR, changed: HOUR })];
		expect(rows.map(moved.recognize(rows, MOVED))).toEqual([HANDLED, HANDLED]);
	});

	it.each([
		[2 * HOUR, HANDLED],
		[-2 * HOUR, HANDLED],
		[2 * HOUR + 1, CHANGED],
		[-2 * HOUR - 1, CHANGED],
	])('are the same where summer time of one zone only moved the change %d ms further than the creation', (slack, expected) => {
		const base = SeenVersions.of([version(1, { made: 0, changed: DAY })]);
		expect(told(base, version(1, { made: 0, changed: DAY + slack }), MOVED)).toEqual(expected);
	});

	it('are not the same where the zone did not move', () => {
		expect(told(known(), version(1, { made: 0, changed: MINUTE + HOUR }))).toEqual(CHANGED);
	});

	it('are not the same where they say something else', () => {
		expect(told(known(), version(1, { made: 0, changed: MINUTE + HOUR, says: { Status: 'Closed' } }), MOVED)).toEqual(CHANGED);
	});

	it('that do not say when they were made are told by the change itself', () => {
		expect([told(known(), version(2, { made: null, changed: 3 * HOUR }), MOVED), told(known(), version(2, { made: null, changed: 4 * HOUR }), MOVED)]).toEqual([HANDLED, CHANGED]);
	});
});

describe('ids', () => {
	it('compare as the numbers that they write, however long', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: 10n ** 19n }), fc.bigInt({ min: 1n, max: 10n ** 19n }), (a, b) => {
				expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
			}),
			replay(200),
		);
	});

	it.each([['9', '10', -1], ['11', '10', 1], ['10', '11', -1], ['10', '10', 0]])('%s beside %s', (a, b, expected) => {
		expect(compareIds(a, b)).toBe(expected);
	});
});
