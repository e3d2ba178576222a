import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_VERSIONS, type Recognized, SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { Version } from '../../../nodes/ZohoSupport/helpdesk/changes';
import { replay } from '../../services/support/replay';
import { DAY, HOUR, idsOf, MINUTE, NOON, noonPlus, row, type RowOfTest, rowsWithin, SECOND, version } from '../rows';

const told = (seen: SeenVersions, one: Version, comparePrints = true): Recognized => seen.recognize(one, comparePrints);
const savedAndRead = (seen: SeenVersions): SeenVersions =>
	SeenVersions.fromJson(JSON.parse(JSON.stringify(seen.toJson())));
const of = (rows: readonly Version[], from = -Infinity) => SeenVersions.of(rows, from);
/** Versions of different records, a second apart or all of one moment. */
const many = (count: number, apart = 0, first = 1_000) =>
	Array.from({ length: count }, (_, place) => version(first + place, { made: place * apart }));

describe('the handled versions', () => {
	it('are all recognized after they were saved and loaded', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR), (rows) => {
				const seen = savedAndRead(of(rows));
				expect(rows.map((one) => told(seen, one))).toEqual(rows.map(() => 'same'));
			}),
			replay(200),
		);
	});

	it('are loaded as they were saved', () => {
		const rows = [
			version(1, { made: -DAY, changed: MINUTE }),
			version('77000000000012345', { made: null }),
			version(2, { made: -2 * NOON, changed: -NOON - 1 }),
		];
		expect(savedAndRead(of(rows)).versions()).toEqual(of(rows).versions());
	});

	it('are saved as one line per version, the last changed first, without the record', () => {
		const rows = [row(1), row(3, { made: 0, changed: MINUTE }), row(2, { made: null, changed: MINUTE })];
		const [at, later] = [NOON.toString(36), (NOON + MINUTE).toString(36)];
		expect(of(rows).toJson()).toEqual({
			rows: [
				`3 ${at} ${later} rr ${rows[1].print}`,
				`2  ${later} rr ${rows[2].print}`,
				`1 ${at} ${at} rr ${rows[0].print}`,
			],
		});
	});

	it.each([
		['changed later', { changed: SECOND }],
		['has other content', { says: { Status: 'Closed' } }],
	])('do not include a version that %s', (_what, given: RowOfTest) => {
		expect(told(of([version(1)]), version(1, given))).toBe('other');
	});

	it('include a version whose content differs only because different fields are read', () => {
		const other = version(1, { says: { Status: 'Closed' } });
		expect([
			told(of([version(1)]), other, false),
			told(of([version(1)]), version(1, { changed: SECOND, says: { Status: 'Closed' } }), false),
		]).toEqual(['same', 'other']);
	});

	it('are recognized if all times moved by the same amount', () => {
		const base = of([version(1, { made: 0, changed: MINUTE })]);
		expect(told(base, version(1, { made: 5 * HOUR, changed: 5 * HOUR + MINUTE }))).toBe('same');
	});

	it('do not include another record', () => {
		expect(told(of([version(1)]), version(2))).toBe('unknown');
	});

	it('are empty at first', () => {
		expect([
			SeenVersions.none.versions(),
			told(SeenVersions.none, version(1)),
			SeenVersions.none.toJson(),
			SeenVersions.none.newest(),
		]).toEqual([[], 'unknown', { rows: [] }, undefined]);
	});

	it('are found by the id of the record', () => {
		expect([of([row(1)]).version('1'), of([row(1)]).version('2')]).toEqual([version(1), undefined]);
	});

	it('give the time of the last change, by its earliest instant', () => {
		expect(
			of([version(1, { changed: MINUTE }), version(2)])
				.with([version(3, { changed: HOUR })])
				.newest(),
		).toBe(NOON + HOUR);
	});

	it('are copied with new versions in place of older ones of the same records', () => {
		const before = of([row(1), row(2)]);
		const after = before.with([row(1, { changed: MINUTE }), row(3)]);
		expect([idsOf(before.versions()), after.version('1'), idsOf(after.versions()).sort()]).toEqual([
			['2', '1'],
			version(1, { changed: MINUTE }),
			['1', '2', '3'],
		]);
		expect(before.with([])).toBe(before);
	});
});

