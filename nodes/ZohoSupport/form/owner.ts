import type { INodeProperties } from 'n8n-workflow';
import type { Owner } from '../helpdesk/case-work';
import type { Service, ServiceWords } from '../services/service';
import { choiceOf, type Given } from './given';
import { givenPerson, personForm, type PersonField } from './person-locator';

const ASSIGN_TO = 'Assign To';
const CHOICES = ['agent', 'team', 'agentAndTeam', 'nobody'] as const;

const AGENT: PersonField = { displayName: 'Agent', name: 'agentId', list: 'agents' };
const TEAM: PersonField = { displayName: 'Team', name: 'teamId', list: 'teams' };

/** To whom a case is assigned. */
export const ownerForm = (service: Service): INodeProperties[] => [
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
		...personForm(service, AGENT, 'The agent must belong to the department of the ticket'),
		displayOptions: { show: { assignTo: ['agent', 'agentAndTeam'] } },
	},
	{
		...personForm(service, TEAM, 'The team must belong to the department of the ticket'),
		displayOptions: { show: { assignTo: ['team', 'agentAndTeam'] } },
	},
];

/** @throws HelpdeskError `data` for what is no ID */
export function givenOwner(given: Given, words: Pick<ServiceWords, 'examples'>): Owner {
	const choice = choiceOf(given('assignTo', 'agent'), ASSIGN_TO, CHOICES);
	if (choice === 'nobody') return { agent: '', team: '' };
	return {
		...(choice === 'team' ? {} : { agent: givenPerson(given, AGENT, words) }),
		...(choice === 'agent' ? {} : { team: givenPerson(given, TEAM, words) }),
	};
}
