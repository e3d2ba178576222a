import type { ModuleName } from './catalogue';
import type { PeopleList } from './form-lists';
import type { RecordId } from './helpdesk';

/** The name of an agent, a team or a department that was given in place of an id. */
export interface Named {
	/** The field that holds it, as a person knows the field. */
	readonly field: string;
	readonly list: PeopleList;
	readonly name: string;
}

/** Agents, teams and departments by the names that people and language models know. */
export interface People {
	/**
	 * The id of the one with this name, or of the agent with this e-mail address. The lists are remembered for five
	 * minutes.
	 * @throws HelpdeskError `data` that lists the candidates where none or several have the name
	 */
	idOf(named: Named): Promise<RecordId>;
	/** The values, as a workflow gives them, that are names where the field takes an id. Costs no request. */
	namedIn(module: ModuleName, raw: Readonly<Record<string, unknown>>): readonly Named[];
}