describe('more versions than are remembered', () => {
	it('are forgotten from the oldest on; two thousand stay', () => {
		const seen = savedAndRead(of([version(1, { made: -MINUTE }), ...many(MOST_VERSIONS, SECOND)]));
		expect([
			MOST_VERSIONS,
			seen.versions().length,
			told(seen, version(1, { made: -MINUTE })),
			told(seen, version(1_000)),
		]).toEqual([2_000, 2_000, 'forgotten', 'same']);
	});

	it('start after two thousand', () => {
		const seen = of(many(MOST_VERSIONS));
		expect([told(seen, version(1)), 'forgotten' in seen.toJson()]).toEqual(['unknown', false]);
	});

	it('make every unknown version that changed before the last forgotten one `forgotten`; later ones are new', () => {
		const seen = of([version(1, { made: -MINUTE }), version(2, { made: -2 * MINUTE }), ...many(MOST_VERSIONS)]);
		const strangers = [-2 * MINUTE, -MINUTE, -MINUTE + 1].map((made) => told(seen, version(7, { made })));
		expect(strangers).toEqual(['forgotten', 'forgotten', 'unknown']);
	});

	it('are forgotten from the lowest id on if they share a moment, so that each poll forgets the same ones', () => {
		const shuffled = [...many(MOST_VERSIONS + 1)].sort((a, b) => a.print.localeCompare(b.print));
		expect(idsOf(of(shuffled).versions())).toEqual(
			idsOf(many(MOST_VERSIONS + 1))
				.reverse()
				.slice(0, MOST_VERSIONS),
		);
	});

	it('are ignored if they changed before the instants that matter', () => {
		const rows = [version(1, { made: -MINUTE }), ...many(MOST_VERSIONS)];
		expect(
			[-MINUTE + 999, -MINUTE + SECOND].map((from) => told(of(rows, NOON + from), version(1, { made: -MINUTE }))),
		).toEqual(['forgotten', 'unknown']);
	});

	it('stay forgotten when others are added, and move with the times', () => {
		const seen = of([version(1, { made: -MINUTE }), ...many(MOST_VERSIONS)])
			.with([version(5, { made: HOUR })])
			.movedBy({ by: HOUR, surely: HOUR });
		expect([HOUR, HOUR + SECOND].map((made) => told(seen, version(7, { made })))).toEqual(['forgotten', 'unknown']);
	});

	it('stay forgotten when so many are added that others must be forgotten too', () => {
		const seen = of([version(1, { made: -MINUTE }), ...many(MOST_VERSIONS, SECOND)]);
		const earlier = seen.with([version(5, { made: -2 * MINUTE })]);
		const later = seen.with([version(6, { made: HOUR })]);
		expect([earlier.forgotten, later.forgotten]).toEqual([noonPlus(-MINUTE), noonPlus()]);
	});

	it('are none as long as two thousand are enough, also after others were added or moved', () => {
		const seen = of(many(MOST_VERSIONS - 1)).with([version(1)]);
		expect([
			seen.versions().length,
			seen.forgotten,
			of([version(1)]).with([version(2)]).forgotten,
			seen.movedBy({ by: HOUR, surely: HOUR }).forgotten,
			seen.with([version(2)]).forgotten,
		]).toEqual([MOST_VERSIONS, undefined, undefined, undefined, noonPlus()]);
	});

	it('take 110 kB at most when saved', () => {
		const rows = Array.from({ length: 10_000 }, (_, place) =>
			version(`77000000000${String(place).padStart(7, '0')}`, {
				made: -DAY,
				precision: (at) => ({ earliest: at, latest: at + HOUR + MINUTE - 1 }),
			}),
		);
		expect(JSON.stringify(of(rows).toJson()).length).toBeLessThan(110_000);
	});
});

describe("versions after the portal's times moved", () => {
	it('move with them', () => {
		const seen = of([version(1, { made: 0, changed: MINUTE }), version(2, { made: null, changed: HOUR })]);
		expect(seen.movedBy({ by: 5 * HOUR, surely: 5 * HOUR }).versions()).toEqual(
			of([
				version(1, { made: 5 * HOUR, changed: 5 * HOUR + MINUTE }),
				version(2, { made: null, changed: 6 * HOUR }),
			]).versions(),
		);
	});
});
