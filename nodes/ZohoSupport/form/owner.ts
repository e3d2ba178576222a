import type { INodeProperties } from 'n8n-workflow';
import type { Service, ServiceWords } from '../services/service';
import { choiceOf, type Given } from './given';
import { type GivenPerson, givenPerson, personForm, type PersonField } from './person-locator';

const ASSIGN_TO = 'Assign To';
const CHOICES = ['agent', 'team', 'agentAndTeam', 'nobody'] as const;

const AGENT: PersonField = {
	displayName: 'Agent',
	name: 'agentId',
	list: 'agents',
	example: 'Ann Lee or ann@example.com',
};
const TEAM: PersonField = { displayName: 'Team', name: 'teamId', list: 'teams', example: 'First Line' };

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

/** The owner that was given: who, or an empty ID for nobody; absent is what stays. */
export interface GivenOwner {
	readonly agent?: GivenPerson;
	readonly team?: GivenPerson;
}

const NOBODY: GivenPerson = { id: '' };

/** @throws HelpdeskError `data` as `givenPerson` */
export function givenOwner(given: Given, words: Pick<ServiceWords, 'examples'>): GivenOwner {
	const choice = choiceOf(given('assignTo', 'agent'), ASSIGN_TO, CHOICES);
	if (choice === 'nobody') return { agent: NOBODY, team: NOBODY };
	return {
		...(choice === 'team' ? {} : { agent: givenPerson(given, AGENT, words) }),
		...(choice === 'agent' ? {} : { team: givenPerson(given, TEAM, words) }),
	};
}
