import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { choiceOf, type Given, textOf } from './given';

const TEXT = 'Message';
const FORMAT = 'Format';

/** The text of a reply or comment, and how it is written. */
export const messageForm = (placeholder: string): INodeProperties[] => [
	{
		displayName: TEXT,
		name: 'message',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		placeholder,
		description: 'The text to write',
	},
	{
		displayName: FORMAT,
		name: 'messageFormat',
		type: 'options',
		options: [
			{ name: 'HTML', value: 'html', description: 'The text is HTML. A new line needs a tag.' },
			{ name: 'Plain Text', value: 'text', description: 'The text is shown as it is' },
		],
		default: 'text',
		description: 'How the text is written',
	},
];

/** @throws HelpdeskError `data` where there is no text */
export function givenMessage(given: Given): { readonly content: string; readonly isHtml: boolean } {
	const content = textOf(given('message', '') ?? '', TEXT);
	if (content.trim() === '')
		throw new HelpdeskError(problem('data', `'${TEXT}' is empty.`, 'Fill in the text, or correct its expression.'));
	return { content, isHtml: choiceOf(given('messageFormat', 'text'), FORMAT, ['html', 'text']) === 'html' };
}
