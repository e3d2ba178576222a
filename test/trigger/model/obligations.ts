import { type EmittedEvents, textOf } from './emitted-events';
import type { History } from './history';
import type { Marks } from './marks';
import type { ModelService, Reading, Version } from './records';
import { Violation } from './violation';
import { clockIsSetBetween } from './wall-clock';
import { WATCHED } from './system';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Whether an event must have come by the end, must not, or may. */
type Due = 'must' | 'must not' | 'may';

/** What is known of a history when it is over. */
export interface Judged {
	readonly history: History;
	readonly service: ModelService;
	readonly emitted: EmittedEvents;
	readonly marks: Marks;
	/** Versions that the service showed during a whole successful reading. */
	readonly stable: ReadonlyMap<Version, Reading>;
	/** Versions that were current during a reading that must have had their record. */
	readonly present: ReadonlySet<Version>;
	/** Versions that may be missed because of a documented limit. */
	readonly excused: ReadonlySet<Version>;
	/** The first reading since the trigger last started, and ever. */
	readonly begin: Reading | undefined;
	readonly firstBegin: number;
	/** True if a trigger that began now used our clock, and our clock was so far ahead that it began in the future. */
	readonly beganBlind: boolean;
	/** Ticks at which a zone changed. */
	readonly zoneTicks: readonly number[];
	/** When the trigger last started again. */
	readonly anewAt: number;
}

/** Compares the versions that were current during a whole reading with the events that came. */
export class Obligations {
	constructor(private readonly judge: Judged) {}

	check(): void {
		for (const version of this.judge.service.history) {
			const due = this.dueOf(version);
			const came = this.judge.emitted.deliveries.has(version);
			if (due === 'must' && !came) throw new Violation(`lost: ${textOf(version)}`);
			if (due === 'must not' && came && !this.isDoubtful(version))
				throw new Violation(`should not have come: ${textOf(version)}`);
		}
		const { events } = this.judge.history.settings;
		if (events === 'created' || events === 'createdOrUpdated') this.eachCreatedOnce();
		this.noMoreThanAsked();
	}

	/** A start with everything emits a limited number of old records. */
	private noMoreThanAsked(): void {
		const { start } = this.judge.history.settings;
		if (start.from !== 'everything') return;
		const old = [...this.judge.emitted.deliveries.keys()].filter(
			(version) => this.judge.service.appeared(version) <= this.judge.firstBegin && !this.isDoubtful(version),
		);
		if (old.length > start.most) throw new Violation(`${old.length} old records came, not ${start.most}`);
	}

	private isDoubtful(version: Version): boolean {
		return (
			this.judge.emitted.deliveries.get(version)?.every(({ marked }) => marked) === true &&
			(this.judge.marks.isCrowd || this.judge.zoneTicks.length > 0)
		);
	}

	private dueOf(version: Version): Due {
		const { events } = this.judge.history.settings;
		if (events === 'created' || !this.isNew(version) || this.looksTheSame(version)) return 'may';
		if (!this.judge.stable.has(version) || this.judge.excused.has(version) || this.isHidden(version)) return 'may';
		if (events === 'createdOrUpdated') return 'must';
		if (version.n === 1) return 'must not';
		return events === 'updated' ? this.dueAsUpdated(version) : this.dueAsFieldChanged(version);
	}

	/** Whether a version is newer than the start of the trigger. */
	private isNew(version: Version): boolean {
		const { born, at } = version;
		const { history, begin, service } = this.judge;
		const { start } = history.settings;
		if (begin === undefined || this.judge.beganBlind) return false;
		if (start.from === 'now') return born > begin.to && !service.mayCountAsOld(version, begin.to);
		if (start.from === 'everything') return start.most >= service.history.length || born > begin.to;
		return at > start.at + this.slack();
	}

	/**
	 * With a wrong zone in the credential, times go back an hour at a clock change, until a poll notices. More than 20
	 * changes in that hour may hide the changes of that time and of the two minutes before, which the overlap leaves as
	 * a margin.
	 */
	private isHidden({ at }: Version): boolean {
		const { history, zoneTicks, service } = this.judge;
		const zones = [history.zone, history.wrongZone ?? history.zone, service.zone];
		if ((history.wrongZone ?? history.zone) === history.zone && zoneTicks.length === 0) return false;
		return (
			zones.some((zone) => clockIsSetBetween(history.begins - 2 * HOUR, at + 2 * HOUR, zone)) &&
			service.history.filter((other) => Math.abs(other.at - at) <= HOUR + 3 * MINUTE).length > 20
		);
	}

