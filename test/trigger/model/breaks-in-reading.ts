import * as walk from '../../../nodes/ZohoSupport/helpdesk/walk';
import * as times from '../../../nodes/ZohoSupport/services/support/times';
import * as cursor from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import * as timesMove from '../../../nodes/ZohoSupport/services/support/changes/times-move';
import * as question from '../../../nodes/ZohoSupport/services/support/changes/question';
import * as seenVersions from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { ServiceClock } from '../../../nodes/ZohoSupport/helpdesk/changes';
import * as serviceClock from '../../../nodes/ZohoSupport/services/support/changes/service-clock';
import * as version from '../../../nodes/ZohoSupport/trigger/events/version';
import { plus, steadyTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { type Break, breakOf } from './broken-product';

const HOUR = 60 * 60_000;

/** How a list is read; walk-breaks.test.ts has more, which show in short lists. */
export const WALKS: readonly Break[] = [
	breakOf('a list that ends after its first page', 'helpdesk/walk.ts', walk, ['Walk'], ({ Walk }) => ({
		Walk: class<Row extends { readonly id: string }> extends Walk<Row> {
			override take(rows: readonly Row[]): void {
				super.take(rows.slice(0, -1));
			}
		},
	})),
	breakOf('a front that is not looked at again', 'helpdesk/walk.ts', walk, ['Walk'], ({ Walk }) => ({
		Walk: class<Row extends { readonly id: string }> extends Walk<Row> {
			constructor(plan: walk.WalkPlan<Row>) {
				let rising = 0;
				super({ ...plan, changed: () => ({ earliest: (rising += 1), latest: rising }) });
			}
		},
	})),
	breakOf('times to the minute taken for the second', 'services/support/times.ts', times, ['spanOf'], ({ spanOf }) => ({
		spanOf: (iso, zone) => {
			const span = spanOf(iso, zone);
			return span && { earliest: span.earliest, latest: span.earliest };
		},
	})),
	breakOf(
		'an answer trusted whatever zone its filter was read in',
		'services/support/changes/question.ts',
		question,
		['asksFarBack'],
		() => ({ asksFarBack: () => true }),
	),
];

/** What was handled. */
export const CURSORS: readonly Break[] = [
	breakOf(
		'a watermark an hour ahead',
		'services/support/changes/service-clock.ts',
		serviceClock,
		['ClockWatch'],
		({ ClockWatch }) => ({
			ClockWatch: class extends ClockWatch {
				override atStart(zoneMoved: boolean): ServiceClock | undefined {
					const clock = super.atStart(zoneMoved);
					return clock && { ...clock, instant: plus(clock.instant, HOUR) };
				}
			},
		}),
	),
	breakOf(
		'a service clock believed to run faster than ours',
		'services/support/changes/service-clock.ts',
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
	breakOf('records known by their id alone', 'trigger/events/version.ts', version, ['isSameVersion'], () => ({
		isSameVersion: () => true,
	})),
	breakOf('no version known again', 'trigger/events/version.ts', version, ['isSameVersion'], () => ({
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
		'ten versions remembered, the others forgotten without a trace',
		'trigger/cursor/seen-versions.ts',
		seenVersions,
		[],
		({ SeenVersions }) => {
			const of = SeenVersions.of.bind(SeenVersions);
			SeenVersions.of = (versions, from) => of(versions.slice(0, 10), from);
			return {};
		},
	),
	breakOf('a print of what changes by itself', 'trigger/events/version.ts', version, [], ({ SeenRecord }) => {
		Object.defineProperty(SeenRecord.prototype, 'print', {
			get(this: version.SeenRecord) {
				return JSON.stringify(this.record);
			},
		});
		return {};
	}),
	breakOf(
		'a moved time zone that nobody sees',
		'services/support/changes/times-move.ts',
		timesMove,
		['timesMove'],
		() => ({
			timesMove: () => undefined,
		}),
	),
	breakOf('a cursor that does not go along with a moved zone', 'trigger/cursor/cursor.ts', cursor, ['movedBy'], () => ({
		movedBy: (one) => one,
	})),
	breakOf(
		'repeats after a moved zone without their mark',
		'trigger/cursor/cursor.ts',
		cursor,
		['newsOf'],
		({ newsOf }) => ({ newsOf: (seen, at, comparison) => newsOf(seen, { ...at, timesMoved: undefined }, comparison) }),
	),
	breakOf('marks where nothing is in doubt', 'trigger/cursor/cursor.ts', cursor, ['newsOf'], ({ newsOf }) => ({
		newsOf: (...given) => {
			const news = newsOf(...given);
			return news && { ...news, doubtful: true };
		},
	})),
	breakOf(
		'every record new, also one that was there before',
		'trigger/cursor/cursor.ts',
		cursor,
		['newsOf'],
		({ newsOf }) => ({
			newsOf: (...given) => {
				const news = newsOf(...given);
				return news && { ...news, existed: false };
			},
		}),
	),
];
