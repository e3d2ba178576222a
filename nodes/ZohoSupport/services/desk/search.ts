import type { KnownCondition } from './conditions';
import { listShows } from './list-question';
import type { DeskModule } from './module';
import { carries } from './modules';
import type { ReadContext } from './read-context';
import { RowCollector } from './row-collector';
import { refuseShortValues, searchQuestion } from './search-parameters';
import { WindowSearch } from './windows';

/** Which request answers a query for the fewest credits. */
export type Source = 'list' | 'search';

/**
 * A list, unless only a search can be asked, or shows what must be checked here [open-points 6a]. A time that the list
 * cannot be asked for is asked of the search: the list would have to be read whole. Only a list knows views.
 */
export function sourceOfList(context: ReadContext, conditions: readonly KnownCondition[]): Source {
	const { module, settings } = context;
	if (module.search === undefined || settings.view !== undefined) return 'list';
	if (!conditions.every((condition) => listKeepsTo(module, condition))) return 'search';
	if (listShows(context, conditions)) return 'list';
	return searchHelps(context, conditions) ? 'search' : 'list';
}

/**
 * A search, if it can be asked for one of the conditions or shows what must be checked here.
 * @throws HelpdeskError `data` for a text that is too short to be searched for
 */
export function sourceOfSearch(context: ReadContext, conditions: readonly KnownCondition[]): Source {
	const { module, settings } = context;
	if (module.search === undefined) return 'list';
	const question = searchQuestion(module, conditions, settings.now());
	const { created } = question;
	if (question.asked.length > 0 || created.from !== undefined || created.until !== undefined) return 'search';
	refuseShortValues(module, question);
	return listShows(context, conditions) || !searchHelps(context, conditions) ? 'list' : 'search';
}

/** False for a time of creation or change that makes a list no shorter. */
function listKeepsTo({ list }: DeskModule, { field, operator }: KnownCondition): boolean {
	if (operator !== 'from' && operator !== 'until') return true;
	if (field.name === 'createdTime') return operator === 'from' && list.newestFirst !== undefined;
	return field.name !== 'modifiedTime' || list.hasModifiedRange === true;
}

/** True if a search brings fewer rows than a list, or shows fields that a list leaves out. */
function searchHelps({ module, settings }: ReadContext, conditions: readonly KnownCondition[]): boolean {
	const { asked } = searchQuestion(module, conditions, settings.now());
	return asked.length > 0 || conditions.every(({ field }) => carries(module, 'search', field));
}

/** Reads a search: all of it, oldest first, or the newest so many. @throws HelpdeskError, MovingRows */
export function searchReading(
	context: ReadContext,
	conditions: readonly KnownCondition[],
	limit: number | undefined,
): { readonly collector: RowCollector; readonly read: () => Promise<void> } {
	const { parameters, asked, created } = searchQuestion(context.module, conditions, context.settings.now());
	const collector = new RowCollector(context, conditions, asked, limit);
	return { collector, read: async () => await new WindowSearch(context, parameters, collector).read(created) };
}
