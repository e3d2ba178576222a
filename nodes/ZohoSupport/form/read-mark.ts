import type { INodeProperties } from 'n8n-workflow';
import { choiceOf, type Given } from './given';

export const READ_MARK: INodeProperties = {
	displayName: 'Mark As',
	name: 'markAs',
	type: 'options',
	options: [
		{ name: 'Read', value: 'read' },
		{ name: 'Unread', value: 'unread' },
	],
	default: 'read',
	description: 'Whether the ticket is shown as read or as unread',
};

/** True for read. */
export function readMark(given: Given): boolean {
	return choiceOf(given(READ_MARK.name, 'read'), READ_MARK.displayName, ['read', 'unread']) === 'read';
}
