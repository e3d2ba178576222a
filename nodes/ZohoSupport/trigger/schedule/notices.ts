import type { ReadingReport } from '../cursor/step';
import type { ServiceWords } from '../../services/service';
import type { TriggerMemory } from './memory';
import { shownNumber } from '../../helpdesk/numbers';

/** n8n's log. */
export type PollLog = Record<'info' | 'warn' | 'debug', (text: string) => void>;

/** Writes to n8n's log what a person should know about the trigger. */
export class Notices {
	constructor(
		private readonly log: PollLog,
		private readonly memory: TriggerMemory,
		/** What the service is called, and when its day ends. */
		private readonly words: Pick<ServiceWords, 'name' | 'endOfDay'>,
	) {}

	/**
	 * Logs how long records wait so that the day's requests or credits last. Logs again when the wait changes by half.
	 * @param wait in milliseconds; undefined if no request is left until the day ends
	 */
	wait(wait: number | undefined, resetsAt: string): void {
		const minutes = wait === undefined ? 0 : wait / 60_000;
		const { loggedWait: last } = this.memory;
		if (wait !== undefined && minutes < 1.5) return;
		if (last !== undefined && minutes <= last * 1.5 && minutes >= last / 1.5) return;
		this.memory.loggedWait = minutes;
		const often = wait === undefined ? 'sends no more requests' : `polls at most every ${minutes.toFixed(1)} minutes`;
		const { name, endOfDay } = this.words;
		this.log.info(
			`${name}: to stay within the limit of the day, the trigger ${often} until ${endOfDay} (${resetsAt}). New records may wait that long. After that it polls at the full rate again.`,
		);
	}

	pause(): void {
		this.log.debug(`${this.words.name}: a long reading continues with the next poll`);
	}

	/** Logs what a reading showed about the service. @param plural the module, such as `cases` */
	reading({ filterIgnored, timesMoved, read, requests }: ReadingReport, plural: string): void {
		const { name } = this.words;
		if (filterIgnored) {
			this.log.warn(
				`${name}: the portal does not filter by time of change. Each poll reads all ${plural}: this time ${shownNumber(read)}, with ${shownNumber(requests)} requests.`,
			);
		}
		if (timesMoved) {
			this.log.warn(
				`${name}: the time zone of the portal or of the credential has changed. The trigger has adjusted to it. Events of this poll may be repeats and are marked. Check the time zone in the credential.`,
			);
		}
	}
}
