import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { rowsOf } from './answers';
import type { KnownCondition } from './conditions';
import { fullRecord, isNotThere } from './full-records';
import { listQuestion } from './list-question';
import { PageReader } from './page-reader';
import type { ReadContext } from './read-context';
import { contactsCall } from './requests';
import { RowCollector } from './row-collector';
import { departmentOfSearch, refuseShortValues, searchQuestion } from './search-parameters';
import { SEARCH_PAGE } from './windows';

/** The rows with a value, from one request, or two where page sizes are not known yet. */
export async function matchingRows(
	context: ReadContext,
	condition: KnownCondition,
): Promise<{ rows: JsonObject[]; isComplete: boolean }> {
	const { module, settings, send, learnt } = context;
	if (condition.field.name === 'id') {
		const row = await fullRecord(context, condition.value);
		return { rows: row === undefined ? [] : [row], isComplete: true };
	}
	const question = searchQuestion(module, [condition], settings.now());
	const listed = listQuestion(context, [condition]);
	if (question.asked.length === 0 && listed.asked.length === 0) {
		refuseShortValues(module, question);
		throw cannotAsk(context, condition);
	}
	const isSearch = question.asked.length > 0;
	const reader = isSearch
		? new PageReader(send, `/${module.path}/search`, SEARCH_PAGE, learnt)
		: new PageReader(send, `/${module.path}`, module.list.most, learnt);
	const parameters: Record<string, string> = isSearch
		? { ...question.parameters, ...departmentOfSearch(module, settings), sortBy: 'createdTime' }
		: { ...listed.parameters };
	const page = await reader.read(parameters, 0);
	if (page.kind === 'tooDeep') return { rows: [], isComplete: false };
	const collector = new RowCollector(context, [condition], isSearch ? question.asked : listed.asked, undefined);
	await collector.take(page.rows);
	return { rows: collector.rows, isComplete: !page.isFull };
}

/**
 * Contacts by id, with one request. Answers may come in another order; those that are not there are left out. One
 * strange id may refuse the whole call [open-points 19]: then none comes.
 */
export async function contactsTogether({ send }: ReadContext, ids: readonly string[]): Promise<JsonObject[]> {
	const answer = await send(contactsCall(ids));
	return answer.kind === 'error' && isNotThere(answer) ? [] : rowsOf(answer);
}

function cannotAsk({ module, fields }: ReadContext, { field }: KnownCondition): HelpdeskError {
	const names = Object.keys({ ...module.search?.parameters, ...module.list.filters });
	const labels = names.flatMap((name) => fields.named(name)?.label ?? []).filter((label) => label !== 'id');
	const custom = module.search?.hasCustomFields === true ? ', or a custom field' : '';
	return new HelpdeskError(
		problem(
			'data',
			`Zoho Desk cannot find ${module.plural} by '${field.label}'.`,
			`Match on one of these: ${[...new Set(labels)].join(', ')}${custom}.`,
		),
	);
}
