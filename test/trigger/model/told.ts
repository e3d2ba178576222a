import type { History } from './history';
import type { Marks } from './marks';
import type { ModelDesk, Version } from './model-desk';
import type { Given } from './system';
import type { Tally } from './tally';
import { Violation } from './violation';
import { clockIsSetNear } from './wall-clock';

/** How a version came out. */
export interface Delivery {
	readonly kind: Given['kind'];
	readonly marked: boolean;
}

/** What the judge knows of how the trigger began, and of zones that changed. */
interface Known {
	readonly firstBegin: number;
	readonly zoneTicks: readonly number[];
}

/** What came out, event by event: none twice without a mark, none that is old, oldest first. */
export class Told {
	readonly deliveries = new Map<Version, Delivery[]>();

	/** Ids of records whose creation came marked, after they were changed. */
	readonly toldMade = new Set<string>();

	constructor(
		private readonly history: History,
		private readonly desk: ModelDesk,
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
		// A creation that waited is doubtful as it was when it was read, whatever the record says by now.
		const about = kind === 'created' ? (this.earlier(version).at(-1) ?? version) : version;
		const mayBeMarked = this.marks.may(about);
		const isPlain = !this.marks.isCrowd && this.known.zoneTicks.length === 0;
		if (
			isEarlier === true ||
			(marked && isPlain && kind === 'created' && this.earlier(version).some((one) => this.wasTold(one, 'created')))
		) {
			if (!marked || !mayBeMarked)
				throw new Violation(`an earlier event ${marked ? 'again without need' : 'without a mark'}: ${told(version)}`);
			this.tally.marked += 1;
			if (kind === 'created') this.toldMade.add(version.id);
			return;
		}
		if (before.length > 0 && !marked) throw new Violation(`repeated without a mark: ${told(version)}`);
		if (marked && !mayBeMarked) throw new Violation(`marked as a repeat without need: ${told(version)}`);
		if (before.length > 0) this.tally.marked += 1;
		this.deliveries.set(version, [...before, { kind, marked }]);
		// What can't be told apart from others of one moment comes, and says so.
		if (marked && (this.marks.isCrowd || this.known.zoneTicks.length > 0)) return;
		const { start } = this.history.settings;
		if (start.from === 'now' && version.born <= this.known.firstBegin) throw new Violation(`old: ${told(version)}`);
		if (kind !== 'created' && version.n === 1) throw new Violation(`${kind}, though never edited: ${told(version)}`);
		if (kind === 'created' && !marked) this.madeOnce(version);
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
			if (this.history.settings.start.from === 'now' && earlier.born <= this.known.firstBegin)
				throw new Violation(`an old record comes as created: ${told(version)}`);
		}
	}

	private inOrder(given: readonly Given[]): void {
		const times = given
			.filter(({ isEarlier }) => isEarlier !== true)
			.map(({ kind, version }) => this.desk.unitOf(kind === 'created' ? version.madeAt : version.at));
		const zones = [this.history.zone, this.history.wrongZone ?? 'UTC'];
		// A repeated hour has no order, and times of two zones have none.
		if (this.known.zoneTicks.length > 0 || times.some((time) => zones.some((zone) => clockIsSetNear(time, zone, 4))))
			return;
		for (let at = 1; at < times.length; at += 1)
			if (times[at] < times[at - 1]) throw new Violation(`not oldest first: ${told(given[at].version)}`);
	}
}

export function told({ id, n, at, content, born, ended }: Version): string {
	return `${id.slice(-3)} version ${n} of ${new Date(at).toISOString()} ${content.Subject} ${content.Status} (ticks ${born} to ${ended})`;
}
