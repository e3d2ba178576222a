import type { Moment } from '../../helpdesk/instants';
import type { OpenHelpdesk, ServiceWords } from '../../services/service';
import type { TriggerEvent } from '../events/event';
import type { TriggerSettings } from '../form/settings';
import type { PollLog } from './notices';

/** What a poll needs of the process that it runs in. */
export interface PollHost {
	/** What is kept between polls; changed only when a poll is over. */
	readonly staticData: Record<string, unknown>;
	/** A second place, which n8n keeps at activation: where its cursors are durable, it drops what the silent poll there came to. */
	readonly seed: { read(): unknown; write(state: unknown): void };
	/** True where the state and the execution of its events are kept in one transaction. */
	readonly durable: boolean;
	/** A name for the process. */
	readonly process: string;
	/** Milliseconds that a poll may take. */
	readonly budget: number;
	readonly now: () => Moment;
	readonly log: PollLog;
}

/** The help desk that a poll asks. */
export interface PolledHelpdesk extends Pick<OpenHelpdesk, 'helpdesk' | 'place' | 'usage'> {
	readonly words: Pick<ServiceWords, 'name' | 'endOfDay'>;
}

/** What one poll gives to the workflow. */
export interface Polled {
	/** Oldest first; none where nothing is new, where it is not time yet, or where the rest is for the next poll. */
	readonly events: readonly TriggerEvent[];
	/** The fields to show, as they were chosen when these events were read. */
	readonly fields: TriggerSettings['fields'];
}
