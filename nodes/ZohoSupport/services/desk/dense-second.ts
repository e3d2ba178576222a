import { isJsonObject, type Json } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { idOf, rowsOf } from './answers';
import { OffsetWalk } from './offset-walk';
import type { PageReader } from './page-reader';
import { readPages } from './pages';
import type { ReadContext } from './read-context';
import { allDepartmentsCall } from './requests';
import type { RowCollector } from './row-collector';

/** The rows of one search that can be reached by their number [open-points 2c]. */
export const MOST_ROWS = 5000;

/** Times of creation, both ends included; open where absent. */
export interface Window {
	readonly from?: number | undefined;
	readonly until?: number | undefined;
}

interface Split {
	readonly parameter: string;
	readonly values: readonly string[];
}

/**
 * Reads a short window with more rows than one search reaches, as an import of old data makes it: once for each
 * department, then for each status and so on [open-points 7].
 */
export class DenseSecond {
	private readonly ids = new Set<string>();

	private total: number | undefined;

	constructor(
		private readonly context: ReadContext,
		private readonly reader: PageReader,
		private readonly collector: RowCollector,
		private readonly query: (window: Window) => Record<string, string>,
	) {}

	/** @throws HelpdeskError `data` if the splits do not show all rows that the service counts */
	async read(window: Window): Promise<void> {
		const query = this.query(window);
		const splits = (await this.splits()).filter(({ parameter }) => query[parameter] === undefined);
		await this.walk(query, splits, true);
		if (this.total === undefined || this.ids.size < this.total) throw tooMany();
	}

	/** Reads as far as numbers reach, and if that is not the end, the same for each value of the next split. */
	private async walk(query: Record<string, string>, splits: readonly Split[], isWhole = false): Promise<void> {
		const shown = new Set<string>();
		let counted = 0;
		const end = await readPages({
			reader: this.reader,
			query,
			walk: new OffsetWalk(false),
			atOnce: this.context.settings.pagesAtOnce,
			// The whole window is only asked how many rows there are.
			deepest: isWhole ? this.reader.size : MOST_ROWS,
			take: async (rows, { count }) => {
				if (isWhole) this.total = count;
				counted = count ?? 0;
				for (const id of rows.map(idOf)) shown.add(id);
				for (const id of shown) this.ids.add(id);
				return await this.collector.take(rows);
			},
		});
		const [split, ...others] = splits;
		if (split === undefined || (end === 'end' && shown.size >= counted)) return;
		for (const value of split.values) await this.walk({ ...query, [split.parameter]: value }, others);
	}

	private async splits(): Promise<Split[]> {
		const { module, settings } = this.context;
		// Only the portal knows all values of a status.
		const fields = await this.context.allFields();
		const byField = (module.search?.splitBy ?? []).flatMap((name) => {
			const parameter = module.search?.parameters[name]?.name;
			const values = fields.named(name)?.choices?.filter((choice) => !choice.includes(','));
			return parameter === undefined || values === undefined ? [] : { parameter, values };
		});
		if (module.search?.hasDepartment !== true || settings.department !== undefined) return byField;
		return [{ parameter: 'departmentId', values: await this.departments() }, ...byField];
	}

	private async departments(): Promise<string[]> {
		return rowsOf(await this.context.send(allDepartmentsCall()))
			.filter((row: Json) => isJsonObject(row))
			.map(idOf);
	}
}

export function tooMany(): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			'Zoho Desk shows at most 5,000 of the records that were created within one second.',
			'Add a condition, such as a department or a status, and read the rest with another.',
		),
	);
}
