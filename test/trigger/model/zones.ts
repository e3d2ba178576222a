import type { Change, History } from './history';
import type { Judge } from './judge';
import type { ModelService } from './records';
import { aheadOfUtc, clockIsSetNear } from './wall-clock';

const HOUR = 60 * 60_000;
/** How far a query reaches back before the watermark. */
const DRIFT = 26 * HOUR;

/** The time zones of the portal and the credential. Skips changes that are documented limits of the trigger. */
export class Zones {
	/** The zone in the credential. */
	credential: string;

	constructor(
		private readonly history: History,
		private readonly service: ModelService,
		private readonly judge: Judge,
	) {
		this.credential = history.wrongZone ?? history.zone;
	}

	change(change: Extract<Change, { do: 'portal zone' | 'credential zone' }>, now: number, tick: number): void {
		const witness = this.judge.witness();
		const next =
			change.do === 'portal zone'
				? { portal: change.to, credential: this.credential }
				: { portal: this.service.zone, credential: this.service.zone };
		if (witness === undefined || this.isTooFar(next, now)) return;
		// Limit: near a clock change of one of the zones, times move by two amounts at once.
		if ([this.service.zone, this.credential, next.portal].some((zone) => clockIsSetNear(now, zone, 6))) return;
		this.service.kept.add(witness);
		this.judge.zoneChanged(tick, () => {
			this.service.zone = next.portal;
			this.credential = next.credential;
		});
	}

	/** How far the credential's zone is ahead of the portal's, in milliseconds. */
	credentialAhead(now: number): number {
		return aheadOfUtc(now, this.credential) - aheadOfUtc(now, this.service.zone);
	}

	/**
	 * Limit: a correction and a filter in another zone that add up to more than 26 hours, or two zone changes without a
	 * poll between them.
	 */
	private isTooFar(next: { portal: string; credential: string }, now: number): boolean {
		const { filterZone } = this.history.points;
		const ahead = (zone: string) => aheadOfUtc(now, zone);
		const misread = ahead(this.service.zone) - ahead(this.credential);
		const asked = ahead(next.credential) - ahead(filterZone === 'portal' ? next.portal : filterZone);
		return misread + asked > DRIFT || this.service.kept.size > 0;
	}
}
