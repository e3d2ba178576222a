import type { INodeProperties } from 'n8n-workflow';
import type { Owner } from '../helpdesk/case-work';
import type { ServiceWords } from '../services/service';
import { choiceOf, type Given } from './given';
import { recordId, recordIdOf } from './record-id';

const ASSIGN_TO = 'Assign To';
const CHOICES = ['agent', 'team', 'agentAndTeam', 'nobody'] as const;

/** To whom a case is assigned. */
export const OWNER: readonly INodeProperties[] = [
	{
		displayName: ASSIGN_TO,
		name: 'assignTo',
		type: 'options',
		options: [
			{ name: 'Agent', value: 'agent', description: 'An agent; the team stays as it is' },
			{ name: 'Agent and Team', value: 'agentAndTeam', description: 'An agent, and a team' },
			{ name: 'Nobody', value: 'nobody', description: 'Take the agent and the team away' },
			{ name: 'Team', value: 'team', description: 'A team; the agent stays as it is' },
		],
		default: 'agent',
	},
	{
		...recordId('Agent ID', 'The ID of the agent. The agent must belong to the department of the case.', 'agentId'),
		displayOptions: { show: { assignTo: ['agent', 'agentAndTeam'] } },
	},
	{
		...recordId('Team ID', 'The ID of the team. The team must belong to the department of the case.', 'teamId'),
		displayOptions: { show: { assignTo: ['team', 'agentAndTeam'] } },
	},
];

/** @throws HelpdeskError `data` for what is no ID */
export function givenOwner(given: Given, words: Pick<ServiceWords, 'examples'>): Owner {
	const choice = choiceOf(given('assignTo', 'agent'), ASSIGN_TO, CHOICES);
	if (choice === 'nobody') return { agent: '', team: '' };
	return {
		...(choice === 'team' ? {} : { agent: recordIdOf(given('agentId', ''), 'Agent ID', words) }),
		...(choice === 'agent' ? {} : { team: recordIdOf(given('teamId', ''), 'Team ID', words) }),
	};
}
