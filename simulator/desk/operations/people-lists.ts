import type { JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import { strangeId } from '../refusal';
import { AGENTS, DEPARTMENTS, TEAMS, rowWithId } from '../store/people';
import { listed, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { filled } from './filled';
import { textTest } from './text-match';
import type { TextTest } from './text-match';

/** Agents, teams and departments. */
export const PEOPLE: Handlers = {
	getAgents: agents,
	getAgentsInDepartment: (call) => agents(call, call.path['departmentId']),
	getAssociableAgents: (call) => agents(call),
	getAgent: (call) => one(call, AGENTS, call.path['agentId']),
	getMyInfo: (call) => one(call, AGENTS, call.agentId),
	getAgentByEmail: (call) => one(call, AGENTS, AGENTS.find(({ emailId }) => emailId === call.path['emailId'])?.['id']),
	getAgentByZuid: (call) => one(call, AGENTS, AGENTS.find(({ zuid }) => zuid === call.path['zuid'])?.['id']),
	getAgentsByIds: (call) =>
		rows(
			call,
			AGENTS.filter(({ id }) => call.query.list('agentIds').includes(String(id))),
		),
	getAgentsCount: (call) =>
		single({ count: AGENTS.filter(({ status }) => status === (call.query.text('status') ?? 'ACTIVE')).length }, 0),
	getDepartments: departments,
	getMyDepartments: departments,
	getDepartment: (call) => one(call, DEPARTMENTS, call.path['departmentId']),
	getDepartmentsByIds: (call) =>
		rows(
			call,
			DEPARTMENTS.filter(({ id }) => call.query.list('departmentIds').includes(String(id))),
		),
	getDepartmentsCount: () => single({ count: DEPARTMENTS.length }, 0),
	getTeams: (call) => rows(call, page(call, TEAMS), 'teams'),
	getTeam: (call) => one(call, TEAMS, call.path['teamId']),
	getTeamsInDepartment: (call) =>
		rows(
			call,
			TEAMS.filter(({ departmentId }) => departmentId === call.path['departmentId']),
			'teams',
		),
	listAssociatedTeamsForAgent: (call) =>
		rows(
			call,
			TEAMS.filter((team) => membersOf(team).includes(call.path['agentId'] ?? '')),
			'teams',
		),
	getTeamMembersDetails: (call) => {
		const team = rowWithId(TEAMS, call.path['team_id']);
		if (team === undefined) throw strangeId(call.points);
		return rows(
			call,
			AGENTS.filter(({ id }) => membersOf(team).includes(String(id))),
			'members',
		);
	},
};

function agents(call: Call, departmentId?: string): Answer {
	const { query } = call;
	const [searched, status] = [searchIn(call), query.text('status')];
	const field = query.text('fieldName');
	const departmentIds = departmentId === undefined ? query.list('departmentIds') : [departmentId];
	const found = AGENTS.filter((agent) => {
		const own = agent['associatedDepartmentIds'];
		const isThere =
			departmentIds.length === 0 || (Array.isArray(own) && own.some((id) => departmentIds.includes(String(id))));
		const isLight = agent['rolePermissionType'] === 'Light';
		const wantsLight = query.text('isLightAgent');
		return (
			isThere &&
			(field === undefined ? ['name', 'emailId'] : [field]).some((own) => searched(String(agent[own]))) &&
			(status === undefined || agent['status'] === status) &&
			(wantsLight === undefined || String(isLight) === wantsLight)
		);
	});
	return rows(call, page(call, query.text('sortOrder') === 'desc' ? found.reverse() : found));
}

function departments(call: Call): Answer {
	const [searched, enabled] = [searchIn(call), call.query.text('isEnabled')];
	return rows(
		call,
		page(
			call,
			DEPARTMENTS.filter(
				({ name, isEnabled }) => searched(String(name)) && (enabled === undefined || String(isEnabled) === enabled),
			),
		),
	);
}

/** `text*` starts with, `*text*` holds, `text` is exactly that [openapi agent.json, department.json]. */
function searchIn({ query }: Call): TextTest {
	const asked = query.text('searchStr');
	return asked === undefined ? () => true : textTest(asked, false);
}

function membersOf(team: JsonObject): string[] {
	return Array.isArray(team['agents']) ? team['agents'].map(String) : [];
}

function page({ query }: Call, all: readonly JsonObject[]): readonly JsonObject[] {
	return all.slice(query.page.skip, query.page.skip + query.page.limit);
}

function rows(call: Call, found: readonly JsonObject[], key = 'data'): Answer {
	const shape = rowShapeOf(call.operation, key);
	return listed(
		call,
		found.map((row) => filled(row, shape)),
		{},
		key,
	);
}

function one(call: Call, all: readonly JsonObject[], id: unknown): Answer {
	const row = rowWithId(all, id);
	if (row === undefined) throw strangeId(call.points);
	return single(filled(row, shapeOf(call.operation)));
}
