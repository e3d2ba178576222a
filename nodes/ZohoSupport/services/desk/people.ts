import { Remembered } from '../../connection/remembered';
import type { ModuleName } from '../../helpdesk/catalogue';
import { comparable, type PeopleList } from '../../helpdesk/form-lists';
import type { RecordId } from '../../helpdesk/helpdesk';
import type { Named, People } from '../../helpdesk/people';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { Fields } from './fields';
import { isSearched, type ListDoor, type PeoplePage, peoplePage, type Person } from './form-lists';

/** The lists in which the objects stand that a field refers to. */
const LIST_OF_OBJECT: Readonly<Record<string, PeopleList>> = {
	assignee: 'agents',
	owner: 'agents',
	team: 'teams',
	department: 'departments',
};

/** What the lists show: nobody is assigned to a deactivated agent, no ticket moves to a disabled department. */
const ONE: Readonly<Record<PeopleList, string>> = {
	agents: 'active agent',
	teams: 'team',
	departments: 'enabled department',
};

const KEPT_MS = 5 * 60 * 1000;
/** How many candidates an error names. */
const MOST_NAMED = 20;
/** The most pages that are read for a name: 2,000 rows at the lowest price. */
const MOST_PAGES = 10;

const remembered = new Remembered<PeoplePage>(KEPT_MS);

/** Those that were read, each once; `isAll` if there are no more. */
interface Seen {
	readonly people: readonly Person[];
	readonly isAll: boolean;
}

/**
 * Agents, teams and departments of Zoho Desk by their names. A list costs one page, an organization with more a search,
 * and each page of it: whoever has an equal name may stand on the last one.
 */
export class DeskPeople implements People {
	/**
	 * @param reader who reads (`readerKey`)
	 * @param fields the fields of a module, as far as they are known
	 */
	constructor(
		private readonly door: ListDoor,
		private readonly reader: string,
		private readonly fields: (module: ModuleName) => Fields,
	) {}

	async idOf(named: Named): Promise<RecordId> {
		const first = await this.page(named.list, '');
		const seen = await this.seen(named, first);
		const its = seen.people.filter((person) => isNamed(person, named.name));
		if (its.length > 1) throw this.wrong(named, `several ${named.list} have this name`, its);
		if (!seen.isAll) throw this.wrong(named, `there are too many ${named.list} to find it among them`, its);
		const [one] = its;
		if (one !== undefined) return one.id;
		throw this.none(named, seen.people.length > 0 ? seen.people : first.people);
	}

	namedIn(module: ModuleName, raw: Readonly<Record<string, unknown>>): Named[] {
		const fields = this.fields(module);
		return Object.entries(raw).flatMap(([field, value]) => {
			const list = LIST_OF_OBJECT[fields.found(field)?.object ?? ''];
			const name = typeof value === 'string' ? value.trim() : '';
			return list === undefined || name === '' || /^\d+$/.test(name) ? [] : [{ field, list, name }];
		});
	}

	/** The whole list if its first page is all of it, else what a search finds, to its last page. */
	private async seen({ list, name }: Named, first: PeoplePage): Promise<Seen> {
		if (first.next === undefined) return { people: first.people, isAll: true };
		const text = isSearched(list, name) ? name : '';
		const people = new Map<RecordId, Person>();
		let after: string | undefined;
		for (let pages = 0; pages < MOST_PAGES; pages += 1) {
			const page = await this.page(list, text, after);
			for (const person of page.people) people.set(person.id, person);
			after = page.next;
			if (after === undefined) break;
		}
		return { people: [...people.values()], isAll: after === undefined };
	}

	private async page(list: PeopleList, text: string, after?: string): Promise<PeoplePage> {
		const key = JSON.stringify([this.reader, this.door.department, list, text.toLowerCase(), after]);
		return await remembered.get(key, async () => await peoplePage(this.door, list, text, after));
	}

	private none(named: Named, all: readonly Person[]): HelpdeskError {
		const near = all.filter(({ shown }) => comparable(shown).includes(comparable(named.name)));
		const { department } = this.door;
		const where =
			department === undefined || named.list === 'departments'
				? ''
				: ` of the department in the credential (${department})`;
		return this.wrong(named, `no ${ONE[named.list]}${where} has this name`, near.length > 0 ? near : all);
	}

	private wrong({ field, name: given }: Named, what: string, candidates: readonly Person[]): HelpdeskError {
		const named = candidates.slice(0, MOST_NAMED).map(({ shown, id }) => `${shown}: ${id}`);
		const more = candidates.length > MOST_NAMED ? `, and ${candidates.length - MOST_NAMED} more` : '';
		const next =
			named.length === 0 ? 'Give the ID.' : `Give the ID or the name of one of these: ${named.join(', ')}${more}.`;
		return new HelpdeskError(problem('data', `'${field}' holds '${given.slice(0, 60)}', but ${what}.`, next));
	}
}

function isNamed({ names }: Person, wanted: string): boolean {
	return names.some((name) => comparable(name) === comparable(wanted));
}
