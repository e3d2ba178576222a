import * as walk from '../../../nodes/ZohoSupport/helpdesk/walk';
import * as times from '../../../nodes/ZohoSupport/services/support/times';
import * as cursor from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import * as foundEvents from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import * as timesMove from '../../../nodes/ZohoSupport/services/support/changes/times-move';
import * as progress from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import * as question from '../../../nodes/ZohoSupport/services/support/changes/question';
import * as seenVersions from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { ServiceClock } from '../../../nodes/ZohoSupport/helpdesk/changes';
import * as serviceClock from '../../../nodes/ZohoSupport/services/support/changes/service-clock';
import * as step from '../../../nodes/ZohoSupport/trigger/cursor/step';
import * as fieldHistory from '../../../nodes/ZohoSupport/trigger/events/field-history';
import * as version from '../../../nodes/ZohoSupport/trigger/events/version';
import { plus, steadyTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import * as pollRun from '../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import * as resume from '../../../nodes/ZohoSupport/trigger/schedule/resume';
import { type Break, breakOf } from './broken-product';

const HOUR = 60 * 60_000;

/** How a list is read; walk-breaks.test.ts has more, which show in short lists. */
const WALKS: readonly Break[] = [
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
const CURSORS: readonly Break[] = [
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

/** What comes out. */
const EVENTS: readonly Break[] = [
	breakOf('events newest first', 'trigger/cursor/found-events.ts', foundEvents, ['newEvents'], ({ newEvents }) => ({
		newEvents: (...given) => newEvents(...given).reverse(),
	})),
	breakOf(
		'more events at once than were asked for',
		'trigger/cursor/progress.ts',
		progress,
		['giveOut'],
		({ giveOut }) => ({ giveOut: (one, events, watch) => giveOut(one, events, { ...watch, most: watch.most + 1 }) }),
	),
	breakOf('all that waits counted as handled', 'trigger/cursor/progress.ts', progress, ['giveOut'], ({ giveOut }) => ({
		giveOut: (...given) => {
			const out = giveOut(...given);
			const { batch } = out.progress;
			return {
				...out,
				rest: [],
				progress: { ...out.progress, ...(batch && { batch: { ...batch, given: 'all', told: 'all' } }) },
			};
		},
	})),
	breakOf(
		'old records given out when a trigger begins now',
		'trigger/cursor/step.ts',
		step,
		['step'],
		({ step: original }) => ({
			step: ({ beginning, ...state }, ...given) =>
				original({ ...state, ...(beginning && { beginning: { from: 'everything', most: 1_000 } }) }, ...given),
		}),
	),
	breakOf(
		'all records given out, whatever number was set',
		'trigger/cursor/step.ts',
		step,
		['step'],
		({ step: original }) => ({
			step: ({ beginning, ...state }, ...given) =>
				original(
					{
						...state,
						...(beginning && {
							beginning: beginning.from === 'everything' ? { ...beginning, most: 1_000 } : beginning,
						}),
					},
					...given,
				),
		}),
	),
	breakOf(
		'updates of any record, also one that was never edited',
		'trigger/events/version.ts',
		version,
		[],
		({ SeenRecord }) => {
			Object.defineProperty(SeenRecord.prototype, 'wasEdited', { get: () => true });
			return {};
		},
	),
	breakOf(
		'a change in the minute of the creation taken for none',
		'trigger/events/version.ts',
		version,
		[],
		({ SeenRecord }) => {
			Object.defineProperty(SeenRecord.prototype, 'wasEdited', {
				get(this: version.SeenRecord) {
					return this.madeBy !== null && this.changed.earliest > this.madeBy;
				},
			});
			return {};
		},
	),
	breakOf(
		'a changed field that is not remembered',
		'trigger/events/field-history.ts',
		fieldHistory,
		[],
		({ FieldHistory }) => {
			FieldHistory.prototype.with = function (this: fieldHistory.FieldHistory) {
				return this;
			};
			return {};
		},
	),
	breakOf(
		'a changed field whatever its value',
		'trigger/events/field-history.ts',
		fieldHistory,
		[],
		({ FieldHistory }) => {
			const { changes } = FieldHistory.prototype;
			FieldHistory.prototype.changes = function (record, fields) {
				return (
					changes.call(this, record, fields) &&
					fields.map((field) => ({ field, old: null, new: record[field] ?? null }))
				);
			};
			return {};
		},
	),
];

/** Restarts, overlaps and errors. */
const LIVES: readonly Break[] = [
	breakOf(
		'an earlier batch taken for given after a crash',
		'trigger/cursor/progress.ts',
		progress,
		['doubted'],
		({ confirmed }) => ({ doubted: confirmed }),
	),
	breakOf(
		'a restart that goes back to before the batch and forgets what it told',
		'trigger/cursor/progress.ts',
		progress,
		['doubted'],
		() => ({
			doubted: ({ batch, ...one }) => (batch === undefined ? one : { cursor: batch.since, history: batch.history }),
		}),
	),
	breakOf(
		'a repeat after a crash without its mark',
		'trigger/cursor/found-events.ts',
		foundEvents,
		['owedEvents'],
		({ owedEvents }) => ({
			owedEvents: (...given) => {
				const owed = owedEvents(...given);
				return { ...owed, events: owed.events.map((event) => ({ ...event, possibleRepeat: false })) };
			},
		}),
	),
	breakOf(
		'a change since the last batch taken for told with it',
		'trigger/cursor/found-events.ts',
		foundEvents,
		['owedEvents'],
		({ owedEvents }) => ({ owedEvents: (rows, ...given) => ({ ...owedEvents(rows, ...given), merged: [...rows] }) }),
	),
	breakOf(
		'a repeat where cursors are durable',
		'trigger/schedule/resume.ts',
		resume,
		['resumeFrom'],
		({ resumeFrom }) => ({
			resumeFrom: (saved, remembered, _durable, steady) => resumeFrom(saved, remembered, false, steady),
		}),
	),
	breakOf(
		'a batch that n8n dropped taken for given',
		'trigger/schedule/resume.ts',
		resume,
		['resumeFrom'],
		({ resumeFrom }) => ({
			resumeFrom: (saved, remembered, ...given) =>
				resumeFrom(saved && { ...saved, turn: remembered?.own.turn ?? saved.turn }, remembered, ...given),
		}),
	),
	breakOf(
		'states of two processes taken for one',
		'trigger/schedule/resume.ts',
		resume,
		['resumeFrom'],
		({ resumeFrom }) => ({
			resumeFrom: (saved, remembered, ...given) =>
				resumeFrom(saved && { ...saved, writer: remembered?.own.writer ?? saved.writer }, remembered, ...given),
		}),
	),
	breakOf(
		'a state that is gone taken for events that were dropped',
		'trigger/schedule/resume.ts',
		resume,
		['resumeFrom'],
		({ resumeFrom }) => ({
			resumeFrom: (saved, remembered, durable, steady) =>
				resumeFrom(
					saved ?? (remembered && { ...remembered.own, turn: 0 }),
					remembered,
					durable || saved === undefined,
					steady,
				),
		}),
	),
	breakOf(
		'a start that is chosen anew by each poll',
		'trigger/schedule/poll-run.ts',
		pollRun,
		['PollRun'],
		({ PollRun }) => ({
			PollRun: class extends PollRun {
				constructor(...[host, memory, open, settings]: ConstructorParameters<typeof PollRun>) {
					super(host, memory, open, {
						...settings,
						startKey: settings.start.from === 'now' ? 'now' : String(host.now().wall),
					});
				}
			},
		}),
	),
	breakOf('a failed page taken for an empty one', 'trigger/schedule/poll-run.ts', pollRun, [], ({ PollRun }) => {
		const ask = PollRun.prototype['ask'];
		PollRun.prototype['ask'] = async function (request) {
			return await ask.call(this, request).catch(() => []);
		};
		return {};
	}),
	breakOf('a state written before the reading is over', 'trigger/schedule/poll-run.ts', pollRun, [], ({ PollRun }) => {
		const { run } = PollRun.prototype;
		PollRun.prototype.run = async function (this: pollRun.PollRun) {
			this['host'].staticData.trigger = {};
			return await run.call(this);
		};
		return {};
	}),
	breakOf('a state that is never kept', 'trigger/schedule/poll-run.ts', pollRun, [], ({ PollRun }) => {
		PollRun.prototype['keep'] = () => undefined;
		return {};
	}),
];

/** Deliberate breaks of the trigger. */
export const BREAKS: readonly Break[] = [...WALKS, ...CURSORS, ...EVENTS, ...LIVES];
