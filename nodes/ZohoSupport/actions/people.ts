import type { GivenPerson } from '../form/person-locator';
import type { RecordId } from '../helpdesk/helpdesk';
import type { Named } from '../helpdesk/people';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Run } from './run';

/** The ID of an agent, a team or a department that was given by ID or name. @throws HelpdeskError `data` as `People` */
export async function personGiven(run: Run, given: GivenPerson): Promise<RecordId> {
	return 'id' in given ? given.id : await idOf(run, given);
}

/** Values for a module, with IDs in place of the names of agents, teams and departments. */
export async function withoutNames(
	run: Run,
	raw: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
	const values = { ...raw };
	for (const named of run.people?.namedIn(run.module, raw) ?? []) values[named.field] = await idOf(run, named);
	return values;
}

async function idOf({ people, words }: Run, named: Named): Promise<RecordId> {
	if (people !== undefined) return await people.idOf(named);
	throw new HelpdeskError(problem('data', `${words.name} does not know '${named.name}' by name.`, 'Give the ID.'));
}
