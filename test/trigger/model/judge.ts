import type { History } from './history';
import { costsTooMuch } from './costs';
import type { ModelDesk, Version } from './model-desk';
import { Obligations } from './obligations';
import type { PollUnderWay } from './poll-under-way';
import type { Given } from './system';
import type { Tally } from './tally';
import { Violation } from './violation';
import { clockIsSetNear } from './wall-clock';

/** The state may be so long as JSON. */
const LONGEST_STATE = 400_000;
const HOUR = 60 * 60_000;
/** Records that are remembered one by one; beyond, repeats may be marked at any time. */
export const REMEMBERED = 2_000;

/** How a version came out. */
export interface Delivery {
	readonly kind: Given['kind'];
	readonly marked: boolean;
}

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
	readonly deliveries = new Map<Version, Delivery[]>();

	/** Ids of records whose creation came marked, after they were changed. */
	readonly toldMade = new Set<string>();

	/** Versions that were current all through a reading that ended well. */
	readonly stable = new Map<Version, Reading>();

	/** Versions that answers to readings showed that ended well. */
	private readonly shown = new Set<Version>();

	/** Versions that a documented limit lets go. */
	readonly excused = new Set<Version>();

	/** The reading that a trigger begins with, and the earliest one. */
	begin: Reading | undefined;

	firstBegin = Infinity;

	/** Where nothing was changed for long, a trigger that begins now relies on our clock: further ahead than this it begins in the future. */
	beganBlind = false;

	/** Ticks at which texts began to mean other instants. */
	readonly zoneTicks: number[] = [];

	/** A process ended after it had begun. */
	forgot = false;

	/** What n8n kept was emptied while it ran. */
	private wiped = false;

	/** When a reading began that a process has not ended yet. */
	private readonly openSince = new Map<number, number>();

	private lastGave = 0;

	/** Only what was given out before comes again: such a poll is no reading. */
	private comesAgain = false;

	/** When the times of the portal moved, until a reading has gone along. */
	private movedSince: number | undefined;

	/** Up to here versions may come marked, since they are from before the times moved, or from the reading that saw it. */
	private markedUntil = -Infinity;

	/** When the trigger last began anew. */
	anewAt = -Infinity;

	private lastProcess = 0;

	constructor(
		readonly history: History,
		readonly desk: ModelDesk,
		private readonly tally: Tally,
	) {}

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

	zoneChanged(change: () => void): void {
		change();
		this.movedSince = this.desk.history.at(-1)?.born ?? 0;
		this.zoneTicks.push(this.movedSince);
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
		this.forgot = true;
		// What waits for its turn lives in memory: what was deleted or edited meanwhile is not read again.
		if (this.lastGave === this.history.settings.most) {
			this.forgetBacklog();
			this.comesAgain = true;
		}
		if (!anew) return;
		this.begin = undefined;
		this.anewAt = this.desk.history.at(-1)?.born ?? 0;
		this.deliveries.clear();
		this.excuse(() => true);
	}

	/** Somebody emptied what n8n keeps: what was given out last comes again, and what waits is read again. */
	emptied(): void {
		this.wiped = true;
		this.comesAgain ||= this.lastGave > 0;
		if (this.lastGave === this.history.settings.most) this.forgetBacklog();
	}

	private forgetBacklog(): void {
		for (const version of this.stable.keys()) if (!this.deliveries.has(version)) this.stable.delete(version);
	}

	private excuse(which: (version: Version) => boolean): void {
		for (const version of this.desk.history) if (which(version) && !this.deliveries.has(version)) this.excused.add(version);
	}

	failed(run: PollUnderWay, unchanged: boolean): void {
		if (!unchanged) throw new Violation('an error moved the state');
		this.unfinished(run);
	}

	/** What the poll gave out never became an execution. */
	dropped(run: PollUnderWay, given: readonly Given[]): void {
		if (Math.max(this.lastGave, given.length) === this.history.settings.most) this.forgetBacklog();
		// Nobody can tell a first batch that was dropped from one whose state was emptied.
		this.wiped ||= given.length > 0 && this.deliveries.size === 0;
		this.unfinished(run);
	}

	/** A silent poll whose state n8n did not save: the process still knows it. */
	uncommitted(run: PollUnderWay): void {
		const { movedSince } = this;
		this.completed(run);
		// Another process sees anew that the times moved.
		this.movedSince = movedSince;
	}

	costs(run: PollUnderWay): void {
		// Where times moved, the second question may be the same as the first.
		if (!this.openSince.has(run.by) && !run.disturbed && this.desk.kept.size === 0) costsTooMuch(run, this.history.settings.pageSize, [this.desk.zone, this.history.zone, this.history.wrongZone ?? this.history.zone]);
	}

	stateIs(json: string): void {
		this.tally.longestState = Math.max(this.tally.longestState, json.length);
		if (json.length > LONGEST_STATE) throw new Violation(`the state is ${json.length} characters long`);
	}

	delivered(run: PollUnderWay, given: readonly Given[]): void {
		if (given.length > this.history.settings.most) throw new Violation(`${given.length} events at once`);
		for (const event of given) this.event(event);
		this.inOrder(given);
		this.tally.events += given.length;
		if (given.length > 0) this.lastGave = given.length;
		const isAgain = this.comesAgain || ((this.wiped || (this.forgot && !this.history.durable)) && given.some(({ possibleRepeat }) => possibleRepeat));
		if (given.length < this.history.settings.most && !(run.mayGoOn && given.length === 0)) this.comesAgain = false;
		if (!isAgain || given.length === 0) this.completed(run, given.length > 0);
	}

	private unfinished(run: PollUnderWay): void {
		if (run.asked.length > 0) this.openSince.set(run.by, Math.min(this.openSince.get(run.by) ?? Infinity, run.firstTick));
	}

	private completed(run: PollUnderWay, gave = false): void {
		if (run.asked.length === 0) return;
		if (run.mayGoOn && !gave) return this.unfinished(run);
		const reading = { from: Math.min(this.openSince.get(run.by) ?? Infinity, run.firstTick), to: run.lastTick };
		this.openSince.delete(run.by);
		const showsMove = this.showsAgain(run);
		for (const version of run.shown) this.shown.add(version);
		this.desk.kept.clear();
		if (this.begin === undefined) this.beganBlind ||= this.history.settings.start.from === 'now' && run.clockError > 20.5 * HOUR;
		this.begin ??= reading;
		if (this.movedSince !== undefined && reading.from >= this.movedSince && showsMove) {
			this.markedUntil = reading.to;
			this.movedSince = undefined;
		}
		this.firstBegin = Math.min(this.firstBegin, reading.from);
		for (const version of this.desk.history) if (version.born <= reading.from && version.ended > reading.to && !this.stable.has(version)) this.stable.set(version, reading);
	}

	/** Whether a reading showed a record that an earlier one showed too: only such a record tells that the times moved. */
	private showsAgain({ shown }: PollUnderWay): boolean {
		const before = new Set([...this.shown].map(({ id }) => id));
		return [...shown].some(({ id }) => before.has(id));
	}

	private event({ kind, version, possibleRepeat: marked, isEarlier }: Given): void {
		const before = this.deliveries.get(version) ?? [];
		const mayBeMarked = this.mayBeMarked(version);
		const isPlain = !this.isCrowd() && this.zoneTicks.length === 0;
		if (isEarlier === true || (marked && isPlain && kind === 'created' && this.earlier(version).some((one) => this.wasTold(one, 'created')))) {
			if (!marked || !mayBeMarked) throw new Violation(`an earlier event ${marked ? 'again without need' : 'without a mark'}: ${told(version)}`);
			this.tally.marked += 1;
			if (kind === 'created') this.toldMade.add(version.id);
			return;
		}
		if (before.length > 0 && !marked) throw new Violation(`repeated without a mark: ${told(version)}`);
		if (marked && !mayBeMarked) throw new Violation(`marked as a repeat without need: ${told(version)}`);
		if (before.length > 0) this.tally.marked += 1;
		this.deliveries.set(version, [...before, { kind, marked }]);
		// What can't be told apart from others of one moment comes, and says so.
		if (marked && (this.isCrowd() || this.zoneTicks.length > 0)) return;
		const { start } = this.history.settings;
		if (start.from === 'now' && version.born <= this.firstBegin) throw new Violation(`old: ${told(version)}`);
		if (kind !== 'created' && version.n === 1) throw new Violation(`${kind}, though never edited: ${told(version)}`);
		if (kind === 'created' && !marked) this.madeOnce(version);
	}

	private isCrowd(): boolean {
		return this.desk.everMade > REMEMBERED;
	}

	/** After a restart by default, where more changed at once than is remembered, and where the times of the portal moved. */
	private mayBeMarked({ born }: Version): boolean {
		return this.isCrowd() || this.wiped || (!this.history.durable && this.forgot) || this.movedSince !== undefined || born <= this.markedUntil;
	}

	earlier(version: Version): Version[] {
		const found: Version[] = [];
		for (let one = version.before; one !== undefined; one = one.before) found.push(one);
		return found;
	}

	wasTold(version: Version, as?: Given['kind']): boolean {
		return this.deliveries.get(version)?.some(({ kind }) => as === undefined || kind === as) === true;
	}

	private madeOnce(version: Version): void {
		for (const earlier of this.earlier(version)) {
			if (this.wasTold(earlier, 'created')) throw new Violation(`made twice, without a mark: ${told(version)}`);
			if (this.history.settings.start.from === 'now' && earlier.born <= this.firstBegin) throw new Violation(`an old record comes as created: ${told(version)}`);
		}
	}

	private inOrder(given: readonly Given[]): void {
		const times = given.filter(({ isEarlier }) => isEarlier !== true).map(({ kind, version }) => this.desk.unitOf(kind === 'created' ? version.madeAt : version.at));
		const zones = [this.history.zone, this.history.wrongZone ?? 'UTC'];
		// A repeated hour has no order, and times of two zones have none.
		if (this.zoneTicks.length > 0 || times.some((time) => zones.some((zone) => clockIsSetNear(time, zone, 4)))) return;
		for (let at = 1; at < times.length; at += 1) if (times[at] < times[at - 1]) throw new Violation(`not oldest first: ${told(given[at].version)}`);
	}

	/** After a last quiet reading. */
	finish(): void {
		new Obligations(this).check();
	}
}

export function told({ id, n, at, content, born, ended }: Version): string {
	return `${id.slice(-3)} version ${n} of ${new Date(at).toISOString()} ${content.Subject} ${content.Status} (ticks ${born} to ${ended})`;
}
