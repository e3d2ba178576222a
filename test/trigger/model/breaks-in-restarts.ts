import * as foundEvents from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import * as progress from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import * as pollRun from '../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import * as resume from '../../../nodes/ZohoSupport/trigger/schedule/resume';
import { type Break, breakOf } from './broken-product';

/** Restarts, overlaps and errors. */
export const LIVES: readonly Break[] = [
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
