import type { INodeProperties } from 'n8n-workflow';
import type { Condition } from '../helpdesk/conditions';
import { WRITTEN_BY } from '../helpdesk/helpdesk';
import type { Service } from '../services/service';
import { messageEvents } from './event';
import { choiceOf, type Given } from './given';

const NAME = 'writtenBy';
const DISPLAY_NAME = 'Written By';

/** Whose messages start the workflow, for services that tell new messages. */
export const writtenByForm = ({ words: { newMessages } }: Service): INodeProperties[] =>
	newMessages === undefined
		? []
		: [
				{
					displayName: DISPLAY_NAME,
					name: NAME,
					type: 'options',
					options: [
						{ name: 'Agents', value: 'agent', description: 'Agents, and automatic messages of the help desk' },
						{ name: 'Anyone', value: 'anyone' },
						{ name: 'Customers', value: 'customer' },
					],
					default: 'anyone',
					description: 'Whose comments or replies start the workflow',
					displayOptions: { show: messageEvents('event') },
				},
			];

/** The choice as a condition on the messages; none for all of them. */
export function chosenWriters(given: Given): Condition[] {
	const choice = choiceOf(given(NAME, 'anyone'), DISPLAY_NAME, ['anyone', 'agent', 'customer']);
	return choice === 'anyone' ? [] : [{ field: WRITTEN_BY, comparison: 'is', value: choice }];
}
