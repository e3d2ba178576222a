import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HelpdeskRecord } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { RowWindow } from '../../nodes/ZohoSupport/helpdesk/row-window';
import { Walk } from '../../nodes/ZohoSupport/helpdesk/walk';
import { replay } from '../services/support/replay';
import {
	anyChanges,
	EACH_ORDER,
	missing,
	ModelList,
	type Plan,
	ROW_TRAITS,
	type Walker,
	walkOf,
	walkThrough,
} from './walk-model';

/** Reads windows side by side until one is short. */
class SideBySide implements Walker {
	readonly records: HelpdeskRecord[] = [];

	private window: RowWindow | undefined;

	constructor(private readonly plan: Plan) {
		this.window = { from: 1, to: plan.pageSize };
	}

	next(): RowWindow | undefined {
		return this.window;
	}

	take(rows: readonly HelpdeskRecord[]): void {
		const from = (this.window?.to ?? 0) + 1;
		this.window = rows.length < this.plan.pageSize ? undefined : { from, to: from + this.plan.pageSize - 1 };
		this.records.push(...rows.filter(({ id }) => !this.records.some((record) => record.id === id)));
	}
}

/** Treats one more pass of several pages as complete. */
class OneLook extends Walk {
	private passes = 0;

	override next(): RowWindow | undefined {
		return this.passes > 1 ? undefined : super.next();
	}

	override take(rows: readonly HelpdeskRecord[]): void {
		const before = this.pages;
		super.take(rows);
		if (this.pages > before && super.next()?.from === 1) this.passes += 1;
	}
}

/** Ends at a short page, whether or not it joins the page before. */
class ShortIsTheEnd extends Walk {
	private ended = false;

	constructor(private readonly size: number) {
		super({ ...ROW_TRAITS, pageSize: size });
	}

	override next(): RowWindow | undefined {
		return this.ended ? undefined : super.next();
	}

	override take(rows: readonly HelpdeskRecord[]): void {
		super.take(rows);
		this.ended = rows.length < this.size;
	}
}

/** Times of change that always seem to rise. */
function rising() {
	let time = 0;
	return () => ({ earliest: (time += 1), latest: time });
}

const BREAKS: ReadonlyArray<readonly [what: string, make: (plan: Plan) => Walker]> = [
	['reads windows side by side', (plan) => new SideBySide(plan)],
	['accepts an edited row as proof that no row moved', (plan) => walkOf({ ...plan, versionOf: ({ id }) => id })],
	['compares rows by their time only', (plan) => walkOf({ ...plan, versionOf: (row) => String(row['Modified Time']) })],
	['compares rows by their content only', (plan) => walkOf({ ...plan, versionOf: ({ Subject }) => String(Subject) })],
	['never reads the front again', (plan) => walkOf({ ...plan, changed: rising() })],
	['reads the front once, however many pages that takes', (plan) => new OneLook({ ...ROW_TRAITS, ...plan })],
	['treats a short page as the end', ({ pageSize }) => new ShortIsTheEnd(pageSize)],
];

/** True if random readings find a missed record. */
function isFound(make: (plan: Plan) => Walker, runs: number): boolean {
	const readings = fc.property(
		fc.constantFrom(...EACH_ORDER),
		fc.nat(60),
		fc.nat(20),
		fc.integer({ min: 2, max: 9 }),
		anyChanges(),
		(order, size, atOnce, pageSize, changes) => {
			const outcome = walkThrough(new ModelList(order, size, atOnce), make({ pageSize }), changes);
			return outcome.shifting || missing(outcome).length === 0;
		},
	);
	return fc.check(readings, { ...replay(runs), endOnFailure: true }).failed;
}

describe('random readings find a walk that', () => {
	it.each(BREAKS)('%s', (_, make) => {
		expect(isFound(make, 100_000)).toBe(true);
	});

	it('is right: none', () => {
		expect(isFound(walkOf, 1_000)).toBe(false);
	});
});
