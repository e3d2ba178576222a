import * as foundEvents from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import * as progress from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import * as step from '../../../nodes/ZohoSupport/trigger/cursor/step';
import * as fieldHistory from '../../../nodes/ZohoSupport/trigger/events/field-history';
import * as version from '../../../nodes/ZohoSupport/trigger/events/version';
import { type Break, breakOf } from './broken-product';

/** Breaks in the events. */
export const EVENTS: readonly Break[] = [
	breakOf('events newest first', 'trigger/cursor/found-events.ts', foundEvents, ['newEvents'], ({ newEvents }) => ({
		newEvents: (...given) => newEvents(...given).reverse(),
	})),
	breakOf(
		'more events per poll than allowed',
		'trigger/cursor/progress.ts',
		progress,
		['emitNext'],
		({ emitNext }) => ({ emitNext: (one, events, watch) => emitNext(one, events, { ...watch, most: watch.most + 1 }) }),
	),
	breakOf(
		'waiting events counted as emitted',
		'trigger/cursor/progress.ts',
		progress,
		['emitNext'],
		({ emitNext }) => ({
			emitNext: (...given) => {
				const out = emitNext(...given);
				const { batch } = out.progress;
				return {
					...out,
					rest: [],
					progress: { ...out.progress, ...(batch && { batch: { ...batch, given: 'all', told: 'all' } }) },
				};
			},
		}),
	),
	breakOf(
		'old records emitted when a trigger begins now',
		'trigger/cursor/step.ts',
		step,
		['step'],
		({ step: original }) => ({
			step: ({ beginning, ...state }, ...given) =>
				original({ ...state, ...(beginning && { beginning: { from: 'everything', most: 1_000 } }) }, ...given),
		}),
	),
	breakOf(
		'all records emitted, whatever limit was set',
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
	breakOf('updates of records that were never edited', 'trigger/events/version.ts', version, [], ({ SeenRecord }) => {
		Object.defineProperty(SeenRecord.prototype, 'wasEdited', { get: () => true });
		return {};
	}),
	breakOf(
		'a change in the minute of the creation ignored',
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
		'values of fields that are not remembered',
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
		'a changed field reported whatever its value',
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
