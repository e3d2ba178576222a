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
	ModelDesk,
	type Plan,
	TELLING,
	type Walker,
	walkOf,
	walkThrough,
} from './walk-model';

/** Windows side by side until one is short. */
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

/** Takes a look at the front of several pages for whole. */
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

/** Ends where a page is short, joined to the one before or not. */
class ShortIsTheEnd extends Walk {
	private ended = false;

	constructor(private readonly size: number) {
		super({ ...TELLING, pageSize: size });
	}

	override next(): RowWindow | undefined {
		return this.ended ? undefined : super.next();
	}

	override take(rows: readonly HelpdeskRecord[]): void {
		super.take(rows);
		this.ended = rows.length < this.size;
	}
}

/** Times of change that seem to rise, whatever they are. */
function rising() {
	let time = 0;
	return () => ({ earliest: (time += 1), latest: time });
}

const BREAKS: ReadonlyArray<readonly [what: string, make: (plan: Plan) => Walker]> = [
	['reads windows side by side', (plan) => new SideBySide(plan)],
	[
		'takes a row that was edited meanwhile for proof that nothing slipped',
		(plan) => walkOf({ ...plan, versionOf: ({ id }) => id }),
	],
	['knows a row by its time alone', (plan) => walkOf({ ...plan, versionOf: (row) => String(row['Modified Time']) })],
	['knows a row by what it says alone', (plan) => walkOf({ ...plan, versionOf: ({ Subject }) => String(Subject) })],
	['never looks at the front again', (plan) => walkOf({ ...plan, changed: rising() })],
	['looks at the front once, however many pages that took', (plan) => new OneLook({ ...TELLING, ...plan })],
	['takes a short page for the end', ({ pageSize }) => new ShortIsTheEnd(pageSize)],
];

/** Whether random readings find a record that was missed. */
function isFound(make: (plan: Plan) => Walker, runs: number): boolean {
	const readings = fc.property(
		fc.constantFrom(...EACH_ORDER),
		fc.nat(60),
		fc.nat(20),
		fc.integer({ min: 2, max: 9 }),
		anyChanges(),
		(order, size, atOnce, pageSize, changes) => {
			const outcome = walkThrough(new ModelDesk(order, size, atOnce), make({ pageSize }), changes);
			return outcome.shifting || missing(outcome).length === 0;
		},
	);
	return fc.check(readings, { ...replay(runs), endOnFailure: true }).failed;
}

describe('random readings find a walk that', () => {
	it.each(BREAKS)('%s', (_, make) => {
		expect(isFound(make, 100_000)).toBe(true);
	});

	it('is right: not', () => {
		expect(isFound(walkOf, 1_000)).toBe(false);
	});
});
