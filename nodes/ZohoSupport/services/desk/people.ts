import { Remembered } from '../../connection/remembered';
import type { ModuleName } from '../../helpdesk/catalogue';
import type { ListEntry, ListPage, PeopleList } from '../../helpdesk/form-lists';
import type { RecordId } from '../../helpdesk/helpdesk';
import type { Named, People } from '../../helpdesk/people';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { Fields } from './fields';
import { type ListDoor, LISTS, peoplePage } from './form-lists';

/** The lists in which the objects stand that a field refers to. */
const LIST_OF_OBJECT: Readonly<Record<string, PeopleList>> = {
	assignee: 'agents',
	owner: 'agents',
	team: 'teams',
	department: 'departments',
};

const ONE: Readonly<Record<PeopleList, string>> = { agents: 'agent', teams: 'team', departments: 'department' };

const KEPT_MS = 5 * 60 * 1000;
/** How many candidates an error names. */
const MOST_NAMED = 20;

const remembered = new Remembered<ListPage>(KEPT_MS);

/** Agents, teams and departments of Zoho Desk by their names. A list costs one page, a longer one a search. */
export class DeskPeople implements People {
	/**
	 * @param place identifies the portal and department
	 * @param fields the fields of a module, as far as they are known
	 */
	constructor(
		private readonly door: ListDoor,
		private readonly place: string,
		private readonly fields: (module: ModuleName) => Fields,
	) {}

	async idOf(named: Named): Promise<RecordId> {
		const { list, name } = named;
		const candidates = await this.candidates(list, name);
		const [first, ...others] = candidates.filter((entry) => isNamed(entry, name));
		if (first === undefined)
			throw none(named, candidates.length > 0 ? candidates : (await this.page(list, '')).entries);
		if (others.length > 0) throw several(named, [first, ...others]);
		return first.id;
	}

	namedIn(module: ModuleName, raw: Readonly<Record<string, unknown>>): Named[] {
		const fields = this.fields(module);
		return Object.entries(raw).flatMap(([field, value]) => {
			const list = LIST_OF_OBJECT[fields.found(field)?.object ?? ''];
			const name = typeof value === 'string' ? value.trim() : '';
			return list === undefined || name === '' || /^\d+$/.test(name) ? [] : [{ field, list, name }];
		});
	}

	/** Those of the whole list if it is one page, else those that a search finds; without a search, page by page. */
	private async candidates(list: PeopleList, name: string): Promise<readonly ListEntry[]> {
		let page = await this.page(list, '');
		if (page.next === undefined) return page.entries;
		if (LISTS[list].searches('', name)) return (await this.page(list, name)).entries;
		const all = new Map(page.entries.map((entry) => [entry.id, entry]));
		while (page.next !== undefined) {
			const before = all.size;
			page = await this.page(list, '', page.next);
			for (const entry of page.entries) all.set(entry.id, entry);
			// A portal that does not page gives the same rows each time.
			if (all.size === before) break;
		}
		return [...all.values()];
	}

	private async page(list: PeopleList, text: string, after?: string): Promise<ListPage> {
		const key = JSON.stringify([this.place, list, text.toLowerCase(), after]);
		return await remembered.get(key, async () => await peoplePage(this.door, list, { text, after }));
	}
}

/** Entries read `Ann Lee (ann@example.com)`: each part names her, and the whole. */
function isNamed({ name }: ListEntry, wanted: string): boolean {
	const [, part = '', more = ''] = /^(.*) \((.*)\)$/.exec(name) ?? [];
	const parts = [name, part, more].map((one) => one.trim().toLowerCase());
	return parts.includes(wanted.trim().toLowerCase());
}

function none(named: Named, all: readonly ListEntry[]): HelpdeskError {
	const near = all.filter(({ name }) => name.toLowerCase().includes(named.name.toLowerCase()));
	return wrong(named, `no ${ONE[named.list]} has this name`, near.length > 0 ? near : all);
}

function several(named: Named, candidates: readonly ListEntry[]): HelpdeskError {
	return wrong(named, `several ${named.list} have this name`, candidates);
}

function wrong({ field, name: given }: Named, what: string, candidates: readonly ListEntry[]): HelpdeskError {
	const named = candidates.slice(0, MOST_NAMED).map(({ name, id }) => `${name}: ${id}`);
	const more = candidates.length > MOST_NAMED ? `, and ${candidates.length - MOST_NAMED} more` : '';
	const next =
		named.length === 0 ? 'Give the ID.' : `Give the ID or the name of one of these: ${named.join(', ')}${more}.`;
	return new HelpdeskError(problem('data', `'${field}' holds '${given.slice(0, 60)}', but ${what}.`, next));
}
