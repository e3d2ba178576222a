import type { INodeProperties } from 'n8n-workflow';
import { docsLink } from './docs-link';
import { choiceOf, type Given } from './given';

export const AFTER_RESTART: INodeProperties = {
	displayName: 'After a Restart',
	name: 'afterRestart',
	type: 'options',
	options: [
		{
			name: 'Repeat the Last Events, Marked',
			value: 'repeat',
			description:
				'No event is lost if n8n is killed while it saves the events of a poll. Repeated events carry possibleRepeat.',
		},
		{
			name: 'Do Not Repeat Events',
			value: 'goOn',
			description: 'No event comes twice. If n8n is killed while it saves the events of a poll, those are lost.',
		},
	],
	default: 'repeat',
	description: `What happens to the events of the last poll when n8n starts again. Has no effect if n8n keeps poll cursors durably, because each event then comes once. ${docsLink('Which settings of n8n matter', 'trigger.md#which-n8n-settings-give-exactly-once')}.`,
};

/** False if a person prefers to lose the last events of a killed n8n over getting them twice. */
export function repeatAfterRestart(given: Given): boolean {
	const choice = choiceOf(given(`options.${AFTER_RESTART.name}`, 'repeat'), AFTER_RESTART.displayName, [
		'repeat',
		'goOn',
	]);
	return choice === 'repeat';
}
