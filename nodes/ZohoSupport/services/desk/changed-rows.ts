import type { ModuleName } from '../../helpdesk/catalogue';
import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError } from '../../helpdesk/problem';
import type { DeskQuestion, ListQuestion, SearchQuestion } from './changes/question';
import { LEAST_REACH, USUAL_REACH } from './changes/question';
import type { DeskDoor } from './call';
import type { DeskModule } from './module';
import { carries, deskModule } from './modules';
import { PageReader } from './page-reader';
import type { ReadContext } from './read-context';
import { fullRecord, fullRecords, includeOf } from './full-records';
import { departmentOfList } from './list-question';
import { departmentOfSearch } from './search-parameters';
import { utc } from './times';
import { SEARCH_PAGE } from './windows';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Records that a test run reads in full, at most. */
const MOST_IN_FULL = 3;

/** Sends the requests of a trigger. */
export class ChangedRows {
	/** @param contextOf what a read of a module works with */
	constructor(
		private readonly send: DeskDoor,
		private readonly contextOf: (module: ModuleName) => ReadContext,
	) {}

	/** How many rows of a search an offset can reach, as far as this process knows [open-points 2c]. */
	reach(module: ModuleName): number {
		const { learnt } = this.contextOf(module);
		const deepest = learnt.greatestFrom(`/${deskModule(module).path}/search`);
		return deepest === Infinity ? USUAL_REACH : Math.max(LEAST_REACH, deepest + 1);
	}

	/** The rows that answer a question, in the order of the service. */
	async answer(name: ModuleName, question: DeskQuestion): Promise<JsonObject[]> {
		const context = this.contextOf(name);
		if (question.ask === 'record') {
			const row = await fullRecord(context, question.id);
			return row === undefined ? [] : [row];
		}
		return question.ask === 'list' ? await this.list(context, question) : await this.search(context, question);
	}

	/** The records that changed last, or the newest ones where there is no search. */
	async newest(name: ModuleName): Promise<JsonObject[]> {
		const { module, settings } = this.contextOf(name);
		if (module.search === undefined) return await this.newestListed(name);
		const until = settings.now() + DAY_MS;
		const question = { ask: 'search', since: 0, until, descending: true, from: 0, limit: 100 } as const;
		return await this.answer(name, question as DeskQuestion);
	}

	/** Rows of a list that show only when they were created are read in full, a few of them. */
	private async newestListed(name: ModuleName): Promise<JsonObject[]> {
		const context = this.contextOf(name);
		const { most } = context.module.list;
		const rows = await this.answer(name, { ask: 'list', from: 0, limit: most });
		return isTimed(context.module) ? rows : await fullRecords(context, rows.slice(0, MOST_IN_FULL));
	}

	/** True if the list of a module cannot show the newest records first [open-points 4b]. */
	cannotShowNewest(name: ModuleName): boolean {
		return this.contextOf(name).learnt.refuses(`/${deskModule(name).path}`, 'sortBy -');
	}

	private async list(context: ReadContext, { from, limit }: ListQuestion): Promise<JsonObject[]> {
		const { module, learnt, settings } = context;
		const path = `/${module.path}`;
		const include = includeOf(settings.include, module.list.include, (value) => learnt.refuses(path, value));
		const rows = await this.rows(context, path, module.list.most, from, limit, {
			sortBy: '-createdTime',
			...(!isTimed(module) && { fields: 'createdTime' }),
			...(include !== '' && { include }),
			...departmentOfList(module, settings),
		});
		if (!this.cannotShowNewest(module.name)) return rows;
		throw new HelpdeskError({
			kind: 'data',
			code: null,
			message: `Zoho Desk does not show the newest ${module.plural} first.`,
			nextStep: 'Nothing is lost: from the next poll on, the trigger finds them with the search.',
		});
	}

	private async search(context: ReadContext, question: SearchQuestion): Promise<JsonObject[]> {
		const { module, settings } = context;
		const { by = 'modifiedTime' } = question;
		const until = question.until ?? settings.now() + DAY_MS;
		return await this.rows(context, `/${module.path}/search`, SEARCH_PAGE, question.from, question.limit, {
			[`${by}Range`]: `${utc(question.since)},${utc(until)}`,
			sortBy: question.descending ? `-${by}` : by,
			...departmentOfSearch(module, settings),
		});
	}

	private async rows(
		{ learnt, settings, module }: ReadContext,
		path: string,
		most: number,
		from: number,
		limit: number,
		query: Readonly<Record<string, string>>,
	): Promise<JsonObject[]> {
		const page = await new PageReader(this.send, path, most, learnt).read(query, from, limit);
		if (page.kind === 'rows') return page.rows.filter((row) => isHere(row, settings.department, module));
		throw new HelpdeskError({
			kind: 'data',
			code: null,
			message: `Zoho Desk did not give all of these ${module.plural} to one poll.`,
			nextStep: 'Nothing is lost: the next poll reads them in smaller parts.',
		});
	}
}

/** A list may ignore the parameter of the department [open-points 3]. */
function isHere({ departmentId }: JsonObject, department: string | undefined, { list }: DeskModule): boolean {
	if (department === undefined || list.department === undefined) return true;
	return departmentId === undefined || departmentId === null || String(departmentId) === department;
}

/** False if the rows of a list show no times, unless they are asked for [open-points 6a]. */
function isTimed(module: DeskModule): boolean {
	return carries(module, 'list', { name: 'createdTime', custom: false });
}
