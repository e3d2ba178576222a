import fc from 'fast-check';
import type { HelpdeskRecord } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { RowWindow } from '../../nodes/ZohoSupport/helpdesk/row-window';
import { ShiftingRows, Walk, type WalkPlan } from '../../nodes/ZohoSupport/helpdesk/walk';

/**
 * A row of the model: its positions for sorting (`made`, `turn`), the second of its last change as shown, and its
 * content.
 */
interface ModelRow {
	readonly made: number;
	readonly turn: number;
	readonly second: number;
	readonly text: number;
}

/**
 * The orders in which a service may list its records (reference, section 8). Ties are records changed in the same
 * second.
 */
export const ORDERS = {
	'oldest first': (one: ModelRow, other: ModelRow) => one.made - other.made,
	'newest first': (one: ModelRow, other: ModelRow) => other.made - one.made,
	'last changed first': (one: ModelRow, other: ModelRow) => other.turn - one.turn,
	'last changed first, ties oldest first': (one: ModelRow, other: ModelRow) =>
		other.second - one.second || one.made - other.made,
	'last changed first, ties newest first': (one: ModelRow, other: ModelRow) =>
		other.second - one.second || other.made - one.made,
	'last changed first, ties scattered': (one: ModelRow, other: ModelRow) =>
		other.second - one.second || hash(one.made) - hash(other.made),
	'last changed last, ties oldest first': (one: ModelRow, other: ModelRow) =>
		one.second - other.second || one.made - other.made,
	'last changed last': (one: ModelRow, other: ModelRow) => one.turn - other.turn,
	scattered: (one: ModelRow, other: ModelRow) => hash(one.made) - hash(other.made),
} as const;

export type Order = keyof typeof ORDERS;
export const EACH_ORDER = Object.keys(ORDERS) as Order[];

/** Scatters numbers, so that neighbours end up far apart. */
function hash(made: number): number {
	return Math.imul(made, 2654435761) >>> 0;
}

/** One change that others make between two pages. */
export interface Change {
	/** `touch`: saved again without a change of content. */
	readonly what: 'create' | 'delete' | 'edit' | 'touch';
	/** Picks a record by its position in the list. */
	readonly at: number;
	/** True: within the same second as the change before. */
	readonly sameSecond?: boolean;
}

/**
 * A list of records that others change. Its first records were changed in the order of their creation: one a second,
 * the last `atOnce` of them in one second.
 */
export class ModelList {
	private rows: ModelRow[] = [];

	private turn = 0;

	private second = 0;

	/** Ids of records that were deleted. */
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
		// An edit within the same second changes the content, or nobody could see it.
		else this.rows.push({ ...row, turn, second, text: row.text + (what === 'edit' || sameSecond === true ? 1 : 0) });
	}

	private listed(): ModelRow[] {
		return this.rows.sort(ORDERS[this.order]);
	}
}

/** How the rows of the model show versions and times; `changed` is in seconds. */
export const ROW_TRAITS = {
	versionOf: (row: HelpdeskRecord) => `${row['Modified Time']} ${row.Subject}`,
	changed: (row: HelpdeskRecord) => ({ earliest: Number(row['Modified Time']), latest: Number(row['Modified Time']) }),
};

/** A walk, or a wrong one in its place. */
export type Walker = Pick<Walk, 'next' | 'take' | 'records'>;
export type Plan = Pick<WalkPlan, 'pageSize'> & Partial<WalkPlan>;

export interface Outcome {
	readonly ids: readonly string[];
	readonly requests: number;
	/** True if the rows moved too often. */
	readonly shifting: boolean;
	/** Records that existed from the first request to the last. */
	readonly stayed: readonly string[];
	/** Records that are not in the version read last. */
	readonly stale: readonly string[];
}

const MOST_REQUESTS = 5_000;

/** Walks through a model list. `changes` are made before the second request, the third, and so on. */
export function walkThrough(list: ModelList, walk: Walker, changes: ReadonlyArray<readonly Change[]> = []): Outcome {
	const before = list.ids;
	const latest = new Map<string, HelpdeskRecord>();
	let requests = 0;
	let shifting = false;
	try {
		for (let window = walk.next(); window !== undefined; window = walk.next()) {
			for (const change of requests === 0 ? [] : (changes[requests - 1] ?? [])) list.change(change);
			requests += 1;
			if (requests > MOST_REQUESTS) throw new Error('The walk does not end');
			const rows = list.page(window);
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
		stayed: before.filter((id) => !list.gone.has(id)),
		stale,
	};
}

/** The real walk. */
export function walkOf(plan: Plan): Walk {
	return new Walk({ ...ROW_TRAITS, ...plan });
}

/** Ids of records that stayed but were not returned. */
export function missing({ ids, stayed }: Outcome): string[] {
	const out = new Set(ids);
	return stayed.filter((id) => !out.has(id));
}

const change: fc.Arbitrary<Change> = fc.record({
	what: fc.constantFrom<Change['what']>('create', 'delete', 'edit', 'edit', 'touch'),
	// Mostly anywhere, often near the front.
	at: fc.oneof(fc.nat(2_000), fc.nat(12)),
	sameSecond: fc.boolean(),
});

/** Changes between pages: mostly few, sometimes many; in every other reading all within one second. */
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
