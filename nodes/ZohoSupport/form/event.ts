import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import type { MessageKind } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { choiceOf, type Given } from './given';
import { shownFor } from './shown-for';

/** What a person waits for. */
export const EVENT_CHOICES = [
	'created',
	'updated',
	'createdOrUpdated',
	'fieldChanged',
	'newComment',
	'newReply',
] as const;
export type EventChoice = (typeof EVENT_CHOICES)[number];

/** Each choice in a few words, for the canvas. */
export const EVENT_WORDS: Readonly<Record<EventChoice, string>> = {
	created: 'created',
	updated: 'updated',
	createdOrUpdated: 'created or updated',
	fieldChanged: 'field changed',
	newComment: 'new comment',
	newReply: 'new reply',
};

/** Events of messages below a record, and the messages that they are about. */
const MESSAGE_EVENTS: Readonly<Partial<Record<EventChoice, MessageKind>>> = {
	newComment: 'comment',
	newReply: 'reply',
};

/** The display rule of what message events have not; `event` may stand further up in the form. */
export const messageEvents = (name: 'event' | '/event') => ({ [name]: Object.keys(MESSAGE_EVENTS) });

/** The messages that an event is about; undefined for an event of the record itself. */
export function messagesOf(event: EventChoice): MessageKind | undefined {
	return MESSAGE_EVENTS[event];
}

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

/** For modules whose messages a trigger can wait for. */
const MESSAGES: readonly INodePropertyOptions[] = [
	{
		name: 'New Comment',
		value: 'newComment',
		action: 'When a comment is added',
		description: 'A comment was added. The item is the comment, with the ID, number and subject of its record.',
	},
	{
		name: 'New Reply',
		value: 'newReply',
		action: 'When a customer or an agent replies',
		description:
			'A customer or an agent wrote a message after the first one. The item is the message, with the ID, number and subject of its record.',
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
	const namesOf = (fits: (module: Module) => boolean) => modules.filter(fits).map(({ name }) => name);
	const withMessages = [CREATED, ...CHANGES, ...MESSAGES].sort((a, b) => a.name.localeCompare(b.name));
	return [
		...listFor(namesOf(hasMessages), withMessages),
		...listFor(
			namesOf((module) => module.tellsNoChange !== true && !hasMessages(module)),
			[CREATED, ...CHANGES],
		),
		...listFor(
			namesOf(({ tellsNoChange }) => tellsNoChange === true),
			[CREATED],
			`${words.name} does not tell when these records change, so only new ones start the workflow`,
		),
	];
}

const hasMessages = ({ abilities }: Module) => abilities?.includes('new-messages') === true;

/** @throws HelpdeskError `data` for an event that the module does not tell */
export function chosenEvent(given: Given, module: Module): EventChoice {
	const event = choiceOf(given(NAME, 'created'), DISPLAY_NAME, EVENT_CHOICES);
	const { tellsNoChange, plural } = module;
	if (messagesOf(event) !== undefined && !hasMessages(module)) throw tellsNoMessages(event, plural);
	if (tellsNoChange !== true || event === 'created') return event;
	throw new HelpdeskError(
		problem(
			'data',
			`Nothing tells when ${plural} change, so the trigger cannot wait for '${EVENT_WORDS[event]}'.`,
			"Choose the event 'Created', or use a Schedule Trigger with Get Many.",
		),
	);
}

function tellsNoMessages(event: EventChoice, plural: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`The trigger cannot wait for '${EVENT_WORDS[event]}' of ${plural}.`,
			'Choose another event, or a resource that offers this one.',
		),
	);
}
