import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { OpenHelpdesk } from '../connection/open-helpdesk';
import { HelpdeskError } from '../helpdesk/problem';
import { type Continuation, goOnFrom } from './continuity';
import { cursorAt } from './cursor';
import { itemOf } from './items';
import { remembered, toldSpent, toldWait } from './memory';
import { dueAfter, isDue, spread } from './pace';
import { type PollState, step, type Step } from './poll-machine';
import type { DeskTraits, Moment, ReadRequest } from './reading';
import { type Saved, savedFromJson, savedToJson } from './saved';
import { askedFields, type TriggerSettings } from './settings';
import { Sighting } from './sighting';
import { Watched } from './watched';

/** Where the state stands in the static data of the node. */
const STATE = 'trigger';

/** What n8n allows a poll where it says nothing, in milliseconds. */
const USUAL_BUDGET_MS = 5 * 60 * 1000;

/** One poll of an active trigger: the state machine between n8n's static data and the help desk. */
export class PollRun {
	private readonly staticData: IDataObject;

	private readonly desk: DeskTraits;

	private readonly begun = performance.now();

	constructor(
		private readonly context: IPollFunctions,
		private readonly key: string,
		private readonly open: OpenHelpdesk,
		private readonly settings: TriggerSettings,
	) {
		this.staticData = context.getWorkflowStaticData('node');
		this.desk = { pageSize: open.helpdesk.pageSize, filterDrift: open.helpdesk.filterDrift };
	}

	/** Oldest first; none where nothing is new, where it is not time yet, or where the rest is for the next poll. */
	async run(): Promise<INodeExecutionData[]> {
		const on = this.continuation();
		if (on.tooEarly === true) return [];
		const start = this.startOf(on);
		if (start.harvest === undefined && !this.mayAsk(on.saved)) return [];
		const end = await this.steps(start, on);
		if (end === undefined) return [];
		this.keep(on, start, end);
		return end.events.map((event) => itemOf(event, this.settings.fields));
	}

	private continuation(): Continuation {
		const saved = savedFromJson(this.staticData[STATE]);
		// n8n watches the static data that it saves by itself; where its cursors are durable it hands out a plain copy.
		const durable = !('__dataChanged' in this.staticData);
		const on = goOnFrom(saved, remembered.get(this.key), durable, performance.now());
		return on.saved === undefined || this.isOurs(on.saved) ? on : { confirmed: on.confirmed };
	}

	/** False for a state of another portal, department or module, and where a person wants to begin elsewhere than now. */
	private isOurs({ place, start }: Saved): boolean {
		return place === this.place() && (start === this.settings.startKey || this.settings.startKey === 'now');
	}

	private place(): string {
		return `${this.open.place} ${this.settings.module}`;
	}

	private startOf(on: Continuation): PollState {
		const { saved, cursor, given, work } = on;
		if (saved === undefined || cursor === undefined) return this.beginning();
		const known = saved.fields === this.fieldsKey() ? cursor : { ...cursor, watched: Watched.none };
		return work !== undefined && known === cursor ? work : { cursor: known, ...(given && { given }) };
	}

	/** A changed place begins now, whatever was chosen for the first time: it must not flood. */
	private beginning(): PollState {
		const { start } = this.settings;
		const before = savedFromJson(this.staticData[STATE]) ?? remembered.get(this.key)?.saved;
		const elsewhere = before !== undefined && before.place !== this.place();
		if (elsewhere || start.from === 'now') return { cursor: cursorAt(null), beginning: { from: 'now' } };
		return start.from === 'everything' ? { cursor: cursorAt(null), beginning: start } : { cursor: cursorAt(start.at) };
	}

	private fieldsKey(): string {
		return this.settings.watch.fields.join('\n');
	}

	/**
	 * @returns false while the day's requests are spent or to be spread
	 * @throws HelpdeskError once, when they are spent
	 */
	private mayAsk(saved: Saved | undefined): boolean {
		const usage = this.open.usage();
		if (usage.spent && toldSpent.get(this.key) === usage.resetsAt) return false;
		return usage.spent || isDue(saved?.due, Date.now());
	}

	/** The last step; undefined where the reading goes on with the next poll. */
	private async steps(start: PollState, on: Continuation): Promise<Step | undefined> {
		let current = step(start, undefined, moment(), this.settings.watch, this.desk);
		let longest = 0;
		try {
			while (current.next !== undefined) {
				const asked = moment();
				if (asked.steady - this.begun + longest > this.budget()) return this.pause(on, current);
				const rows = await this.ask(current.next);
				const answered = moment();
				longest = Math.max(longest, answered.steady - asked.steady);
				current = step(current.state, { rows, asked }, answered, this.settings.watch, this.desk);
			}
		} catch (error) {
			return this.stop(error, on, current);
		}
		return current;
	}

