import type { INodeProperties } from 'n8n-workflow';
import { choiceOf, type Given } from './given';

/** What a person waits for. */
export const EVENT_CHOICES = ['created', 'updated', 'createdOrUpdated', 'fieldChanged'] as const;
export type EventChoice = (typeof EVENT_CHOICES)[number];

/** Each choice in a few words, for the canvas. */
export const EVENT_WORDS: Readonly<Record<EventChoice, string>> = {
	created: 'created',
	updated: 'updated',
	createdOrUpdated: 'created or updated',
	fieldChanged: 'field changed',
};

export const EVENT: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: [
		{ name: 'Created', value: 'created', action: 'When a record is created', description: 'A record was created' },
		{
			name: 'Created or Updated',
			value: 'createdOrUpdated',
			action: 'When a record is created or updated',
			description: 'A record was created, or changed in any way',
		},
		{
			name: 'Field Changed',
			value: 'fieldChanged',
			action: 'When a field of a record changes',
			description: 'One of the fields that you choose has a new value. The item holds the old and the new value.',
		},
		{
			name: 'Updated',
			value: 'updated',
			action: 'When a record is updated',
			description: 'An existing record was changed in any way',
		},
	],
	default: 'created',
};

export function chosenEvent(given: Given): EventChoice {
	return choiceOf(given(EVENT.name, 'created'), EVENT.displayName, EVENT_CHOICES);
}
