import type { Noted } from '../cursor/step';
import type { ServiceWords } from '../../services/service';
import type { TriggerMemory } from './memory';

/** n8n's log. */
export type PollLog = Record<'info' | 'warn' | 'debug', (text: string) => void>;

/** What a trigger says in n8n's log, each thing once. */
export class Notices {
	constructor(
		private readonly log: PollLog,
		private readonly memory: TriggerMemory,
		/** What the service is called, and when its day ends. */
		private readonly words: Pick<ServiceWords, 'name' | 'endOfDay'>,
	) {}

	/** Says how long records wait so that the requests of the day last, and again when it changes by half. @param wait in milliseconds; undefined: until the day ends */
	wait(wait: number | undefined, resetsAt: string): void {
		const minutes = wait === undefined ? 0 : wait / 60_000;
		const { toldWait: told } = this.memory;
		if (wait !== undefined && minutes < 1.5) return;
		if (told === minutes || (told !== undefined && minutes <= told * 1.5 && minutes >= told / 1.5)) return;
		this.memory.toldWait = minutes;
		const often = wait === undefined ? 'asks no more' : `asks every ${minutes.toFixed(1)} minutes or less often`;
		const { name, endOfDay } = this.words;
		this.log.info(
			`${name}: so that the day's requests last, the trigger ${often} until ${endOfDay} (${resetsAt}). New records may wait that long. Then it is back at full rate.`,
		);
	}

	/** What a reading showed of the service. @param plural `cases` */
	reading({ filterIgnored, timesMoved, read, requests }: Noted, plural: string): void {
		const { name } = this.words;
		if (filterIgnored) {
			this.log.warn(
				`${name}: the portal does not filter by time of change. Each poll reads all ${plural}: ${read} now, with ${requests} requests.`,
			);
		}
		if (timesMoved) {
			this.log.warn(
				`${name}: the times of the portal moved to another time zone. The trigger followed. Events of this poll may be repeats and are marked. Check the time zone in the credential.`,
			);
		}
	}
}
