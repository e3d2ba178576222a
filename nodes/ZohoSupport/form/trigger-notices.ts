import type { INodeProperties } from 'n8n-workflow';
import { docsLink } from './docs-link';
import { messageEvents } from './event';
import { notice } from './notice';
import { shownFor } from './shown-for';
import type { Service } from '../services/service';

/** What a poll gives to the workflow, and what people may rely on. */
export const PROMISE: INodeProperties = notice(
	'promiseNotice',
	'Each poll starts the workflow once, with one item for each new event, oldest first. Each event comes once; no error, pause or restart loses one. An event that may have come before carries possibleRepeat.',
	docsLink('What the trigger promises, and what it cannot do', 'trigger.md#what-it-promises'),
);

/** How new messages are found, and what that costs. */
export function messagesNotice({ words: { newMessages, docs } }: Service): INodeProperties[] {
	if (newMessages === undefined || docs.messages === undefined) return [];
	const link = docsLink('How messages are found', docs.messages);
	return shownFor(messageEvents('event'), [notice('messagesNotice', newMessages, link)]);
}
