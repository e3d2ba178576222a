import fc from 'fast-check';
import type { HelpdeskRecord } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { RowWindow } from '../../nodes/ZohoSupport/helpdesk/row-window';
import { ShiftingRows, Walk, type WalkPlan } from '../../nodes/ZohoSupport/helpdesk/walk';

/** A row of the model: places that orders go by, the second of its last change that it shows, and what it says. */
interface ModelRow {
	readonly made: number;
	readonly turn: number;
	readonly second: number;
	readonly text: number;
}

/** The orders that a service may list its records in (reference, section 8). Those of one second go by a finer time, or by their age. */
export const ORDERS = {
	'made first': (one: ModelRow, other: ModelRow) => one.made - other.made,
	'made last': (one: ModelRow, other: ModelRow) => other.made - one.made,
	'changed first': (one: ModelRow, other: ModelRow) => other.turn - one.turn,
	'changed first, of one second the older record': (one: ModelRow, other: ModelRow) =>
		other.second - one.second || one.made - other.made,
	'changed first, of one second the younger record': (one: ModelRow, other: ModelRow) =>
		other.second - one.second || other.made - one.made,
	'changed first, of one second any': (one: ModelRow, other: ModelRow) =>
		other.second - one.second || hash(one.made) - hash(other.made),
	'changed last, of one second the older record': (one: ModelRow, other: ModelRow) =>
		one.second - other.second || one.made - other.made,
	'changed last': (one: ModelRow, other: ModelRow) => one.turn - other.turn,
	scattered: (one: ModelRow, other: ModelRow) => hash(one.made) - hash(other.made),
} as const;

export type Order = keyof typeof ORDERS;
export const EACH_ORDER = Object.keys(ORDERS) as Order[];

/** Scatters numbers: neighbours land far apart. */
function hash(made: number): number {
	return Math.imul(made, 2654435761) >>> 0;
}

/** One thing that others do between two pages. */
export interface Change {
	/** `touch`: saved again, nothing else changed. */
	readonly what: 'create' | 'delete' | 'edit' | 'touch';
	/** Picks a record by its place in the list. */
	readonly at: number;
	/** True: within the second of the change before, as far as the service tells. */
	readonly sameSecond?: boolean;
}

/** A module of a help desk that others change. Its first records were changed in the order they were made: one a second, the last ones at once. */
export class ModelDesk {
	private rows: ModelRow[] = [];

	private turn = 0;

	private second = 0;

	/** Ids that were there at some time and went away. */
	readonly gone = new Set<string>();

	constructor(
		readonly order: Order,
		size: number,
		atOnce = 0,
	) {
		while (this.rows.length < size)
			this.change({ what: 'create', at: 0, sameSecond: size - this.rows.length < atOnce });
	}

	get ids(): string[] {
		return this.listed().map(({ made }) => String(made));
	}

	page({ from, to }: RowWindow): HelpdeskRecord[] {
		return this.listed()
			.slice(from - 1, to)
			.map(({ made, second, text }) => ({ id: String(made), 'Modified Time': String(second), Subject: String(text) }));
	}

	change({ what, at, sameSecond }: Change): void {
		this.turn += 1;
		if (sameSecond !== true) this.second += 1;
		const { turn, second } = this;
		if (what === 'create') return void this.rows.push({ made: turn, turn, second, text: 0 });
		const row = this.listed().at(at % Math.max(1, this.rows.length));
		if (row === undefined) return;
		this.rows.splice(this.rows.indexOf(row), 1);
		if (what === 'delete') this.gone.add(String(row.made));
		// An edit within a second shows in what the record says, or nobody could see it.
		else this.rows.push({ ...row, turn, second, text: row.text + (what === 'edit' || sameSecond === true ? 1 : 0) });
	}

	private listed(): ModelRow[] {
		return this.rows.sort(ORDERS[this.order]);
	}
}

/** How the model's rows tell versions and times; `changed` to the second. */
export const TELLING = {
	versionOf: (row: HelpdeskRecord) => `${row['Modified Time']} ${row.Subject}`,
	changed: (row: HelpdeskRecord) => ({ earliest: Number(row['Modified Time']), latest: Number(row['Modified Time']) }),
};

/** What can be walked: the walk itself, or a wrong one in its place. */
export type Walker = Pick<Walk, 'next' | 'take' | 'records'>;
export type Plan = Pick<WalkPlan, 'pageSize'> & Partial<WalkPlan>;

export interface Outcome {
	readonly ids: readonly string[];
	readonly requests: number;
	/** Thrown when the rows moved too often. */
	readonly shifting: boolean;
	/** Records that were there from the first request to the last. */
	readonly stayed: readonly string[];
	/** Records that are not as they came last. */
	readonly stale: readonly string[];
}

const MOST_REQUESTS = 5_000;

/** Walks through a model; `changes` says what happens before the second request, the third, and so on. */
export function walkThrough(desk: ModelDesk, walk: Walker, changes: ReadonlyArray<readonly Change[]> = []): Outcome {
	const before = desk.ids;
	const latest = new Map<string, HelpdeskRecord>();
	let requests = 0;
	let shifting = false;
	try {
		for (let window = walk.next(); window !== undefined; window = walk.next()) {
			for (const change of requests === 0 ? [] : (changes[requests - 1] ?? [])) desk.change(change);
			requests += 1;
			if (requests > MOST_REQUESTS) throw new Error('the walk does not end');
			const rows = desk.page(window);
			for (const row of rows) latest.set(row.id, row);
			walk.take(rows);
		}
	} catch (error) {
		if (!(error instanceof ShiftingRows)) throw error;
		shifting = true;
	}
	const { records } = walk;
	const stale = records.filter((record) => record !== latest.get(record.id)).map(({ id }) => id);
	return {
		ids: records.map(({ id }) => id),
		requests,
		shifting,
		stayed: before.filter((id) => !desk.gone.has(id)),
		stale,
	};
}

/** A walk by the rule. */
export function walkOf(plan: Plan): Walk {
	return new Walk({ ...TELLING, ...plan });
}

/** Ids that stayed and did not come out. */
export function missing({ ids, stayed }: Outcome): string[] {
	const out = new Set(ids);
	return stayed.filter((id) => !out.has(id));
}

const change: fc.Arbitrary<Change> = fc.record({
	what: fc.constantFrom<Change['what']>('create', 'delete', 'edit', 'edit', 'touch'),
	// Mostly anywhere, often among the first.
	at: fc.oneof(fc.nat(2_000), fc.nat(12)),
	sameSecond: fc.boolean(),
});

/** What happens between pages: mostly a little, sometimes much; in every other reading all of it within one second. */
export function anyChanges(most = 12): fc.Arbitrary<Change[][]> {
	const between = fc.oneof(
		{ weight: 3, arbitrary: fc.constant<Change[]>([]) },
		{ weight: 3, arbitrary: fc.array(change, { maxLength: 2 }) },
		{ weight: 2, arbitrary: fc.array(change, { maxLength: most }) },
	);
	const atOnce = (changes: Change[][]) => changes.map((few) => few.map((one) => ({ ...one, sameSecond: true })));
	return fc
		.tuple(fc.array(between, { maxLength: 60 }), fc.boolean())
		.map(([changes, inOneSecond]) => (inOneSecond ? atOnce(changes) : changes));
}
