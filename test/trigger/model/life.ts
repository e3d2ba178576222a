import { type Action, type Change, type Fate, type History, type Meanwhile, type Poll, QUIET } from './history';
import { Judge } from './judge';
import { ModelDesk } from './model-desk';
import { N8nModel } from './n8n-model';
import { PollUnderWay } from './poll-under-way';
import { Fault, type Given, isExpected, type PollPlace, type SystemUnderTest } from './system';
import type { Tally } from './tally';
import { Violation } from './violation';
import { write } from './writes';
import { Zones } from './zones';

const MINUTE = 60_000;
/** A poll that is not hurried may take so long. */
const BUDGET = 5 * MINUTE;

/** The process went away in the middle of a poll. */
class Crash extends Error {}

/** Plays one history: the help desk, n8n and the clocks around a trigger. */
export class Life {
	readonly tally: Tally = { polls: 0, requests: 0, events: 0, marked: 0, longestState: 0 };

	private now: number;
	private ticks = 0;
	private ourClock: number;
	private active = false;
	private spentUntil: number | undefined;

	/** A poll of the process that is alive has come to an end. */
	private remembers = false;

	readonly desk: ModelDesk;
	private readonly n8n: N8nModel;
	private readonly judge: Judge;
	private readonly zones: Zones;

	/** Polls that began, to know when another one took over. */
	private begun = 0;

	constructor(
		private readonly history: History,
		system: SystemUnderTest,
	) {
		this.now = history.begins;
		this.ourClock = history.ourClock;
		this.desk = new ModelDesk(
			history.points,
			history.zone,
			() => this.now,
			() => (this.ticks += 1),
		);
		this.n8n = new N8nModel(history.durable, () => system.start(history.settings));
		this.judge = new Judge(history, this.desk, this.tally);
		this.zones = new Zones(history, this.desk, this.judge);
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
		if (action.do === 'deactivate') {
			this.wait(action.ms);
			return await this.republish();
		}
		this.change(action);
	}

	private change(change: Change): void {
		if (change.do === 'wait') return this.wait(change.ms);
		if (change.do === 'our clock') this.ourClock += change.by;
		else if (change.do === 'portal zone' || change.do === 'credential zone')
			this.zones.change(change, this.now, this.ticks);
		else write(this.desk, change, this.history.settings.pageSize);
	}

	private wait(ms: number): void {
		this.now += ms;
		if (ms >= 1_000) this.n8n.land();
	}

	private async republish(): Promise<void> {
		this.n8n.republish();
		await this.activation(undefined);
	}

	/** Where no process remembers the trigger, it would begin anew. */
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

	/** By default the poll at activation is saved; where cursors are durable, a silent one is not. */
	private async activation(poll: Poll | undefined): Promise<void> {
		this.active = await this.once({ ...QUIET, ...poll }, true);
	}

	private async poll(poll: Poll): Promise<void> {
		if (!this.active) return await this.activation(poll);
		await this.once(poll, false);
	}

	/** @returns false when the poll threw */
	private async once(poll: Poll, activation: boolean): Promise<boolean> {
		const by = this.history.durable ? poll.by : 0;
		this.n8n.landFor(by);
		const run = new PollUnderWay(by, this.n8n.life, (this.begun += 1));
		run.mayGoOn = poll.hurried;
		const staticData = this.n8n.staticData();
		const shared = this.n8n.shared();
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
		this.remembers = true;
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
			this.judge.dropped(run, given);
		} else commit(true);
		if (fate.startsWith('crash')) await this.crash();
	}

	private save(staticData: Record<string, unknown>): void {
		this.n8n.save(staticData);
		this.judge.stateIs(this.n8n.saved);
	}

	private place(poll: Poll, run: PollUnderWay, kept: Pick<PollPlace, 'staticData' | 'shared'>): PollPlace {
		const begun = this.now;
		const budget = poll.hurried ? poll.latency * 2 : BUDGET;
		return {
			...kept,
			durable: this.n8n.durable,
			budget,
			zone: this.zones.credential,
			wall: () => this.now + this.ourClock,
			steady: () => this.now - this.history.begins,
			spentUntil: () => this.spentUntil,
			ask: async (since, window) => {
				this.now += poll.latency / 2;
				const number = run.asked.length;
				run.clockError = Math.max(
					run.clockError,
					this.ourClock - this.history.points.ahead + this.zones.credentialAhead(this.now),
				);
				run.asks(since, this.ticks, this.desk.matching(since));
				this.tally.requests += 1;
				for (const event of poll.meanwhile[number] ?? []) await this.meanwhile(event, run);
				if (run.asked.length > 5_000) throw new Violation('the poll does not end');
				const rows = this.desk.answer(since, window);
				this.now += poll.latency - poll.latency / 2;
				run.mayGoOn ||= this.now - begun + 2 * poll.latency > budget;
				run.answers((this.ticks += 1), rows);
				return rows;
			},
		};
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
		// Where the poll at activation is under way, or was in vain, nobody polls.
		if (event.do === 'poll') return void (this.active && (await this.once({ ...QUIET, by: event.by }, false)));
		if (event.do === 'republish') await this.republish();
		else this.change(event);
	}

	/** The weather clears: polls until nothing comes. */
	private async drain(): Promise<void> {
		this.n8n.land();
		this.spentUntil = undefined;
		for (let silent = 0, polls = 0; silent < 3; polls += 1) {
			if (polls > 1_500) throw new Violation('the backlog does not end');
			this.wait(61_000);
			const events = this.tally.events;
			await this.poll(QUIET);
			silent = this.tally.events > events ? 0 : silent + 1;
		}
	}
}
