import type { INodeProperties } from 'n8n-workflow';
import { type Given, wholeNumberOf } from './given';

const MOST = 1_000;

export const EVENTS_AT_ONCE: INodeProperties = {
	displayName: 'Events at Once',
	name: 'most',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: MOST,
	description:
		'The most events that one poll gives to the workflow. The rest comes with the next polls, oldest first. No event is lost.',
};

export function eventsAtOnce(given: Given): number {
	return wholeNumberOf(given(`options.${EVENTS_AT_ONCE.name}`, MOST), EVENTS_AT_ONCE.displayName);
}
