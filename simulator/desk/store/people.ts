import { ACCESS } from '../access';
import type { JsonObject } from '../reference/json';
import { fixedId } from './ids';
import type { ModuleName } from './module';
import { MODULE_NAMES } from './module';

const START = '2024-01-08T09:00:00.000Z';
const { support, billing } = ACCESS.departments;

/** The departments, agents, teams, roles and profiles of the organization. They never change. */
export const DEPARTMENTS: readonly JsonObject[] = [
	department(support, 'Support', true),
	department(billing, 'Billing', false),
];

export const ROLES: readonly JsonObject[] = [
	{ id: fixedId(301), name: 'Support Head' },
	{ id: fixedId(302), name: 'Agent' },
];

const PROFILES = { administrator: fixedId(311), agent: fixedId(312), light: fixedId(313) };

export const AGENTS: readonly JsonObject[] = [
	agent(ACCESS.agents.ada, 'Ada', 'Admin', 'Admin', [support, billing]),
	agent(ACCESS.agents.ben, 'Ben', 'Agent', 'AgentPublic', [support]),
	agent(ACCESS.agents.cleo, 'Cleo', 'Cash', 'AgentPublic', [billing]),
	agent(fixedId(204), 'Lia', 'Light', 'Light', [support]),
	{ ...agent(fixedId(205), 'Olaf', 'Old', 'AgentPublic', [support]), status: 'DISABLED' },
];

export const TEAMS: readonly JsonObject[] = [
	team(ACCESS.teams.firstLine, 'First Line', support, [ACCESS.agents.ada, ACCESS.agents.ben]),
	team(ACCESS.teams.invoices, 'Invoices', billing, [ACCESS.agents.cleo]),
];

/** The one category that new articles go into. */
export const ARTICLE_CATEGORY = { root: fixedId(501), leaf: fixedId(502), name: 'General' };

/** The row with this id; undefined when there is none. */
export function rowWithId(rows: readonly JsonObject[], id: unknown): JsonObject | undefined {
	return rows.find((row) => row['id'] === id);
}

/** The id of the only layout of a module. */
export function layoutIdOf(module: ModuleName): string {
	return fixedId(601 + MODULE_NAMES.indexOf(module));
}

function department(id: string, name: string, isDefault: boolean): JsonObject {
	return {
		id,
		name,
		sanitizedName: name.toLowerCase(),
		nameInCustomerPortal: name,
		description: null,
		isDefault,
		isEnabled: true,
		isVisibleInCustomerPortal: true,
		isAssignToTeamEnabled: true,
		chatStatus: 'NOT_CREATED',
		hasLogo: false,
		creatorId: ACCESS.agents.ada,
		createdTime: START,
	};
}

function agent(
	id: string,
	firstName: string,
	lastName: string,
	rolePermissionType: string,
	departments: string[],
): JsonObject {
	const isAdmin = rolePermissionType === 'Admin';
	return {
		id,
		zuid: String(70_000_000 + Number(id.slice(-3))),
		firstName,
		lastName,
		name: `${firstName} ${lastName}`,
		emailId: `${firstName.toLowerCase()}@demodesk.example`,
		email: `${firstName.toLowerCase()}@demodesk.example`,
		status: 'ACTIVE',
		roleId: fixedId(isAdmin ? 301 : 302),
		profileId: isAdmin ? PROFILES.administrator : rolePermissionType === 'Light' ? PROFILES.light : PROFILES.agent,
		rolePermissionType,
		associatedDepartmentIds: departments,
		associatedChatDepartmentIds: [],
		channelExpert: [],
		langCode: 'en_US',
		timeZone: 'Europe/Berlin',
		countryCode: 'de',
		isConfirmed: true,
		isZiaAgent: false,
	};
}

function team(id: string, name: string, departmentId: string, agents: string[]): JsonObject {
	return {
		id,
		name,
		departmentId,
		agents,
		derivedAgents: agents,
		roles: [],
		rolesWithSubordinates: [],
		subTeams: [],
		description: null,
	};
}
