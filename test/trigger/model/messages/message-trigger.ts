import { WRITTEN_BY } from '../../../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { Helpdesk } from '../../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { HelpdeskError, problem } from '../../../../nodes/ZohoSupport/helpdesk/problem';
import { NewMessages } from '../../../../nodes/ZohoSupport/services/desk/changes/messages/changes';
import type { MessageQuestion } from '../../../../nodes/ZohoSupport/services/desk/changes/messages/question';
import { type DeskQuestion, USUAL_LAG_MS } from '../../../../nodes/ZohoSupport/services/desk/changes/question';
import { MessageRows } from '../../../../nodes/ZohoSupport/services/desk/message-rows';
import type { TriggerEvent } from '../../../../nodes/ZohoSupport/trigger/events/event';
import type { TriggerSettings } from '../../../../nodes/ZohoSupport/trigger/form/settings';
import type { TriggerMemory } from '../../../../nodes/ZohoSupport/trigger/schedule/memory';
import { PollRun } from '../../../../nodes/ZohoSupport/trigger/schedule/poll-run';
import { Fault, type PollPlace } from '../system';
import { pollWith } from '../trigger-process';
import type { MessageDesk } from './message-desk';
import type { MessageHistory } from './message-history';

/** The parts of the product that a poll uses. A deliberate break replaces them. */
export interface MessageParts {
	readonly PollRun: typeof PollRun;
	readonly NewMessages: typeof NewMessages;
	readonly MessageRows: typeof MessageRows;
	readonly HelpdeskError: typeof HelpdeskError;
}

export const PRODUCT: MessageParts = { PollRun, NewMessages, MessageRows, HelpdeskError };

/** A trigger in one n8n process. */
export interface MessageTrigger {
	poll(place: PollPlace): Promise<readonly TriggerEvent[]>;
}

let processes = 0;

/** @param desk what answers once `place.ask` has let a request through */
export function messageTrigger(parts: MessageParts, history: MessageHistory, desk: MessageDesk): MessageTrigger {
	const memory: TriggerMemory = { busy: false };
	const process = `process ${(processes += 1)}`;
	return {
		poll: async (place) => {
			const helpdesk = helpdeskOf(parts, history, desk, place) as unknown as Helpdesk;
			return await pollWith(parts, memory, process, settingsOf(history), place, helpdesk);
		},
	};
}

function helpdeskOf(parts: MessageParts, history: MessageHistory, desk: MessageDesk, place: PollPlace) {
	const { kind, pageSize, mostListed } = history;
	const pages = { listPage: pageSize, searchPage: pageSize, reach: 5_000, lag: USUAL_LAG_MS };
	const traits = { hasList: true, hasSearch: true, ...pages };
	const asked = async (question: object) => {
		await place.ask(question).catch((error: unknown) => {
			throw error instanceof Fault ? new parts.HelpdeskError(problem(error.kind, error.message, '')) : error;
		});
	};
	const rows = new parts.MessageRows(
		{
			answer: async (_module, question) => {
				await asked(question);
				if (question.ask === 'record') throw new Error('a ticket is read by its id');
				return desk.rows(question);
			},
		},
		{
			below: async (ticket) => {
				await asked({ below: ticket });
				const rows = desk.below(ticket, kind);
				if (rows === undefined) throw new parts.HelpdeskError(problem('not-found', 'No such ticket', ''));
				return rows;
			},
			whole: async (ticket, id, row) => {
				await asked({ below: ticket, id });
				return { ...row, content: 'Whole text' };
			},
		},
	);
	return {
		catalogue: { movesByItself: () => false },
		changesOf: () => new parts.NewMessages(traits, kind, mostListed),
		createdField: 'createdTime',
		modifiedField: 'modifiedTime',
		times: (record: Parameters<MessageRows['times']>[0]) => rows.times(record) ?? { created: undefined },
		changed: async (question: DeskQuestion | MessageQuestion, query: Parameters<MessageRows['answer']>[1]) => {
			if (!('of' in question)) throw new Error('a question for tickets');
			return await rows.answer(question, query);
		},
	};
}

function settingsOf({ kind, writer, most }: MessageHistory): TriggerSettings {
	const conditions = writer === 'anyone' ? [] : [{ field: WRITTEN_BY, comparison: 'is' as const, value: writer }];
	return {
		module: 'case',
		messages: kind,
		plural: 'messages',
		watch: { events: kind === 'comment' ? 'newComment' : 'newReply', fields: [], conditions, most },
		start: { from: 'now' },
		startKey: 'now',
		fields: undefined,
		isSimple: false,
		options: {},
		repeatAfterRestart: true,
	};
}
