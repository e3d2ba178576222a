import type { Moment } from '../../helpdesk/instants';
import type { OpenHelpdesk, ServiceWords } from '../../services/service';
import type { TriggerEvent } from '../events/event';
import type { TriggerSettings } from '../form/settings';
import type { PollLog } from './notices';

/** What a poll needs from its process. */
export interface PollHost {
	/** The node's static data, kept between polls. Changed only at the end of a poll. */
	readonly staticData: Record<string, unknown>;
	/**
	 * A second place for the first state: with durable cursors n8n does not save a poll at activation that found
	 * nothing.
	 */
	readonly seed: { read(): unknown; write(state: unknown): void };
	/** True if n8n saves the state and the execution in one transaction. */
	readonly durable: boolean;
	/** The name of the process. */
	readonly process: string;
	/** Time limit of a poll, in milliseconds. */
	readonly budget: number;
	readonly now: () => Moment;
	readonly log: PollLog;
}

/** The help desk that a poll asks. */
export interface PolledHelpdesk extends Pick<OpenHelpdesk, 'helpdesk' | 'usage'> {
	/** The portal and department that hold its records. */
	readonly place: string;
	readonly words: Pick<ServiceWords, 'name' | 'endOfDay'>;
}

/** What one poll passes to the workflow. */
export interface Polled {
	/** Oldest first. Empty if nothing is new, the poll is not due, or the reading continues with the next poll. */
	readonly events: readonly TriggerEvent[];
	/** The fields to show, as they were set when these events were read. */
	readonly fields: TriggerSettings['fields'];
}