	private budget(): number {
		// Older versions of n8n have no such limit.
		return 'getPollBudgetMs' in this.context ? this.context.getPollBudgetMs() : USUAL_BUDGET_MS;
	}

	private async ask({ since, window }: ReadRequest): Promise<Sighting[]> {
		const { helpdesk } = this.open;
		const fields = askedFields(this.settings, [helpdesk.createdField, helpdesk.modifiedField]);
		const query = { module: this.settings.module, fields, ...(since !== null && { modifiedSince: new Date(since) }) };
		const records = await helpdesk.page(query, window);
		return records.map((record) => new Sighting(record, helpdesk.times(record)));
	}

	/** The reserve ends a poll without a word; a spent quota with one. What was read is kept for the next poll. */
	private stop(error: unknown, on: Continuation, current: Step): undefined {
		if (!(error instanceof HelpdeskError)) throw error;
		this.pause(on, current);
		if (error.problem.kind === 'reserve') {
			this.context.logger.info(`Zoho Support: the trigger waits. ${error.problem.message}`);
			return undefined;
		}
		if (error.problem.kind === 'quota') toldSpent.set(this.key, this.open.usage().resetsAt);
		throw error;
	}

	private pause({ saved, confirmed }: Continuation, { state }: Step): undefined {
		const before = remembered.get(this.key);
		const memory = { ...before, ...(confirmed !== undefined && { confirmed }) };
		if (saved !== undefined) remembered.set(this.key, { ...memory, saved, work: state });
		this.context.logger.debug(`Zoho Support: ${this.open.spent()} requests of a poll are done; the next poll goes on`);
		return undefined;
	}

	private keep(on: Continuation, start: PollState, { state, events, noted }: Step): void {
		const gave = events.length > 0;
		const turn = (on.saved?.turn ?? 0) + 1;
		const saved: Saved = {
			place: this.place(),
			start: this.settings.startKey,
			fields: this.fieldsKey(),
			turn,
			cursor: state.cursor,
			...(gave && { before: start.cursor }),
			...this.nextDue(on.saved?.due, state),
		};
		this.staticData[STATE] = { ...savedToJson(saved) };
		const memory = remembered.get(this.key);
		remembered.set(this.key, { ...memory, saved, confirmed: on.confirmed, work: state.harvest && state, ...(gave && { gaveOut: turn, gaveOutAt: performance.now() }) });
		this.tell(noted, state.cursor.reread);
	}

	private nextDue(due: number | undefined, { cursor, harvest }: PollState): { due?: number } {
		if (harvest !== undefined) return {};
		const { limit, reserve, used, resetsAt } = this.open.usage();
		const budget = { left: limit - reserve - used, now: Date.now(), resetsAt: Date.parse(resetsAt) };
		const cost = Math.floor(cursor.reread / (this.desk.pageSize - 1)) + 1;
		this.tellWait(spread(cost, budget), resetsAt);
		const next = dueAfter(due, cost, budget);
		return next === undefined ? {} : { due: next };
	}

	private tellWait(wait: number | undefined, resetsAt: string): void {
		const minutes = wait === undefined ? undefined : wait / 60_000;
		const told = toldWait.get(this.key);
		if (minutes !== undefined && (minutes < 1.5 || (told !== undefined && minutes < told * 1.5 && minutes > told / 1.5))) return;
		toldWait.set(this.key, minutes ?? 0);
		const often = minutes === undefined ? 'not again' : `about every ${minutes.toFixed(1)} minutes at most`;
		this.context.logger.info(`Zoho Support: so that the requests of the day last, the trigger asks ${often} until midnight Pacific time (${resetsAt}); new records may wait as long. Then it is back at full rate.`);
	}

	private tell(noted: Step['noted'], reread: number): void {
		if (noted?.filterIgnored === true) this.context.logger.warn(`Zoho Support: the portal does not filter by time of change, so each poll reads all ${reread} ${this.settings.plural}: ${Math.floor(reread / (this.desk.pageSize - 1)) + 1} requests.`);
		if (noted?.zoneMoved === true) this.context.logger.warn('Zoho Support: the times of the portal moved to another time zone; the trigger went along. Check the time zone in the credential.');
	}
}

function moment(): Moment {
	return { wall: Date.now(), steady: performance.now() };
}
