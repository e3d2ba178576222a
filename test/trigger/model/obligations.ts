import type { Judge } from './judge';
import { told } from './told';
import type { Version } from './model-desk';
import { Violation } from './violation';
import { clockIsSetBetween } from './wall-clock';
import { WATCHED } from './system';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What must have come out by the end, what must not, and what the documents leave open. */
type Due = 'must' | 'must not' | 'may';

/** Weighs each version that was current all through a reading against what came out. */
export class Obligations {
	constructor(private readonly judge: Judge) {}

	check(): void {
		for (const version of this.judge.desk.history) {
			const due = this.dueOf(version);
			const came = this.judge.told.deliveries.has(version);
			if (due === 'must' && !came) throw new Violation(`lost: ${told(version)}`);
			if (due === 'must not' && came && !this.isDoubtful(version))
				throw new Violation(`should not have come: ${told(version)}`);
		}
		if (this.judge.history.settings.events === 'created') this.eachMadeOnce();
		this.noMoreThanAsked();
	}

	/** Only the newest of all there is are wanted, where that was chosen. */
	private noMoreThanAsked(): void {
		const { start } = this.judge.history.settings;
		if (start.from !== 'everything') return;
		const old = [...this.judge.told.deliveries.keys()].filter(
			(version) => version.born <= this.judge.firstBegin && !this.isDoubtful(version),
		);
		if (old.length > start.most) throw new Violation(`${old.length} old records came, not ${start.most}`);
	}

	private isDoubtful(version: Version): boolean {
		return (
			this.judge.told.deliveries.get(version)?.every(({ marked }) => marked) === true &&
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

	/** Versions from the beginning on. */
	private isNew({ born, at }: Version): boolean {
		const { history, begin, desk } = this.judge;
		const { start } = history.settings;
		if (begin === undefined || this.judge.beganBlind) return false;
		if (start.from === 'now') return born > begin.to;
		if (start.from === 'everything') return start.most >= desk.history.length || born > begin.to;
		return at > start.at + this.slack();
	}

	/**
	 * With a wrong zone in the credential, times go back an hour when a clock is set, until a poll has seen it; more than 20 changes of that
	 * hour bury what comes then, and of the two minutes before, which a cursor leaves clear behind a crowd.
	 */
	private isHidden({ at }: Version): boolean {
		const { history, zoneTicks, desk } = this.judge;
		const zones = [history.zone, history.wrongZone ?? history.zone, desk.zone];
		if ((history.wrongZone ?? history.zone) === history.zone && zoneTicks.length === 0) return false;
		return (
			zones.some((zone) => clockIsSetBetween(history.begins - 2 * HOUR, at + 2 * HOUR, zone)) &&
			desk.history.filter((other) => Math.abs(other.at - at) <= HOUR + 3 * MINUTE).length > 20
		);
	}

	/** How far the service's times may be misread. */
	private slack(): number {
		const { history, zoneTicks } = this.judge;
		return history.wrongZone === undefined && zoneTicks.length === 0 ? 2 * HOUR : 28 * HOUR;
	}

	/** An edit that changes nothing within one unit of time can't be told from its past. */
	private looksTheSame(version: Version): boolean {
		const { desk } = this.judge;
		for (let earlier = version.before; earlier !== undefined; earlier = earlier.before) {
			const same =
				earlier.content.Subject === version.content.Subject && earlier.content.Status === version.content.Status;
			if (!same) continue;
			if (earlier.shown === version.shown || desk.unitOf(earlier.at) === desk.unitOf(version.at)) return true;
		}
		return false;
	}

	/** A record that was there before comes as updated; a new one when it was surely changed after it was made. */
	private dueAsUpdated(version: Version): Due {
		return this.wasSeenBefore(version) || this.surelyEdited(version) ? 'must' : 'may';
	}

	private wasSeenBefore(version: Version): boolean {
		const earlier = this.judge.told.earlier(version);
		if (earlier.some((one) => this.isKnownToAll(one))) return true;
		return !this.judge.marks.forgot && earlier.some((one) => this.sawStable(one, version));
	}

	/** Some reading that ended well before a version was born showed another one. */
	private sawStable(earlier: Version, version: Version): boolean {
		const reading = this.judge.stable.get(earlier);
		return reading !== undefined && reading.to < version.born;
	}

	/** It was told, so that the state knows it whichever process goes on. */
	private isKnownToAll(version: Version): boolean {
		return version.born > this.judge.anewAt && this.judge.told.wasTold(version);
	}

	/** Its two times look different; where clocks are set or zones change, only those that are far apart. */
	private surelyEdited({ at, madeAt }: Version): boolean {
		const { history, desk, zoneTicks } = this.judge;
		const zones = [history.zone, history.wrongZone ?? history.zone, desk.zone];
		const isPlain =
			zoneTicks.length === 0 && !zones.some((zone) => clockIsSetBetween(madeAt - 2 * HOUR, at + 2 * HOUR, zone));
		return isPlain ? desk.unitOf(at) !== desk.unitOf(madeAt) : at - madeAt > 3 * HOUR + MINUTE;
	}

	/** What counts is the value that was seen last: where several may have been, all must differ. */
	private dueAsFieldChanged(version: Version): Due {
		const value = version.content[WATCHED];
		const earlier = this.judge.told.earlier(version);
		const toldLast = earlier.findIndex((one) => this.isKnownToAll(one));
		if (toldLast !== -1 && earlier.slice(0, toldLast + 1).every((one) => one.content[WATCHED] !== value)) return 'must';
		const last = this.judge.marks.forgot ? -1 : earlier.findIndex((one) => this.sawStable(one, version));
		const maySeen = last === -1 ? earlier : earlier.slice(0, last + 1);
		if (maySeen.every((one) => one.content[WATCHED] !== value) && (last !== -1 || this.surelyEdited(version)))
			return 'must';
		if (last !== -1 && maySeen.every((one) => one.content[WATCHED] === value) && this.isNew(earlier[last]))
			return 'must not';
		return 'may';
	}

	private eachMadeOnce(): void {
		const { desk, stable, excused } = this.judge;
		const { deliveries, toldMade } = this.judge.told;
		const byId = new Map<string, Version[]>();
		for (const version of desk.history) byId.set(version.id, [...(byId.get(version.id) ?? []), version]);
		for (const versions of byId.values()) {
			const due =
				this.isNew(versions[0]) &&
				versions.some((one) => stable.has(one) && !this.isHidden(one)) &&
				!versions.some((one) => excused.has(one));
			if (due && !toldMade.has(versions[0].id) && !versions.some((one) => deliveries.has(one)))
				throw new Violation(`lost: ${told(versions[0])}`);
		}
	}
}
