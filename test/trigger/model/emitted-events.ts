import type { History } from './history';
import type { Marks } from './marks';
import type { ModelService, Version } from './records';
import type { Given } from './system';
import type { Tally } from './tally';
import { Violation } from './violation';
import { clockIsSetNear } from './wall-clock';

/** The event of a version. */
export interface Delivery {
	readonly kind: Given['kind'];
	readonly marked: boolean;
}

/** What the judge knows about the start of the trigger and about changed zones. */
interface Known {
	readonly firstBegin: number;
	readonly zoneTicks: readonly number[];
}

/** Checks the emitted events: none twice without a mark, none of an old record, oldest first. */
export class EmittedEvents {
	readonly deliveries = new Map<Version, Delivery[]>();

	/** Ids of records whose creation came again, marked, after they had changed. */
	readonly createdAgain = new Set<string>();

	constructor(
		private readonly history: History,
		private readonly service: ModelService,
		private readonly marks: Marks,
		private readonly known: Known,
		private readonly tally: Tally,
	) {}

	take(given: readonly Given[]): void {
		for (const event of given) this.event(event);
		this.inOrder(given);
	}

	private event({ kind, version, possibleRepeat: marked, isEarlier }: Given): void {
		const before = this.deliveries.get(version) ?? [];
		// A creation that waited is judged by the version that was read first.
		const about = kind === 'created' ? (this.earlier(version).at(-1) ?? version) : version;
		const mayBeMarked = this.marks.may(about);
		const isPlain = !this.marks.isCrowd && this.known.zoneTicks.length === 0;
		if (
			isEarlier === true ||
			(marked && isPlain && kind === 'created' && this.earlier(version).some((one) => this.wasEmitted(one, 'created')))
		) {
			if (!marked || !mayBeMarked)
				throw new Violation(`an earlier event ${marked ? 'again without need' : 'without a mark'}: ${textOf(version)}`);
			this.tally.marked += 1;
			if (kind === 'created') this.createdAgain.add(version.id);
			return;
		}
		if (before.length > 0 && !marked) throw new Violation(`repeated without a mark: ${textOf(version)}`);
		if (marked && !mayBeMarked) throw new Violation(`marked as a repeat without need: ${textOf(version)}`);
		if (before.length > 0) this.tally.marked += 1;
		this.deliveries.set(version, [...before, { kind, marked }]);
		// A version that may be forgotten, or whose times moved, comes marked. The checks below do not apply to it.
		if (marked && (this.marks.isCrowd || this.known.zoneTicks.length > 0)) return;
		const { start } = this.history.settings;
		if (start.from === 'now' && this.isOld(version)) throw new Violation(`old: ${textOf(version)}`);
		if (kind !== 'created' && version.n === 1) throw new Violation(`${kind}, though never edited: ${textOf(version)}`);
		if (kind === 'created' && !marked) this.createdOnce(version);
	}

	/** A record is old if it was there when the trigger started. A change of it is, if the service showed it by then. */
	private isOld(version: Version): boolean {
		const { firstBegin } = this.known;
		if (!this.service.wasThere(version, firstBegin)) return false;
		return version.n === 1 || this.service.appeared(version) <= firstBegin;
	}

	earlier(version: Version): Version[] {
		const found: Version[] = [];
		for (let one = version.before; one !== undefined; one = one.before) found.push(one);
		return found;
	}

	wasEmitted(version: Version, as?: Given['kind']): boolean {
		return this.deliveries.get(version)?.some(({ kind }) => as === undefined || kind === as) === true;
	}

	private createdOnce(version: Version): void {
		for (const earlier of this.earlier(version)) {
			if (this.wasEmitted(earlier, 'created')) throw new Violation(`created twice, without a mark: ${textOf(version)}`);
			if (this.history.settings.start.from === 'now' && this.service.wasThere(earlier, this.known.firstBegin))
				throw new Violation(`an old record comes as created: ${textOf(version)}`);
		}
	}

	private inOrder(given: readonly Given[]): void {
		const times = given
			.filter(({ isEarlier }) => isEarlier !== true)
			.map(({ kind, version }) => this.service.unitOf(kind === 'created' ? version.madeAt : version.at));
		const zones = [this.history.zone, this.history.wrongZone ?? 'UTC'];
		// There is no order within a repeated hour, or between times of two zones.
		if (this.known.zoneTicks.length > 0 || times.some((time) => zones.some((zone) => clockIsSetNear(time, zone, 4))))
			return;
		for (let at = 1; at < times.length; at += 1)
			if (times[at] < times[at - 1]) throw new Violation(`not oldest first: ${textOf(given[at].version)}`);
	}
}

export function textOf({ id, n, at, content, born, ended }: Version): string {
	return `${id.slice(-3)} version ${n} of ${new Date(at).toISOString()} ${content.Subject} ${content.Status} (ticks ${born} to ${ended})`;
}
