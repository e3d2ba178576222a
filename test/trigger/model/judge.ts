import type { History } from './history';
import { costsTooMuch } from './costs';
import { Marks } from './marks';
import { Told } from './told';
import type { ModelDesk, Version } from './model-desk';
import { Obligations } from './obligations';
import type { PollUnderWay } from './poll-under-way';
import type { Given } from './system';
import type { Tally } from './tally';
import { isUnseen, knownOneByOne } from './versions';
import { Violation } from './violation';

/** The state may be so long as JSON. */
const LONGEST_STATE = 400_000;
const HOUR = 60 * 60_000;
/** Ticks between which a reading ran. */
export interface Reading {
	readonly from: number;
	readonly to: number;
}

/**
 * Knows what must come out, and says so by throwing a Violation. It knows the true history of the desk and when readings ran, nothing
 * of how the trigger works.
 */
export class Judge {
	readonly told: Told;

	/** Versions that were current all through a reading that ended well. */
	readonly stable = new Map<Version, Reading>();

	/** Versions that answers to readings showed that ended well. */
	private readonly shown = new Set<Version>();

	/** Records that readings had shown when the times of the portal moved. */
	private shownBeforeMove: ReadonlySet<string> = new Set();

	/** Versions that a documented limit lets go. */
	readonly excused = new Set<Version>();

	/** The reading that a trigger begins with, and the earliest one. */
	begin: Reading | undefined;

	firstBegin = Infinity;

	/** Where nothing was changed for long, a trigger that begins now relies on our clock: further ahead than this it begins in the future. */
	beganBlind = false;

	/** Ticks at which texts began to mean other instants. */
	readonly zoneTicks: number[] = [];

	readonly marks: Marks;

	/** When a reading began that a process has not ended yet. */
	private readonly openSince = new Map<number, number>();

	private lastGave = 0;

	/** Only what was given out before comes again: such a poll is no reading. */
	private comesAgain = false;

	/** When the trigger last began anew. */
	anewAt = -Infinity;

	private lastProcess = 0;

	constructor(
		readonly history: History,
		readonly desk: ModelDesk,
		private readonly tally: Tally,
	) {
		this.marks = new Marks(desk, history.durable);
		this.told = new Told(history, desk, this.marks, this, tally);
	}

	/**
	 * A changed zone shows by the creation times of records that were read before. Limits: none may be left, or it may change between two
	 * pages of one reading.
	 * @returns the record that shows it; undefined where none can
	 */
	witness(): string | undefined {
		if (this.openSince.size > 0) return undefined;
		const read = [...this.shown].filter((version) => version.ended === Infinity && this.stable.has(version));
		const newest = read.sort((a, b) => a.at - b.at).at(-1);
		// Limit: of a crowd of one moment only twenty are known one by one once time has gone by.
		const crowd = read.filter(({ at }) => newest !== undefined && newest.at - at < 60_000);
		return crowd.length > 20 ? undefined : newest?.id;
	}

	zoneChanged(tick: number, change: () => void): void {
		change();
		if (this.marks.movedSince === undefined) this.shownBeforeMove = knownOneByOne(this.shown, this.desk);
		this.marks.movedSince = tick;
		this.zoneTicks.push(tick);
	}

	/** Another process polls than before. */
	begins(by: number, anew: boolean): void {
		if (by !== this.lastProcess) this.goneOnElsewhere(anew);
		this.lastProcess = by;
	}

	/** @param anew true when nothing was saved, so that the trigger begins anew */
	memoryLost(anew: boolean): void {
		this.openSince.clear();
		this.goneOnElsewhere(anew);
	}

	private goneOnElsewhere(anew: boolean): void {
		this.marks.forgot = true;
		// What waits for its turn lives in memory: what was deleted or edited meanwhile is not read again.
		if (this.lastGave === this.history.settings.most) {
			this.forgetBacklog();
			this.comesAgain = true;
		}
		if (!anew) return;
		this.begin = undefined;
		this.anewAt = this.desk.history.at(-1)?.born ?? 0;
		this.told.deliveries.clear();
		this.excuse(() => true);
	}

	/** Somebody emptied what n8n keeps: what was given out last comes again, and what waits is read again. */
	emptied(): void {
		this.marks.wiped = true;
		this.comesAgain ||= this.lastGave > 0;
		if (this.lastGave === this.history.settings.most) this.forgetBacklog();
	}

	private forgetBacklog(): void {
		for (const version of this.stable.keys()) if (!this.told.deliveries.has(version)) this.stable.delete(version);
	}

