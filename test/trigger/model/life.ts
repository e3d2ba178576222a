import { type Action, type Change, type Fate, type History, type Meanwhile, type Poll, QUIET } from './history';
import { Judge } from './judge';
import type { ModelService } from './records';
import { serviceOf } from './service-of';
import { N8nModel } from './n8n-model';
import { PollUnderWay } from './poll-under-way';
import { Fault, type Given, isExpected, type PollPlace, type SystemUnderTest } from './system';
import type { Tally } from './tally';
import { Violation } from './violation';
import { write } from './writes';
import { Zones } from './zones';

const MINUTE = 60_000;
/** Time limit of a poll that is not `hurried`. */
const BUDGET = 5 * MINUTE;

/** The process crashed during a poll. */
class Crash extends Error {}

/** Plays one history: the service, n8n and the clocks around a trigger. */
export class Life {
	readonly tally: Tally = { polls: 0, requests: 0, events: 0, marked: 0, longestState: 0 };

	private now: number;
	private ticks = 0;
	private ourClock: number;
	private active = false;
	private spentUntil: number | undefined;
	/** True once the current process has kept a state. */
	private remembers = false;

	readonly service: ModelService;
	private readonly n8n: N8nModel;
	private readonly judge: Judge;
	private readonly zones: Zones;
	/** Number of polls that began. Shows if another poll started meanwhile. */
	private begun = 0;

	constructor(
		private readonly history: History,
		system: SystemUnderTest,
	) {
		this.now = history.begins;
		this.ourClock = history.ourClock;
		const tick = () => (this.ticks += 1);
		this.service = serviceOf(history, () => this.now, tick);
		this.n8n = new N8nModel(history.durable, () => system.start(history.settings));
		this.judge = new Judge(history, this.service, this.tally);
		this.zones = new Zones(history, this.service, this.judge);
	}

	async play(): Promise<void> {
		for (const change of this.history.before) this.change(change);
		await this.activation(undefined);
		for (const action of this.history.actions) await this.act(action);
		await this.drain();
		this.judge.finish();
	}

	private async act(action: Action): Promise<void> {
		if (action.do === 'poll') return await this.poll(action);
		if (action.do === 'restart') return await this.crash();
		if (action.do === 'republish') return await this.republish();
		if (action.do === 'wipe') return await this.wipe();
		if (action.do !== 'deactivate') return this.change(action);
		this.wait(action.ms);
		await this.republish();
	}

	private change(change: Change): void {
		if (change.do === 'wait') return this.wait(change.ms);
		if (change.do === 'our clock') this.ourClock += change.by;
		else if (change.do === 'portal zone' || change.do === 'credential zone')
			this.zones.change(change, this.now, this.ticks);
		else write(this.service, change, this.history.settings.pageSize);
	}

	private wait(ms: number): void {
		this.now += ms;
		if (ms >= 1_000) this.n8n.land();
	}

	private async republish(): Promise<void> {
		this.n8n.republish();
		await this.activation(undefined);
	}

	/** Empties the static data. Without a process that remembers the trigger, it would start again. */
	private async wipe(): Promise<void> {
		if (this.history.durable || !this.remembers) return;
		this.judge.emptied();
		this.n8n.wipe();
		await this.republish();
	}

	private async crash(): Promise<void> {
		this.remembers = false;
		this.judge.memoryLost(this.n8n.empty);
		this.n8n.restart();
		this.active = this.active && this.n8n.durable;
		if (!this.active) await this.activation(undefined);
	}

	/** The poll at activation. By default it is saved; with durable cursors it is not if it has no event. */
	private async activation(poll: Poll | undefined): Promise<void> {
		this.active = await this.once({ ...QUIET, ...poll }, true);
	}

	private async poll(poll: Poll): Promise<void> {
		if (!this.active) return await this.activation(poll);
		await this.once(poll, false);
	}

	/** @returns false if the poll threw */
	private async once(poll: Poll, activation: boolean): Promise<boolean> {
		const by = this.history.durable ? poll.by : 0;
		this.n8n.landFor(by);
		const run = new PollUnderWay(by, this.n8n.life, (this.begun += 1), poll.hurried);
		const [staticData, shared] = [this.n8n.staticData(), this.n8n.shared()];
		const before = JSON.stringify(staticData);
		this.judge.begins(by, this.n8n.empty);
		this.tally.polls += 1;
		let given: readonly Given[];
		try {
			given = await this.n8n.process(by).poll(this.place(poll, run, { staticData, shared }));
		} catch (error) {
			if (error instanceof Crash) return this.active;
			if (error instanceof Violation || !isExpected(error)) throw error;
			this.judge.failed(run, before === JSON.stringify(staticData));
			return false;
		}
		// A poll that stops in the middle, or has to wait for another, leaves the state as it was.
		const isKept = before !== JSON.stringify(staticData);
		this.remembers ||= isKept;
		run.mayGoOn &&= !isKept;
		this.judge.costs(run);
		if (poll.fate !== 'crash-before' && (activation || given.length > 0)) this.n8n.savedShared = JSON.stringify(shared);
		await this.settle(run, poll.fate, activation, staticData, given);
		return true;
	}

