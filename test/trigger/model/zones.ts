import type { Change, History } from './history';
import type { Judge } from './judge';
import type { ModelDesk } from './model-desk';
import { aheadOfUtc, clockIsSetNear } from './wall-clock';

const HOUR = 60 * 60_000;
/** What a question reaches further back than what is known. */
const DRIFT = 26 * HOUR;

/** The time zones of the desk and of the credential, and what of their changes the trigger is not held to. */
export class Zones {
	/** The zone in the credential. */
	credential: string;

	constructor(
		private readonly history: History,
		private readonly desk: ModelDesk,
		private readonly judge: Judge,
	) {
		this.credential = history.wrongZone ?? history.zone;
	}

	change(change: Extract<Change, { do: 'portal zone' | 'credential zone' }>, now: number, tick: number): void {
		const witness = this.judge.witness();
		const next =
			change.do === 'portal zone'
				? { portal: change.to, credential: this.credential }
				: { portal: this.desk.zone, credential: this.desk.zone };
		if (witness === undefined || this.isTooFar(next, now)) return;
		// Limit: while one of the zones sets its clock, times move by two amounts at once.
		if ([this.desk.zone, this.credential, next.portal].some((zone) => clockIsSetNear(now, zone, 6))) return;
		this.desk.kept.add(witness);
		this.judge.zoneChanged(tick, () => {
			this.desk.zone = next.portal;
			this.credential = next.credential;
		});
	}

	/** How far the credential's zone is ahead of the portal's, in milliseconds. */
	credentialAhead(now: number): number {
		return aheadOfUtc(now, this.credential) - aheadOfUtc(now, this.desk.zone);
	}

	/** Limit: a correction and a filter that is read in another zone, together more than a day and two hours; or one after the other, before a poll. */
	private isTooFar(next: { portal: string; credential: string }, now: number): boolean {
		const { filterZone } = this.history.points;
		const ahead = (zone: string) => aheadOfUtc(now, zone);
		const misread = ahead(this.desk.zone) - ahead(this.credential);
		const asked = ahead(next.credential) - ahead(filterZone === 'portal' ? next.portal : filterZone);
		return misread + asked > DRIFT || this.desk.kept.size > 0;
	}
}
