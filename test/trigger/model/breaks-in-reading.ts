import * as walk from '../../../nodes/ZohoSupport/helpdesk/walk';
import * as times from '../../../nodes/ZohoSupport/services/support/times';
import * as cursor from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import * as timesMove from '../../../nodes/ZohoSupport/services/support/changes/times-move';
import * as question from '../../../nodes/ZohoSupport/services/support/changes/question';
import * as seenVersions from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { ServiceClock } from '../../../nodes/ZohoSupport/helpdesk/changes';
import * as serviceClock from '../../../nodes/ZohoSupport/helpdesk/service-clock';
import * as version from '../../../nodes/ZohoSupport/trigger/events/version';
import { steadyTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { type Break, breakOf } from './broken-product';
import { EARLY_WATERMARK } from './early-watermark';

const HOUR = 60 * 60_000;

/** Breaks in how a list is read. walk-breaks.test.ts has more, which show in short lists. */
export const WALKS: readonly Break[] = [
	breakOf('a list that ends after its first page', 'helpdesk/walk.ts', walk, ['Walk'], ({ Walk }) => ({
		Walk: class<Row extends { readonly id: string }> extends Walk<Row> {
			override take(rows: readonly Row[]): void {
				super.take(rows.slice(0, -1));
			}
		},
	})),
	breakOf('a front of the list that is not read again', 'helpdesk/walk.ts', walk, ['Walk'], ({ Walk }) => ({
		Walk: class<Row extends { readonly id: string }> extends Walk<Row> {
			constructor(plan: walk.WalkPlan<Row>) {
				let rising = 0;
				super({ ...plan, changed: () => ({ earliest: (rising += 1), latest: rising }) });
			}
		},
	})),
	breakOf(
		'times to the minute taken for times to the second',
		'services/support/times.ts',
		times,
		['spanOf'],
		({ spanOf }) => ({
			spanOf: (iso, zone) => {
				const span = spanOf(iso, zone);
				return span && { earliest: span.earliest, latest: span.earliest };
			},
		}),
	),
	breakOf(
		'an answer taken for complete in any zone of the filter',
		'services/support/changes/question.ts',
		question,
		['coversAnyZone'],
		() => ({ coversAnyZone: () => true }),
	),
];

/** Breaks in what counts as handled. */
export const CURSORS: readonly Break[] = [
	EARLY_WATERMARK,
	breakOf(
		'a service clock taken to run faster than ours',
		'helpdesk/service-clock.ts',
		serviceClock,
		['ClockWatch'],
		({ ClockWatch }) => ({
			ClockWatch: class extends ClockWatch {
				constructor(known: ServiceClock | undefined) {
					super(known && { ...known, steady: steadyTime(known.steady * 2 - HOUR) });
				}
			},
		}),
	),
	breakOf('records recognized by their id alone', 'trigger/events/version.ts', version, ['isSameVersion'], () => ({
		isSameVersion: () => true,
	})),
	breakOf('no version recognized', 'trigger/events/version.ts', version, ['isSameVersion'], () => ({
		isSameVersion: () => false,
	})),
	breakOf(
		'versions told apart by time alone',
		'trigger/events/version.ts',
		version,
		['isSameVersion'],
		({ isSameVersion }) => ({ isSameVersion: (a, b) => isSameVersion(a, b, false) }),
	),
	breakOf(
		'only ten versions remembered, without a record of the forgotten ones',
		'trigger/cursor/seen-versions.ts',
		seenVersions,
		[],
		({ SeenVersions }) => {
			const of = SeenVersions.of.bind(SeenVersions);
			SeenVersions.of = (versions, from) => of(versions.slice(0, 10), from);
			return {};
		},
	),
	breakOf(
		'a digest that includes fields that change by themselves',
		'trigger/events/version.ts',
		version,
		[],
		({ SeenRecord }) => {
			Object.defineProperty(SeenRecord.prototype, 'print', {
				get(this: version.SeenRecord) {
					return JSON.stringify(this.record);
				},
			});
			return {};
		},
	),
	breakOf(
		'a zone change that is not noticed',
		'services/support/changes/times-move.ts',
		timesMove,
		['timesMove'],
		() => ({
			timesMove: () => undefined,
		}),
	),
	breakOf('a cursor that is not moved after a zone change', 'trigger/cursor/cursor.ts', cursor, ['movedBy'], () => ({
		movedBy: (one) => one,
	})),
	breakOf(
		'repeats after a zone change without a mark',
		'trigger/cursor/cursor.ts',
		cursor,
		['newVersionOf'],
		({ newVersionOf }) => ({
			newVersionOf: (seen, at, comparison) => newVersionOf(seen, { ...at, timesMoved: undefined }, comparison),
		}),
	),
	breakOf('events marked without need', 'trigger/cursor/cursor.ts', cursor, ['newVersionOf'], ({ newVersionOf }) => ({
		newVersionOf: (...given) => {
			const newVersion = newVersionOf(...given);
			return newVersion && { ...newVersion, mayBeRepeat: true };
		},
	})),
	breakOf(
		'every record new, even one that existed before',
		'trigger/cursor/cursor.ts',
		cursor,
		['newVersionOf'],
		({ newVersionOf }) => ({
			newVersionOf: (...given) => {
				const newVersion = newVersionOf(...given);
				return newVersion && { ...newVersion, existed: false };
			},
		}),
	),
];