	/** How far the times of the service may be misread. */
	private slack(): number {
		const { history, zoneTicks } = this.judge;
		return history.wrongZone === undefined && zoneTicks.length === 0 ? 2 * HOUR : 28 * HOUR;
	}

	/** A save without a change, in the same second or minute, cannot be told apart from the version before it. */
	private looksTheSame(version: Version): boolean {
		const { service } = this.judge;
		for (let earlier = version.before; earlier !== undefined; earlier = earlier.before) {
			const same =
				earlier.content.Subject === version.content.Subject && earlier.content.Status === version.content.Status;
			if (!same && service.isComparable(earlier)) continue;
			if (earlier.shown === version.shown || service.unitOf(earlier.at) === service.unitOf(version.at)) return true;
		}
		return false;
	}

	/** A record that was seen before must come as updated. So must a new one that was certainly edited. */
	private dueAsUpdated(version: Version): Due {
		return this.wasSeenBefore(version) || this.surelyEdited(version) ? 'must' : 'may';
	}

	private wasSeenBefore(version: Version): boolean {
		const earlier = this.judge.emitted.earlier(version);
		if (earlier.some((one) => this.isKnownToAll(one))) return true;
		return !this.judge.marks.forgot && earlier.some((one) => this.sawStable(one, version));
	}

	/** Whether a successful reading before a version showed an earlier one. */
	private sawStable(earlier: Version, version: Version): boolean {
		const reading = this.judge.stable.get(earlier);
		return reading !== undefined && reading.to < version.born;
	}

	/** Whether a version was emitted, so that any process knows it from the state. */
	private isKnownToAll(version: Version): boolean {
		return version.born > this.judge.anewAt && this.judge.emitted.wasEmitted(version);
	}

	/** Whether its two times differ visibly. Near clock and zone changes they must be far apart. */
	private surelyEdited({ at, madeAt }: Version): boolean {
		const { history, service, zoneTicks } = this.judge;
		const zones = [history.zone, history.wrongZone ?? history.zone, service.zone];
		const isPlain =
			zoneTicks.length === 0 && !zones.some((zone) => clockIsSetBetween(madeAt - 2 * HOUR, at + 2 * HOUR, zone));
		return isPlain ? service.unitOf(at) !== service.unitOf(madeAt) : at - madeAt > 3 * HOUR + MINUTE;
	}

	/** Compares with the value that was seen last. If several values are possible, all must differ. */
	private dueAsFieldChanged(version: Version): Due {
		const value = version.content[WATCHED];
		const earlier = this.judge.emitted.earlier(version);
		const emittedLast = earlier.findIndex((one) => this.isKnownToAll(one));
		if (emittedLast !== -1 && this.downTo(emittedLast, earlier).every((one) => one.content[WATCHED] !== value))
			return 'must';
		const last = this.judge.marks.forgot ? -1 : earlier.findIndex((one) => this.sawStable(one, version));
		const maySeen = last === -1 ? earlier : this.downTo(last, earlier);
		if (maySeen.every((one) => one.content[WATCHED] !== value) && (last !== -1 || this.surelyEdited(version)))
			return 'must';
		if (last !== -1 && maySeen.every((one) => one.content[WATCHED] === value) && this.isNew(earlier[last]))
			return 'must not';
		return 'may';
	}

	/** The versions down to one that was seen, and those of its moment that a reading could not tell from it. */
	private downTo(place: number, newestFirst: readonly Version[]): Version[] {
		const { service } = this.judge;
		let end = place;
		const mayBe = (one: Version, other: Version | undefined) =>
			other?.shown === one.shown && !(service.isComparable(one) && service.isComparable(other));
		while (mayBe(newestFirst[end], newestFirst[end + 1])) end += 1;
		return newestFirst.slice(0, end + 1);
	}

	private eachCreatedOnce(): void {
		const { service, present, excused } = this.judge;
		const { deliveries, createdAgain } = this.judge.emitted;
		const byId = new Map<string, Version[]>();
		for (const version of service.history) byId.set(version.id, [...(byId.get(version.id) ?? []), version]);
		for (const versions of byId.values()) {
			const due =
				this.isNew(versions[0]) &&
				versions.some((one) => present.has(one) && !this.isHidden(one)) &&
				!versions.some((one) => excused.has(one));
			if (due && !createdAgain.has(versions[0].id) && !versions.some((one) => deliveries.has(one)))
				throw new Violation(`lost: ${textOf(versions[0])}`);
		}
	}
}
