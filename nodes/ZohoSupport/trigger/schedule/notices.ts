import { type DeskTraits, requestsFor } from '../cursor/question';
import type { Step } from '../cursor/step';
import type { TriggerMemory } from './memory';

/** n8n's log. */
export type PollLog = Record<'info' | 'warn' | 'debug', (text: string) => void>;

/** What a trigger says in n8n's log, each thing once. */
export class Notices {
	constructor(
		private readonly log: PollLog,
		private readonly memory: TriggerMemory,
		private readonly desk: DeskTraits,
	) {}

	/** Says how long records wait so that the requests of the day last, and again when it changes by half. @param wait in milliseconds; undefined: until the day ends */
	wait(wait: number | undefined, resetsAt: string): void {
		const minutes = wait === undefined ? 0 : wait / 60_000;
		const { toldWait: told } = this.memory;
		if (wait !== undefined && minutes < 1.5) return;
		if (told === minutes || (told !== undefined && minutes <= told * 1.5 && minutes >= told / 1.5)) return;
		this.memory.toldWait = minutes;
		const often = wait === undefined ? 'asks no more' : `asks every ${minutes.toFixed(1)} minutes or less often`;
		this.log.info(
			`Zoho Support: so that the requests of the day last, the trigger ${often} until midnight Pacific time (${resetsAt}); new records may wait as long. Then it is back at full rate.`,
		);
	}

	/** What a reading showed of the service. @param plural `cases` */
	reading({ filterIgnored, zoneMoved, read }: NonNullable<Step['noted']>, plural: string): void {
		if (filterIgnored)
			this.log.warn(
				`Zoho Support: the portal does not filter by time of change, so each poll reads all ${plural}: ${read} now, by ${requestsFor(read, this.desk)} requests.`,
			);
		if (zoneMoved)
			this.log.warn(
				'Zoho Support: the times of the portal moved to another time zone. The trigger went along; events of this poll may be repeats and are marked. Check the time zone in the credential.',
			);
	}
}
