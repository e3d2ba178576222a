import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Crowd } from '../../nodes/ZohoSupport/trigger/crowd';
import type { Version } from '../../nodes/ZohoSupport/trigger/sighting';
import { replay } from '../helpdesk/replay';
import { HOUR, MINUTE, NOON, row, type RowOfTest, rowsWithin, SECOND, version } from './rows';

const NEW = { handled: false, idKnown: false, doubtful: false };
const HANDLED = { handled: true, idKnown: true, doubtful: false };

/** What a crowd of these rows says of those, in order. */
const told = (crowd: Crowd, rows: readonly Version[], reprinted = false) => {
	const found = crowd.recognize(rows, reprinted);
	return rows.map(({ id }) => found.get(id));
};
/** A crowd of some rows, as it is after it was saved. */
const savedAndRead = (crowd: Crowd): Crowd => (crowd.newest === -Infinity ? crowd : Crowd.fromJson(JSON.parse(JSON.stringify(crowd.toJson()))));

/** The bucket of a row in a crowd of so many buckets: an odd number of the same row leaves only its own bucket filled. */
function bucketOf(one: Version, buckets: number): number {
	const { sums } = Crowd.of(Array.from({ length: buckets - 1 }, () => one)).toJson();
	return Math.floor(Buffer.from(sums, 'base64').findIndex((byte) => byte !== 0) / 10);
}

/** Rows that all fall into the bucket of row 1, with ids from `first` on. */
function mates(wanted: number, buckets: number, first = 1, given: RowOfTest = {}): Version[] {
	const rows: Version[] = [];
	for (let id = first; rows.length < wanted; id += 1) if (bucketOf(version(id), buckets) === bucketOf(version(1), buckets)) rows.push(version(id, given));
	return rows;
}

describe('a crowd of rows', () => {
	it('recognizes the same rows again, in any order and after it was saved', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR), fc.nat(), (rows, turn) => {
				const crowd = savedAndRead(Crowd.of(rows));
				const turned = [...rows.slice(turn % (rows.length + 1)), ...rows.slice(0, turn % (rows.length + 1))];
				expect(told(crowd, turned)).toEqual(rows.map(() => HANDLED));
			}),
			replay(200),
		);
	});

	it('finds one new row among them and still knows the others', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR), fc.nat(HOUR), (rows, changed) => {
				const stranger = row('100000', { changed });
				const found = Crowd.of(rows).recognize([...rows, stranger], false);
				expect(found.get(stranger.id)).toEqual(NEW);
				expect(rows.map(({ id }) => found.get(id))).toEqual(rows.map(() => HANDLED));
			}),
			replay(200),
		);
	});

	it('takes no row for handled that was not, whatever changed, came and went', () => {
		const fate = fc.constantFrom('kept', 'changed', 'changed within the second', 'deleted');
		fc.assert(
			fc.property(rowsWithin(HOUR, 40), fc.array(fate, { minLength: 40, maxLength: 40 }), rowsWithin(HOUR, 5), (rows, fates, others) => {
				const now = rows.flatMap((old, place) => {
					if (fates[place] === 'deleted') return [];
					if (fates[place] === 'kept') return [old];
					return [row(old.id, { made: (old.made ?? 0) - NOON, changed: old.changed.earliest - NOON + (fates[place] === 'changed' ? 2 * HOUR : 0), says: { Status: 'c' } })];
				});
				const came = others.map((other) => row(`9${other.id.padStart(6, '0')}`, { made: (other.made ?? 0) - NOON, changed: other.changed.earliest - NOON }));
				const found = Crowd.of(rows).recognize([...now, ...came], false);
				const handled = [...found].flatMap(([id, { handled: one }]) => (one ? [id] : []));
				const unchanged = new Set(now.filter((one) => rows.includes(one)).map(({ id }) => id));
				expect(handled.filter((id) => !unchanged.has(id))).toEqual([]);
				expect([...found.keys()].sort()).toEqual([...now, ...came].map(({ id }) => id).sort());
			}),
			replay(300),
		);
	});

	it('never leaves an unchanged row without a mark: it is handled, or giving it out is doubtful', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR, 40), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (rows, deleted) => {
				const left = rows.filter((_, place) => !deleted[place]);
				for (const one of told(Crowd.of(rows), left)) expect(one?.handled === true || one?.doubtful === true).toBe(true);
			}),
			replay(200),
		);
	});

	it('of nothing knows nothing', () => {
		expect(told(Crowd.of([]), [version(1)])).toEqual([NEW]);
	});
});

