import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { choiceOf, type Given } from './given';
import { shownFor } from './shown-for';

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

const CREATED: INodePropertyOptions = {
	name: 'Created',
	value: 'created',
	action: 'When a record is created',
	description: 'A record was created',
};

const CHANGES: readonly INodePropertyOptions[] = [
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
];

const NAME = 'event';
const DISPLAY_NAME = 'Event';

/** The list of events; modules of which nothing tells a change have one that is shorter. */
export function eventForm({ catalogue: { modules }, words }: Service): INodeProperties[] {
	const listFor = (names: readonly string[], options: INodePropertyOptions[], description?: string) => {
		const list: INodeProperties = {
			displayName: DISPLAY_NAME,
			name: NAME,
			type: 'options',
			options,
			default: 'created',
		};
		return names.length === 0
			? []
			: shownFor({ resource: [...names] }, [{ ...list, ...(description && { description }) }]);
	};
	const silent = modules.filter(({ tellsNoChange }) => tellsNoChange === true).map(({ name }) => name);
	const others = modules.map(({ name }) => name).filter((name) => !silent.includes(name));
	return [
		...listFor(others, [CREATED, ...CHANGES]),
		...listFor(
			silent,
			[CREATED],
			`${words.name} does not tell when these records change, so only new ones start the workflow`,
		),
	];
}

/** @throws HelpdeskError `data` for an event that the module does not tell */
export function chosenEvent(given: Given, { tellsNoChange, plural }: Module): EventChoice {
	const event = choiceOf(given(NAME, 'created'), DISPLAY_NAME, EVENT_CHOICES);
	if (tellsNoChange !== true || event === 'created') return event;
	throw new HelpdeskError(
		problem(
			'data',
			`Nothing tells when ${plural} change, so the trigger cannot wait for '${EVENT_WORDS[event]}'.`,
			"Choose the event 'Created', or use a Schedule Trigger with Get Many.",
		),
	);
}
