import type { History } from './history';
import { costsTooMuch } from './costs';
import { Marks } from './marks';
import { EmittedEvents } from './emitted-events';
import { type Judged, Obligations } from './obligations';
import type { PollUnderWay } from './poll-under-way';
import type { ModelService, Reading, Version } from './records';
import type { Given } from './system';
import type { Tally } from './tally';
import { isUnseen, knownOneByOne } from './versions';
import { Violation } from './violation';

/** Most characters of the state as JSON. */
const LONGEST_STATE = 400_000;
const HOUR = 60 * 60_000;
/**
 * Knows which events must come, and throws a Violation if they do not. It knows the true history of the service and
 * when readings ran, but not how the trigger works.
 */
export class Judge implements Judged {
	readonly emitted: EmittedEvents;

	/** Versions that the service showed during a whole successful reading. */
	readonly stable = new Map<Version, Reading>();

	/** Versions that were current during a reading that must have had their record. */
	readonly present = new Set<Version>();

	/** Versions that successful readings showed. */
	private readonly shown = new Set<Version>();

	/** Records that readings had shown before the portal's times moved. */
	private shownBeforeMove: ReadonlySet<string> = new Set();

	/** Versions that may be missed because of a documented limit. */
	readonly excused = new Set<Version>();

	/** The first reading since the trigger last started. */
	begin: Reading | undefined;

	firstBegin = Infinity;

	/**
	 * True if a trigger that began now used our clock, and our clock was so far ahead that it began in the future.
	 */
	beganBlind = false;

	/** Ticks at which a zone changed. */
	readonly zoneTicks: number[] = [];

	readonly marks: Marks;

	/** By process, when its unfinished reading began. */
	private readonly openSince = new Map<number, number>();

	private lastGave = 0;

	/** True if the next poll only repeats earlier events, so that it does not count as a reading. */
	private comesAgain = false;

	/** When the trigger last started again. */
	anewAt = -Infinity;

	private lastProcess = 0;

	constructor(
		readonly history: History,
		readonly service: ModelService,
		private readonly tally: Tally,
	) {
		this.marks = new Marks(service, history.durable);
		this.emitted = new EmittedEvents(history, service, this.marks, this, tally);
	}

	/**
	 * A changed zone is noticed by the creation times of the last twenty records that were read. Limits: none of them may
	 * be left, or the zone may change between two pages of one reading.
	 * @returns the id of a record that shows the change; undefined if there is none
	 */
	witness(): string | undefined {
		if (this.openSince.size > 0) return undefined;
		const known = knownOneByOne(this.shown, this.service);
		const read = [...this.shown].filter(
			(version) => version.ended === Infinity && this.stable.has(version) && known.has(version.id),
		);
		return read.sort((a, b) => a.at - b.at).at(-1)?.id;
	}

	zoneChanged(tick: number, change: () => void): void {
		change();
		if (this.marks.movedSince === undefined) this.shownBeforeMove = knownOneByOne(this.shown, this.service);
		this.marks.movedSince = tick;
		this.zoneTicks.push(tick);
	}

	/** A poll begins, perhaps in another process than the last one. */
	begins(by: number, anew: boolean): void {
		if (by !== this.lastProcess) this.goneOnElsewhere(anew);
		this.lastProcess = by;
	}

	/** @param anew true if nothing was saved, so that the trigger starts again */
	memoryLost(anew: boolean): void {
		this.openSince.clear();
		this.goneOnElsewhere(anew);
	}

	private goneOnElsewhere(anew: boolean): void {
		this.marks.forgot = true;
		// Waiting events are in memory only. Records that were deleted or edited meanwhile are not read again.
		if (this.lastGave === this.history.settings.most) {
			this.forgetBacklog();
			this.comesAgain = true;
		}
		if (!anew) return;
		this.comesAgain = false;
		this.begin = undefined;
		this.anewAt = this.service.history.at(-1)?.born ?? 0;
		this.emitted.deliveries.clear();
		this.excuse(() => true);
	}

