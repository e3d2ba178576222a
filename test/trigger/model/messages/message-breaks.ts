import * as changes from '../../../../nodes/ZohoSupport/services/desk/changes/messages/changes';
import * as look from '../../../../nodes/ZohoSupport/services/desk/changes/messages/look';
import * as counts from '../../../../nodes/ZohoSupport/services/desk/changes/messages/message-counts';
import * as below from '../../../../nodes/ZohoSupport/services/desk/changes/messages/messages-below';
import * as reading from '../../../../nodes/ZohoSupport/services/desk/changes/messages/reading';
import * as short from '../../../../nodes/ZohoSupport/services/desk/changes/messages/short-tickets';
import * as rows from '../../../../nodes/ZohoSupport/services/desk/message-rows';
import { type Break, breakOf } from '../broken-product';
import { EARLY_WATERMARK } from '../early-watermark';
import type { MESSAGES_ONCE_LOST } from './messages-once-lost';

const MESSAGES = 'services/desk/changes/messages';

/** The mark after each reading, changed. */
const markBreak = (what: string, instead: (mark: ReturnType<typeof changes.markAfter>) => object): Break =>
	breakOf(what, `${MESSAGES}/changes.ts`, changes, ['NewMessages'], ({ NewMessages }) => ({
		NewMessages: class extends NewMessages {
			override read(...given: Parameters<changes.NewMessages['read']>) {
				const read = super.read(...given);
				const found = () => {
					const whole = read.found();
					return { ...whole, after: (before: never) => ({ ...whole.after(before), ...instead(whole.after(before)) }) };
				};
				return { next: () => read.next(), take: read.take, found } as never;
			}
		},
	}));

/** Deliberate breaks of the trigger that waits for messages. */
export const MESSAGE_BREAKS: readonly Break[] = [
	breakOf('a list that is never looked through', `${MESSAGES}/look.ts`, look, ['isLookDue'], () => ({
		isLookDue: () => false,
	})),
	breakOf('tickets that are not looked at by their change', `${MESSAGES}/reading.ts`, reading, [], (original) => {
		original.MessagesReading.prototype['noteSearched'] = () => undefined;
		return {};
	}),
	breakOf('counts that are not remembered', `${MESSAGES}/message-counts.ts`, counts, [], ({ MessageCounts }) => {
		MessageCounts.prototype.with = function (this: counts.MessageCounts) {
			return this;
		};
		return {};
	}),
	markBreak('messages that are not remembered', () => ({ known: [] })),
	markBreak('an overlap that ends at the watermark', ({ watermark }) => ({ overlap: watermark })),
	breakOf('a start whose own messages are not known', `${MESSAGES}/reading.ts`, reading, [], ({ MessagesReading }) => {
		const { whole } = MessagesReading.prototype;
		MessagesReading.prototype.whole = function () {
			return { ...whole.call(this), alsoKnown: [], floor: null };
		};
		return {};
	}),
	breakOf('drafts taken for replies', 'services/desk/message-rows.ts', rows, [], ({ MessageRows }) => {
		const { times } = MessageRows.prototype;
		MessageRows.prototype.times = function (record) {
			const known = times.call(this, record);
			return known?.note !== undefined && 'readAgain' in known.note ? { ...known, note: {} } : known;
		};
		return {};
	}),
	EARLY_WATERMARK,
];

/** Breaks that show in few histories, with one of them. */
export const RARE_MESSAGE_BREAKS: ReadonlyArray<readonly [Break, keyof typeof MESSAGES_ONCE_LOST]> = [
	[
		breakOf('a batch repeated without a look', `${MESSAGES}/reading.ts`, reading, [], ({ MessagesReading }) => {
			const isDue = function (this: {
				from: { mark: Parameters<typeof look.isLookDue>[0]; startsNow?: true };
				answered: never;
			}) {
				return this.from.startsNow === true || look.isLookDue(this.from.mark, this.answered);
			};
			Object.defineProperty(MessagesReading.prototype, 'mustLook', { get: isDue });
			return {};
		}),
		'a crash after messages that were found while a batch was repeated',
	],
	[
		breakOf('a ticket that is gone, taken for read', 'services/desk/message-rows.ts', rows, [], ({ MessageRows }) => {
			const { answer } = MessageRows.prototype;
			MessageRows.prototype.answer = async function (question, query) {
				const records = await answer.call(this, question, query);
				return records.filter(({ id }) => question.ask !== 'messages' || id !== question.ticket.id);
			};
			return {};
		}),
		'a ticket that is in another department just when its messages are read',
	],
	[
		breakOf('answers behind the end of the list, left out', `${MESSAGES}/reading.ts`, reading, [], (original) => {
			original.MessagesReading.prototype['answeredBehind'] = () => undefined;
			return {};
		}),
		'a customer who answers in a ticket that the list does not reach',
	],
	[
		breakOf('counts that only grow', `${MESSAGES}/reading.ts`, reading, [], ({ MessagesReading }) => {
			const { note } = { note: MessagesReading.prototype['note'] };
			MessagesReading.prototype['note'] = function (this: { counts: counts.MessageCounts }, given) {
				if (given.count >= this.counts.of(given.ticket.id)) note.call(this as never, given);
			};
			return {};
		}),
		'a comment that was deleted before another one came',
	],
	[
		breakOf('a list that came up short, taken for whole', `${MESSAGES}/short-tickets.ts`, short, [], (original) => {
			const { take } = original.ShortTickets.prototype;
			original.ShortTickets.prototype.take = function (look) {
				return take.call(this, look, false);
			};
			return {};
		}),
		'a second page of messages that comes without a body, and then nothing but time',
	],
	[
		breakOf('a short list in a repeated batch', `${MESSAGES}/messages-below.ts`, below, [], ({ MessagesBelow }) => {
			MessagesBelow.prototype.take = function (this: never, rows) {
				const { waiting, below: one } = this as { waiting: never[]; below: { take(...given: unknown[]): void } };
				one.take(waiting.shift(), rows);
			};
			return {};
		}),
		'a list of messages that comes up short while a batch is repeated',
	],
];
