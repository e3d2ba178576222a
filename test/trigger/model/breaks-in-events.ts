import * as foundEvents from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import * as progress from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import * as step from '../../../nodes/ZohoSupport/trigger/cursor/step';
import * as fieldHistory from '../../../nodes/ZohoSupport/trigger/events/field-history';
import * as version from '../../../nodes/ZohoSupport/trigger/events/version';
import { type Break, breakOf } from './broken-product';

/** What comes out. */
export const EVENTS: readonly Break[] = [
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