	/** Somebody emptied the static data: the last events come again, and waiting events are read again. */
	emptied(): void {
		this.marks.wiped = true;
		this.comesAgain ||= this.lastGave > 0;
		if (this.lastGave === this.history.settings.most) this.forgetBacklog();
	}

	private forgetBacklog(): void {
		for (const versions of [this.stable, this.present])
			for (const version of versions.keys()) if (!this.emitted.deliveries.has(version)) versions.delete(version);
	}

	private excuse(which: (version: Version) => boolean): void {
		for (const version of this.service.history)
			if (which(version) && !this.emitted.deliveries.has(version)) this.excused.add(version);
	}

	failed(run: PollUnderWay, unchanged: boolean): void {
		if (!unchanged) throw new Violation('an error changed the state');
		this.unfinished(run);
	}

	/**
	 * The events of the poll never became an execution.
	 * @param isSaved true if its state was saved, so that the trigger has begun
	 */
	dropped(run: PollUnderWay, given: readonly Given[], isSaved = false): void {
		if (isSaved) this.firstBegin = Math.min(this.firstBegin, this.openSince.get(run.by) ?? run.firstTick);
		const mayWait = Math.max(this.lastGave, given.length) === this.history.settings.most;
		if (mayWait) this.forgetBacklog();
		// A dropped batch looks like a restored or emptied state, except with durable cursors.
		const isDoubtful = given.length > 0 && (!this.history.durable || this.emitted.deliveries.size === 0);
		this.marks.wiped ||= isDoubtful;
		this.comesAgain ||= isDoubtful || mayWait;
		this.unfinished(run);
	}

	/** n8n did not save the state of a silent poll. The process still remembers it. */
	uncommitted(run: PollUnderWay): void {
		const { movedSince } = this.marks;
		this.completed(run);
		// Another process has yet to notice that the times moved.
		this.marks.movedSince = movedSince;
	}

	costs(run: PollUnderWay): void {
		// If times moved, the second query may be the same as the first.
		if (this.history.desk !== undefined) return;
		if (!this.openSince.has(run.by) && !run.disturbed && this.service.kept.size === 0)
			costsTooMuch(run, this.history.settings.pageSize, [
				this.service.zone,
				this.history.zone,
				this.history.wrongZone ?? this.history.zone,
			]);
	}

	/**
	 * n8n saved the state of a poll. Until then another process has not noticed that the times moved, and needs the
	 * record that shows it.
	 */
	stateIs(json: string): void {
		if (this.marks.movedSince === undefined) this.service.kept.clear();
		this.tally.longestState = Math.max(this.tally.longestState, json.length);
		if (json.length > LONGEST_STATE) throw new Violation(`the state is ${json.length} characters long`);
	}

	delivered(run: PollUnderWay, given: readonly Given[]): void {
		if (given.length > this.history.settings.most) throw new Violation(`${given.length} events at once`);
		this.emitted.take(given);
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
		for (const version of this.service.history) {
			if (this.service.shows(version, reading) && !this.stable.has(version)) this.stable.set(version, reading);
			if (this.service.showsRecordOf(version, reading)) this.present.add(version);
		}
	}

	/**
	 * Whether a reading showed a record that was read before the times moved. Only such a record shows the move.
	 */
	private showsMove({ shown }: PollUnderWay): boolean {
		return [...shown].some(({ id }) => this.shownBeforeMove.has(id));
	}

	/**
	 * Limit: a save without a change, or a change that is taken back, in the same second or minute as the last change,
	 * moves a row invisibly and may hide another row.
	 */
	private excuseHidden({ by, firstTick, lastTick, shown }: PollUnderWay): void {
		const from = Math.min(this.openSince.get(by) ?? Infinity, firstTick);
		const { history } = this.service;
		if (!history.some((version) => version.born > from && version.born <= lastTick && isUnseen(version))) return;
		for (const version of history) if (version.ended > from && !shown.has(version)) this.excused.add(version);
	}

	/** Checks the obligations, after a last undisturbed reading. */
	finish(): void {
		new Obligations(this).check();
	}
}
