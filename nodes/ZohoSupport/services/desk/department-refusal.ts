import { isJsonObject, type Json } from '../../helpdesk/json';
import type { DeskAnswer, DeskCall, DeskRefusal } from './call';

/** The parameters and fields that name a department. */
const NAMES: ReadonlySet<string> = new Set(['departmentId', 'departmentIds', 'associatedDepartments']);

/**
 * A refusal of the department that the credential names leads to the credential: no item holds it.
 * @param department the Department ID of the credential; undefined for all
 */
export function leadingToCredential(answer: DeskAnswer, call: DeskCall, department: string | undefined): DeskAnswer {
	if (department === undefined || answer.kind !== 'error' || !isOfDepartment(answer, call, department)) return answer;
	const nextStep = `The credential has the Department ID ${department}. Correct it there, or leave it empty for all departments that the connected user may see.`;
	return { ...answer, problem: { ...answer.problem, nextStep } };
}

function isOfDepartment({ problem, parameter, fields = [] }: DeskRefusal, call: DeskCall, department: string): boolean {
	if (`${call.path}/`.startsWith(`/departments/${department}/`))
		return ['not-found', 'request', 'data'].includes(problem.kind);
	const said = [parameter, ...fields.map(({ name }) => name)].some((name) => name !== undefined && NAMES.has(name));
	return (said || problem.message.includes(department)) && holds(call, department);
}

/** True if the call names this department and no other. */
function holds({ query = {}, body }: DeskCall, department: string): boolean {
	const given = [query, isJsonObject(body) ? body : {}].flatMap((values) =>
		Object.entries(values).flatMap(([name, value]) => (NAMES.has(name) ? (value as Json) : [])),
	);
	return given.length > 0 && given.every((value) => value === department);
}
