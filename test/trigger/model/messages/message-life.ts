import type { JsonObject } from '../../../../nodes/ZohoSupport/helpdesk/json';
import type { TriggerEvent } from '../../../../nodes/ZohoSupport/trigger/events/event';
import { N8nModel } from '../n8n-model';
import { Fault, isExpected, type PollPlace } from '../system';
import { Violation } from '../violation';
import { MessageDesk } from './message-desk';
import { MessageJudge } from './message-judge';
import { type MessageAction, type MessageHistory, type MessagePoll, QUIET_POLL } from './message-history';
import { type MessageParts, type MessageTrigger, messageTrigger, PRODUCT } from './message-trigger';

const MINUTE = 60_000;
/** Longer than the index is late, than a look through all tickets waits, and than both of them after the other. */
const DRAINED_MS = 90 * MINUTE;

/** Plays one history: the help desk, n8n and the clocks around a trigger that waits for messages. */
export class MessageLife {
	readonly desk: MessageDesk;
	readonly judge: MessageJudge;
	private readonly n8n: N8nModel<MessageTrigger>;
	private active = false;
	private ourClock = 0;
	/** Requests for messages in the last poll. */
	private below = 0;

	constructor(
		private readonly history: MessageHistory,
		parts: MessageParts = PRODUCT,
	) {
		this.desk = new MessageDesk(history);
		this.judge = new MessageJudge(history, this.desk);
		this.n8n = new N8nModel(history.durable, () => messageTrigger(parts, history, this.desk));
	}

	async play(): Promise<void> {
		for (const change of this.history.before) this.desk.change(change);
		await this.activation(QUIET_POLL);
		for (const action of this.history.actions) await this.act(action);
		await this.drain();
		this.judge.finish();
	}

	private async act(action: MessageAction): Promise<void> {
		if (action.do === 'restart') return await this.restart();
		if (action.do === 'our clock') this.ourClock += action.by;
		if (action.do !== 'poll') return this.change(action);
		if (this.active) await this.once(action, false);
		else await this.activation(action);
	}

	private change(change: Parameters<MessageDesk['change']>[0]): void {
		this.desk.change(change);
		if (change.do === 'wait' && change.ms >= 1_000) this.n8n.land();
	}

	private async activation(poll: MessagePoll): Promise<void> {
		this.active = await this.once(poll, true);
	}

	private async restart(): Promise<void> {
		this.judge.disturbed();
		this.n8n.restart();
		this.active = this.active && this.n8n.durable;
		if (!this.active) await this.activation(QUIET_POLL);
	}

	/** Undisturbed polls, until everything must have been told. The last one finds nothing, so it reads no messages. */
	private async drain(): Promise<void> {
		const { most } = this.history;
		for (let polls = 0; polls < 4 + Math.ceil(this.desk.messages.length / most) * 2; polls += 1) {
			this.desk.change({ do: 'wait', ms: polls < 4 ? DRAINED_MS : MINUTE });
			await this.act(QUIET_POLL);
		}
		if (this.below > this.judge.draftsLeft) throw new Violation(`a quiet poll read messages ${this.below} times`);
	}

	/** @returns false if the poll threw */
	private async once(poll: MessagePoll, activation: boolean): Promise<boolean> {
		const by = this.history.durable ? poll.by : 0;
		this.n8n.landFor(by);
		const staticData = this.n8n.staticData();
		const shared = this.n8n.shared();
		const before = JSON.stringify(staticData);
		const reading = this.judge.begins(by);
		let events: readonly TriggerEvent[];
		try {
			events = await this.n8n.process(by).poll(this.place(poll, { staticData, shared }, reading));
		} catch (error) {
			if (error instanceof Violation || !isExpected(error)) throw error;
			if (JSON.stringify(staticData) !== before) throw new Violation('an error moved the state');
			this.judge.failed(reading);
			return false;
		}
		if (poll.fate !== 'crash-before' && (activation || events.length > 0))
			this.n8n.savedShared = JSON.stringify(shared);
		this.judge.completed(reading, poll.hurried && events.length === 0);
		await this.settle(poll, activation, staticData, events);
		return true;
	}

	private async settle(
		{ fate }: MessagePoll,
		activation: boolean,
		staticData: Record<string, unknown>,
		events: readonly TriggerEvent[],
	): Promise<void> {
		const { durable } = this.n8n;
		this.judge.checked(events);
		if (fate === 'crash-before') return await this.restart();
		const isLost = events.length > 0 && (durable ? fate === 'not-committed' : fate === 'crash-between');
		if (isLost) this.judge.disturbed();
		else this.judge.executed(events);
		const isSaved =
			events.length > 0 ? !durable || !isLost : durable ? !activation && fate !== 'not-committed' : activation;
		if (isSaved) this.n8n.save(staticData);
		if (fate.startsWith('crash')) await this.restart();
	}

	private place(
		{ meanwhile, latency, hurried, fails, short }: MessagePoll,
		kept: Pick<PollPlace, 'staticData' | 'shared'>,
		reading: ReturnType<MessageJudge['begins']>,
	): PollPlace {
		let asked = 0;
		this.below = 0;
		return {
			...kept,
			durable: this.history.durable,
			budget: hurried ? 2 * latency : 5 * MINUTE,
			zone: 'UTC',
			wall: () => this.desk.trueTime + this.ourClock,
			steady: () => this.desk.passed,
			spentUntil: () => undefined,
			ask: async (question) => {
				const isFault = asked === fails;
				this.desk.comesShort = asked === short;
				for (const change of meanwhile[asked] ?? []) {
					if (change.do === 'our clock') this.ourClock += change.by;
					this.desk.change(change);
				}
				asked += 1;
				if ('below' in question && !('id' in question)) this.below += 1;
				this.desk.change({ do: 'wait', ms: latency });
				if (isFault) throw new Fault('network');
				this.judge.asks(reading, question as JsonObject);
				await Promise.resolve();
				return [];
			},
		};
	}
}