describe('a bucket of a crowd', () => {
	let gone: Version;
	let stay: Version[];
	let crowd: Crowd;
	beforeAll(() => {
		[gone, ...stay] = mates(3, 4);
		crowd = Crowd.of([gone, ...stay]);
	});
	const stranger = (given: RowOfTest) => mates(1, 4, 5_000, given)[0];
	const KNOWN = { handled: false, idKnown: true, doubtful: false };
	const DOUBTED = { handled: false, idKnown: false, doubtful: true };

	it.each([2, 3, 6])('of %d rows that lost one doubts the others', (size) => {
		const rows = mates(size, 8);
		const left = rows.slice(1);
		expect(told(Crowd.of([...rows, ...mates(8 - size, 8, 20_000)]), [...left, ...mates(8 - size, 8, 20_000)])).toEqual(Array(7).fill(DOUBTED));
	});

	it('knows a row that changed later for a known one, and doubts its neighbours', () => {
		const changed = version(gone.id, { changed: MINUTE });
		expect(told(crowd, [changed, ...stay])).toEqual([KNOWN, ...stay.map(() => ({ ...KNOWN, doubtful: true }))]);
	});

	it('doubts a row that changed in the same second: it could be any of them', () => {
		const changed = version(gone.id, { says: { Status: 'Closed' } });
		expect(told(crowd, [changed, ...stay])).toEqual([changed, ...stay].map(() => ({ ...KNOWN, doubtful: true })));
	});

	it('that lost a row takes one made later for new', () => {
		expect(told(crowd, [...stay, stranger({ made: SECOND, changed: SECOND })])).toEqual([DOUBTED, DOUBTED, NEW]);
	});

	it('that lost a row doubts one made in its last second, or before, and changed later', () => {
		expect(told(crowd, [...stay, stranger({ made: 0, changed: SECOND })])).toEqual([DOUBTED, DOUBTED, DOUBTED]);
	});

	it('that lost a row doubts a later one that does not say when it was made', () => {
		expect(told(crowd, [...stay, stranger({ made: null, changed: SECOND })])).toEqual([DOUBTED, DOUBTED, DOUBTED]);
	});

	it('that is as it was takes a later row for new, however old, and keeps the others handled', () => {
		expect(told(crowd, [gone, ...stay, stranger({ made: 0, changed: SECOND })])).toEqual([HANDLED, HANDLED, HANDLED, NEW]);
	});

	it('finds one new row of the same second, and one that came later', () => {
		const later = mates(2, 4, 5_000, { made: SECOND, changed: SECOND })[1];
		expect(told(crowd, [gone, stranger({}), ...stay, later])).toEqual([HANDLED, NEW, HANDLED, HANDLED, NEW]);
	});

	it('doubts all where two rows of the same second are new', () => {
		expect(told(crowd, [gone, ...stay, ...mates(2, 4, 5_000)])).toEqual(Array(5).fill(DOUBTED));
	});

	it('is told by its ids alone where other fields are read', () => {
		const reprinted = [gone, ...stay].map(({ id }) => version(id, { says: { Status: 'Closed' } }));
		expect([told(crowd, reprinted, true), told(crowd, [...reprinted, stranger({})], true), told(crowd, reprinted.slice(1), true)]).toEqual([[HANDLED, HANDLED, HANDLED], [HANDLED, HANDLED, HANDLED, NEW], [DOUBTED, DOUBTED]]);
	});

	it('says nothing of another bucket', () => {
		const [other] = [2, 3, 4, 5, 6, 7, 8].map((id) => version(id)).filter((one) => bucketOf(one, 4) !== bucketOf(version(1), 4));
		expect(told(crowd, [other, gone])).toEqual([NEW, DOUBTED]);
	});
});

describe('the room of a crowd', () => {
	it.each([[1, 1], [2, 2], [3, 4], [4, 4], [5, 8], [4096, 4096], [4097, 4096], [20_000, 4096]])('%d rows take %d buckets', (size, buckets) => {
		const rows = Array.from({ length: size }, (_, place) => version(place));
		expect(Crowd.of(rows).toJson()).toMatchObject({ buckets, sums: expect.stringMatching(new RegExp(`^.{${4 * Math.ceil((buckets * 10) / 3)}}$`)) });
	});

	it('ends below 55 kB as text, however many rows', () => {
		const rows = Array.from({ length: 20_000 }, (_, place) => version(place));
		expect(JSON.stringify(Crowd.of(rows).toJson()).length).toBeLessThan(55_000);
	});
});

describe('a crowd whose times moved', () => {
	it('knows the same rows with their new times', () => {
		const rows = [version(1), version(2, { changed: MINUTE })];
		const moved = [version(1, { made: HOUR, changed: HOUR }), version(2, { made: HOUR, changed: HOUR + MINUTE })];
		expect(told(Crowd.of(rows).movedBy(HOUR), moved)).toEqual([HANDLED, HANDLED]);
	});

	it('takes what is newer than the moved times for new', () => {
		expect(Crowd.of([version(1)]).movedBy(-HOUR).newest).toBe(NOON - HOUR);
	});
});