	private excuse(which: (version: Version) => boolean): void {
		for (const version of this.desk.history)
			if (which(version) && !this.told.deliveries.has(version)) this.excused.add(version);
	}

	failed(run: PollUnderWay, unchanged: boolean): void {
		if (!unchanged) throw new Violation('an error moved the state');
		this.unfinished(run);
	}

	/** What the poll gave out never became an execution. */
	dropped(run: PollUnderWay, given: readonly Given[]): void {
		const mayWait = Math.max(this.lastGave, given.length) === this.history.settings.most;
		if (mayWait) this.forgetBacklog();
		// A batch that was dropped can't be told from one whose state was put back or emptied, but where both are kept together.
		const isDoubtful = given.length > 0 && (!this.history.durable || this.told.deliveries.size === 0);
		this.marks.wiped ||= isDoubtful;
		this.comesAgain ||= isDoubtful || mayWait;
		this.unfinished(run);
	}

	/** A silent poll whose state n8n did not save: the process still knows it. */
	uncommitted(run: PollUnderWay): void {
		const { movedSince } = this.marks;
		this.completed(run);
		// Another process sees anew that the times moved.
		this.marks.movedSince = movedSince;
	}

	costs(run: PollUnderWay): void {
		// Where times moved, the second question may be the same as the first.
		if (!this.openSince.has(run.by) && !run.disturbed && this.desk.kept.size === 0)
			costsTooMuch(run, this.history.settings.pageSize, [
				this.desk.zone,
				this.history.zone,
				this.history.wrongZone ?? this.history.zone,
			]);
	}

	/** n8n saved what a poll came to. Until then another process has not seen that the times moved, and needs the record that shows it. */
	stateIs(json: string): void {
		if (this.marks.movedSince === undefined) this.desk.kept.clear();
		this.tally.longestState = Math.max(this.tally.longestState, json.length);
		if (json.length > LONGEST_STATE) throw new Violation(`the state is ${json.length} characters long`);
	}

	delivered(run: PollUnderWay, given: readonly Given[]): void {
		if (given.length > this.history.settings.most) throw new Violation(`${given.length} events at once`);
		this.told.take(given);
		this.tally.events += given.length;
		if (given.length > 0) this.lastGave = given.length;
		const isAgain = this.comesAgain || (this.marks.repeatsBatch && given.some(({ possibleRepeat }) => possibleRepeat));
		if (
			run.asked.length + given.length > 0 &&
			given.length < this.history.settings.most &&
			!(run.mayGoOn && given.length === 0)
		)
			this.comesAgain = false;
		this.excuseHidden(run);
		if (!isAgain || given.length === 0) this.completed(run, given.length > 0);
	}

	private unfinished(run: PollUnderWay): void {
		if (run.asked.length > 0)
			this.openSince.set(run.by, Math.min(this.openSince.get(run.by) ?? Infinity, run.firstTick));
	}

	private completed(run: PollUnderWay, gave = false): void {
		if (run.asked.length === 0) return;
		if (run.mayGoOn && !gave) return this.unfinished(run);
		const reading = { from: Math.min(this.openSince.get(run.by) ?? Infinity, run.firstTick), to: run.lastTick };
		this.openSince.delete(run.by);
		const showsMove = this.showsMove(run);
		for (const version of run.shown) this.shown.add(version);
		if (this.begin === undefined)
			this.beganBlind ||= this.history.settings.start.from === 'now' && run.clockError > 25.5 * HOUR;
		this.begin ??= reading;
		if (showsMove) this.marks.seen(reading);
		this.firstBegin = Math.min(this.firstBegin, reading.from);
		for (const version of this.desk.history)
			if (version.born <= reading.from && version.ended > reading.to && !this.stable.has(version))
				this.stable.set(version, reading);
	}

	/** Whether a reading showed a record that one of before the move showed too: only such a record tells that the times moved. */
	private showsMove({ shown }: PollUnderWay): boolean {
		return [...shown].some(({ id }) => this.shownBeforeMove.has(id));
	}

	/** Limit: a save that changes nothing within the unit of the last change moves a row of the list without a trace, and may hide another one. */
	private excuseHidden({ by, firstTick, lastTick, shown }: PollUnderWay): void {
		const from = Math.min(this.openSince.get(by) ?? Infinity, firstTick);
		const { history } = this.desk;
		if (!history.some((version) => version.born > from && version.born <= lastTick && isUnseen(version))) return;
		for (const version of history) if (version.ended > from && !shown.has(version)) this.excused.add(version);
	}

	/** After a last quiet reading. */
	finish(): void {
		new Obligations(this).check();
	}
}