	private async settle(
		run: PollUnderWay,
		fate: Fate,
		activation: boolean,
		staticData: Record<string, unknown>,
		given: readonly Given[],
	): Promise<void> {
		const superseded = this.n8n.durable ? run.turn !== this.begun : run.life !== this.n8n.life;
		const commit = (deliver: boolean) => {
			if (deliver) this.judge.delivered(run, given);
			this.save(staticData);
		};
		if (superseded && !activation) return this.judge.dropped(run, given);
		if (fate === 'crash-before') {
			this.judge.dropped(run, given);
			return await this.crash();
		}
		if (given.length === 0) {
			if (this.n8n.durable && (activation || fate === 'not-committed')) this.judge.uncommitted(run);
			else {
				this.judge.delivered(run, given);
				if (this.n8n.durable || activation) this.save(staticData);
			}
			return fate === 'crash-after' || fate === 'crash-between' ? await this.crash() : undefined;
		}
		if (this.n8n.durable && fate === 'not-committed') return this.judge.dropped(run, given);
		if (this.n8n.durable && fate === 'late') return this.n8n.saveLate(run.by, () => commit(true));
		if (!this.n8n.durable && fate === 'crash-between') {
			commit(false);
			this.judge.dropped(run, given, true);
		} else commit(true);
		// A poll at an activation that was overtaken by another: the static data in memory has no trace of it.
		if (superseded && !this.n8n.durable) this.judge.emptied();
		if (fate.startsWith('crash')) await this.crash();
	}

	private save(staticData: Record<string, unknown>): void {
		this.n8n.save(staticData);
		this.judge.stateIs(this.n8n.saved);
	}

	private place(poll: Poll, run: PollUnderWay, kept: Pick<PollPlace, 'staticData' | 'shared'>): PollPlace {
		const end = this.now + (poll.hurried ? poll.latency * 2 : BUDGET);
		return {
			...kept,
			durable: this.n8n.durable,
			budget: end - this.now,
			zone: this.zones.credential,
			wall: () => this.now + this.ourClock,
			steady: () => this.now - this.history.begins,
			spentUntil: () => this.spentUntil,
			ask: async (question) => {
				const sent = this.now;
				this.now += poll.latency / 2;
				this.service.settle();
				const meanwhile = poll.meanwhile[run.asked.length] ?? [];
				run.clockError = Math.max(run.clockError, this.clockError());
				run.asks(question, this.ticks, this.service.matching(question));
				this.tally.requests += 1;
				for (const event of meanwhile) await this.meanwhile(event, run);
				if (run.asked.length > 5_000) throw new Violation('the poll does not end');
				this.service.settle();
				const rows = this.service.answer(question);
				this.now += poll.latency - poll.latency / 2;
				run.answers((this.ticks += 1), rows);
				run.took(this.now - sent, end - this.now);
				return rows;
			},
		};
	}

	/** How far our clock is ahead of the service's, as the trigger reads it. Zoho Desk is never asked by our clock. */
	private clockError(): number {
		const { desk, points } = this.history;
		return desk === undefined ? this.ourClock - points.ahead + this.zones.credentialAhead(this.now) : -Infinity;
	}

	private async meanwhile(event: Meanwhile, run: PollUnderWay): Promise<void> {
		run.disturbed = true;
		if (event.do === 'fault') {
			if (event.kind === 'reserve') run.mayGoOn = true;
			if (event.kind === 'quota') this.spentUntil = this.now + this.ourClock + 4 * 60 * MINUTE;
			throw new Fault(event.kind);
		}
		if (event.do === 'crash') {
			this.judge.dropped(run, []);
			await this.crash();
			throw new Crash();
		}
		// The trigger does not poll until its activation has succeeded.
		if (event.do === 'poll') return void (this.active && (await this.once({ ...QUIET, by: event.by }, false)));
		if (event.do === 'republish') await this.republish();
		else this.change(event);
	}

	/** Polls without disturbances until no event comes. */
	private async drain(): Promise<void> {
		this.n8n.land();
		this.spentUntil = undefined;
		this.wait(this.service.settlesWithin);
		for (let silent = 0, polls = 0; silent < 3; polls += 1) {
			if (polls > 1_500) throw new Violation('the backlog does not end');
			this.wait(61_000);
			const events = this.tally.events;
			await this.poll(QUIET);
			silent = this.tally.events > events ? 0 : silent + 1;
		}
	}
}
