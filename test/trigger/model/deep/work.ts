import type { Checked } from '../check';
import { isService, type ServiceName } from '../played';

/** A batch of histories for a child process. */
export interface Batch {
	readonly service: ServiceName;
	readonly seed: number;
	readonly runs: number;
}

export interface Done extends Partial<Checked> {
	readonly seed: number;
	/** The error, if the check itself failed. */
	readonly broken?: string;
}

export function isBatch(message: unknown): message is Batch {
	return (
		typeof message === 'object' &&
		message !== null &&
		'seed' in message &&
		'runs' in message &&
		'service' in message &&
		isService(message.service)
	);
}

export function isDone(message: unknown): message is Done {
	return (
		typeof message === 'object' && message !== null && 'seed' in message && ('totals' in message || 'broken' in message)
	);
}
