import type { JsonObject } from '../../helpdesk/json';
import { type KnownCondition, meets } from './conditions';
import type { DeskField } from './field';
import { PageReader } from './page-reader';
import type { ReadContext } from './read-context';
import { textOf, valueIn } from './record-values';
import { RowCollector } from './row-collector';
import { searchQuestion } from './search-parameters';
import { SEARCH_PAGE } from './windows';

/** A value that no record has. */
const NOWHERE = 'nobody@nowhere.invalid';
/** Shorter texts may not be searched for [open-points 7]. */
const LEAST_TEXT = 3;

/**
 * The rows with each of several values of one field, from one search with commas between them, which mean "or" by
 * Zoho's own description [openapi, open-points 7]. A portal that took the list for one text would find nothing, and the
 * records would be created again. So a value counts as missing only after a search has found a value that was not the
 * first one of a list.
 * @returns undefined for a value that must be looked for by itself
 */
export async function matchingTogether(
	context: ReadContext,
	field: DeskField,
	values: readonly string[],
): Promise<Array<JsonObject[] | undefined>> {
	const alone = values.map(() => undefined);
	const search = new ListSearch(context, field);
	if (!search.isPossible || values.length < 2 || values.some((value) => value.includes(','))) return alone;
	const rows = await search.rows(values);
	if (rows === undefined) {
		const middle = Math.ceil(values.length / 2);
		const halves = [values.slice(0, middle), values.slice(middle)];
		return (await Promise.all(halves.map(async (half) => await matchingTogether(context, field, half)))).flat();
	}
	// A row that does not show the field belongs to nobody knows which value.
	if (rows.some((row) => valueIn(row, field) === undefined)) return alone;
	const found = values.map((value) => rows.filter((row) => meets(row, { field, operator: 'is', value }) === true));
	if (found.slice(1).some(({ length }) => length > 0)) search.setTakesLists(true);
	const isProven = found.every(({ length }) => length > 0) || (await search.takesLists());
	return found.map((some) => (some.length > 0 || isProven ? some : undefined));
}

/** Searches for several values of one field. */
class ListSearch {
	private readonly path: string;

	private readonly parameter: string | undefined;

	constructor(
		private readonly context: ReadContext,
		private readonly field: DeskField,
	) {
		const { module } = context;
		this.path = `/${module.path}/search`;
		const parameter = field.custom ? undefined : module.search?.parameters[field.name];
		if (parameter?.kind === 'texts') this.parameter = parameter.name;
	}

	/** False for a parameter that takes one value, and for a portal that was seen to take lists for one text. */
	get isPossible(): boolean {
		const { parameter, path } = this;
		return parameter !== undefined && this.context.learnt.takesLists(path, parameter) !== false;
	}

	setTakesLists(takes: boolean): void {
		if (this.parameter !== undefined) this.context.learnt.setTakesLists(this.path, this.parameter, takes);
	}

	/** The rows with one of the values; undefined if there are more than one page shows. */
	async rows(values: readonly string[]): Promise<JsonObject[] | undefined> {
		const { module, settings, send, learnt } = this.context;
		const condition: KnownCondition = { field: this.field, operator: 'isOneOf', value: values.join(',') };
		const { parameters, asked } = searchQuestion(module, [condition], settings.now());
		const hasDepartment = settings.department !== undefined && module.search?.hasDepartment === true;
		const place = hasDepartment ? { departmentId: settings.department } : {};
		const query = { ...parameters, ...place, sortBy: 'createdTime' } as Record<string, string>;
		const page = await new PageReader(send, this.path, SEARCH_PAGE, learnt).read(query, 0);
		if (page.kind === 'tooDeep' || page.isFull) return undefined;
		const collector = new RowCollector(this.context, [condition], asked, undefined);
		await collector.take(page.rows);
		return collector.rows;
	}

	/** Shown by a record that exists: it must be found as the second value of a list. Two requests, once a process. */
	async takesLists(): Promise<boolean> {
		const { module, send, learnt } = this.context;
		const known = this.parameter === undefined ? false : learnt.takesLists(this.path, this.parameter);
		if (known !== undefined) return known;
		const page = await new PageReader(send, `/${module.path}`, module.list.most, learnt).read(
			{ sortBy: module.list.oldestFirst },
			0,
		);
		const shown = page.kind === 'rows' ? page.rows.map((row) => textOf(valueIn(row, this.field) ?? null).trim()) : [];
		const value = shown.find((text) => text.length >= LEAST_TEXT && !/[,*$]/.test(text));
		if (value === undefined) return false;
		const rows = await this.rows([NOWHERE, value]);
		if (rows === undefined) return false;
		this.setTakesLists(rows.length > 0);
		return rows.length > 0;
	}
}
