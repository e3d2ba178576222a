import { jest } from '@jest/globals';
import { fakeDates } from './fake-dates';

/** Noon of a Pacific day in winter. The day ends at {@link MIDNIGHT}. */
export const NOON = '2026-11-24T20:00:00.000Z';

/** The end of that Pacific day. */
export const MIDNIGHT = '2026-11-25T08:00:00.000Z';

/**
 * Lets n8n, the node and the simulator read {@link NOON} from their clocks, and gives what moves them. To be called
 * before the portal is opened, which reads the clock too.
 */
export function stoppedClock(): (at: string) => void {
	fakeDates(new Date(NOON));
	return (at) => jest.setSystemTime(new Date(at));
}
