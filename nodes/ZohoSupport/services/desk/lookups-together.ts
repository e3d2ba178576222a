import type { JsonObject } from '../../helpdesk/json';
import { type KnownCondition, meets } from './conditions';
import type { DeskField } from './field';
import { departmentOfList } from './list-question';
import { PageReader } from './page-reader';
import type { ReadContext } from './read-context';
import { departmentsIn, textOf, valueIn } from './record-values';
import { RowCollector } from './row-collector';
import { departmentOfSearch, searchQuestion } from './search-parameters';
import { SEARCH_PAGE } from './windows';

/** Shorter texts may not be searched for [open-points 7]. */
const LEAST_TEXT = 3;

/**
 * The rows with each of several values of one field, from one search with commas between them, which mean "or" by
 * Zoho's own description [openapi, open-points 7]. A portal that took the list for one text, or only a part of it, would
 * find nothing, and the records would be created again. So a value counts as missing only after a search of that many
 * values has found one in the first half of the list, and the last one.
 * @returns undefined for a value that must be looked for by itself
 */
export async function matchingTogether(
	context: ReadContext,
	field: DeskField,
	values: readonly string[],
): Promise<Array<JsonObject[] | undefined>> {
	const alone = values.map(() => undefined);
	const search = new ListSearch(context, field);
	if (values.length < 2 || !search.isPossible(values.length) || values.some((value) => value.includes(',')))
		return alone;
	const rows = await search.rows(values);
	if (rows === undefined) {
		const middle = Math.ceil(values.length / 2);
		const halves = [values.slice(0, middle), values.slice(middle)];
		return (await Promise.all(halves.map(async (half) => await matchingTogether(context, field, half)))).flat();
	}
	// A row that does not show the field belongs to nobody knows which value.
	if (rows.some((row) => valueIn(row, field) === undefined)) return alone;
	const found = values.map((value) => rowsWith(rows, field, value));
	const isProven =
		search.isShownBy(values, rows) || found.every(({ length }) => length > 0) || (await search.takes(values));
	return found.map((some) => (some.length > 0 || isProven ? some : undefined));
}

function rowsWith(rows: readonly JsonObject[], field: DeskField, value: string): JsonObject[] {
	return rows.filter((row) => meets(row, { field, operator: 'is', value }) === true);
}

/** The middle of a list, or the place before it. */
const middleOf = (values: readonly string[]) => Math.floor((values.length - 1) / 2);

/** True if a search for one of the others may find the value too: a search may look inside texts [open-points 7]. */
function isFoundByOthers(value: string, others: readonly string[]): boolean {
	return others.some((other) => bare(value).includes(bare(other)));
}

function bare(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
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

	/** False for a parameter that takes one value, and for a portal that lately did not show that it takes lists. */
	isPossible(length: number): boolean {
		const { parameter, path } = this;
		const { learnt, settings } = this.context;
		if (parameter === undefined) return false;
		return length <= learnt.mostListed(path, parameter) || !learnt.doubtsLists(path, parameter, settings.now());
	}

	/** The rows with one of the values; undefined if there are more than one page shows. */
	async rows(values: readonly string[]): Promise<JsonObject[] | undefined> {
		const { module, settings, send, learnt } = this.context;
		const condition: KnownCondition = { field: this.field, operator: 'isOneOf', value: values.join(',') };
		const { parameters, asked } = searchQuestion(module, [condition], settings.now());
		const query = { ...parameters, ...departmentOfSearch(module, settings), sortBy: 'createdTime' };
		const page = await new PageReader(send, this.path, SEARCH_PAGE, learnt).read(query, 0);
		if (page.kind === 'tooDeep' || page.isFull) return undefined;
		const collector = new RowCollector(this.context, [condition], asked, undefined);
		await collector.take(page.rows);
		return collector.rows;
	}

	/** True if the rows of a search show that the portal takes lists of that length. It is remembered. */
	isShownBy(values: readonly string[], rows: readonly JsonObject[]): boolean {
		const { parameter, field } = this;
		const isShown = (value: string, place: number) =>
			rowsWith(rows, field, value).length > 0 && !isFoundByOthers(value, values.toSpliced(place, 1));
		const middle = middleOf(values);
		const shown = values.map(isShown);
		if (parameter === undefined || shown.at(-1) !== true || !shown.slice(0, middle + 1).includes(true)) return false;
		this.context.learnt.setMostListed(this.path, parameter, values.length);
		return true;
	}

	/**
	 * Whether the portal takes lists of this length: two values that exist must be found in the middle and at the end.
	 * Two requests, once a process for the longest list.
	 */
	async takes(values: readonly string[]): Promise<boolean> {
		const { learnt, settings } = this.context;
		if (this.parameter === undefined) return false;
		if (values.length <= learnt.mostListed(this.path, this.parameter)) return true;
		const trial = await this.trial(values);
		const rows = trial === undefined ? undefined : await this.rows(trial);
		if (trial !== undefined && rows !== undefined && this.isShownBy(trial, rows)) return true;
		learnt.doubtLists(this.path, this.parameter, settings.now());
		return false;
	}

	/** The same list with values that exist in the middle and at the end; undefined if too few are known. */
	private async trial(values: readonly string[]): Promise<string[] | undefined> {
		const othersThan = (...some: readonly string[]) =>
			values.filter((value) => !some.some((one) => bare(one) === bare(value)));
		const known = (await this.knownValues()).filter((value) => !isFoundByOthers(value, othersThan(value)));
		for (const [place, first] of known.entries()) {
			const last = known
				.slice(place + 1)
				.find((value) => !isFoundByOthers(value, [first]) && !isFoundByOthers(first, [value]));
			if (last === undefined) continue;
			const rest = othersThan(first, last).slice(0, values.length - 2);
			return rest.length < values.length - 2 ? undefined : [...rest.toSpliced(middleOf(values), 0, first), last];
		}
		return undefined;
	}

	/** Values that the first page of the list shows, of records that the search can find. */
	private async knownValues(): Promise<string[]> {
		const { module, settings, send, learnt } = this.context;
		const { list } = module;
		const { departmentId } = departmentOfSearch(module, settings);
		const query = { ...departmentOfList(module, settings), sortBy: list.oldestFirst };
		const page = await new PageReader(send, `/${module.path}`, list.most, learnt).read(query, 0);
		const rows = page.kind === 'rows' ? page.rows : [];
		return (
			rows
				// The search keeps to the department, a list may not [open-points 3]: a row must show that it is there.
				.filter((row) => departmentId === undefined || departmentsIn(row)?.includes(departmentId) === true)
				.map((row) => textOf(valueIn(row, this.field) ?? null).trim())
				.filter((text) => text.length >= LEAST_TEXT && !/[,*$]/.test(text))
		);
	}
}
