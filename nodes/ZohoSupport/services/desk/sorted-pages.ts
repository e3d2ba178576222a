import { HelpdeskError, problem } from '../../helpdesk/problem';
import type { KnownCondition } from './conditions';
import { listQuestion } from './list-question';
import { OffsetWalk } from './offset-walk';
import { PageReader } from './page-reader';
import { readPages } from './pages';
import type { ReadContext } from './read-context';
import { RowCollector } from './row-collector';
import type { Source } from './search';
import { searchParameters, searchQuestion } from './search-parameters';
import { SEARCH_PAGE } from './windows';

/**
 * Reads the first so many rows in an order of the service, with ⌈limit / page⌉ requests. A row that moves in this order
 * during the read may be missed, so a whole list is never read so.
 */
export function sortedReading(
	context: ReadContext,
	conditions: readonly KnownCondition[],
	source: Source,
	sortBy: string,
	limit: number,
): { readonly collector: RowCollector; readonly read: () => Promise<void> } {
	const { module, send, learnt, settings } = context;
	const { parameters, asked } = source === 'list' ? listQuestion(context, conditions) : searched(context, conditions);
	const path = `/${module.path}${source === 'list' ? '' : '/search'}`;
	const reader = new PageReader(send, path, source === 'list' ? module.list.most : SEARCH_PAGE, learnt);
	const collector = new RowCollector(context, conditions, asked, limit);
	const read = async () => {
		const end = await readPages({
			reader,
			query: { ...parameters, sortBy },
			walk: new OffsetWalk(true),
			atOnce: settings.pagesAtOnce,
			...(collector.leavesOut ? {} : { wanted: () => limit - collector.size }),
			take: async (rows) => {
				// What came is ascending.
				if (sortBy.startsWith('-') && learnt.refuses(path, 'sortBy -')) throw noDescending(module.plural);
				return await collector.take(rows);
			},
		});
		if (end === 'tooDeep') throw tooFar(module.plural);
	};
	return { collector, read };
}

function searched({ module, settings }: ReadContext, conditions: readonly KnownCondition[]) {
	const question = searchQuestion(module, conditions, settings.now());
	return { asked: question.asked, parameters: searchParameters(module, settings, question) };
}

function noDescending(plural: string): HelpdeskError {
	return new HelpdeskError(
		problem('data', `Zoho Desk refuses to sort these ${plural} in descending order.`, 'Sort them in ascending order.'),
	);
}

function tooFar(plural: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`Zoho Desk shows no more of these ${plural} in this order: its list ends here, though there may be more.`,
			'Set a smaller limit, add a condition, or read them without a sort.',
		),
	);
}
