import type { JsonObject } from '../../helpdesk/json';
import { HelpdeskError } from '../../helpdesk/problem';
import { idOf, recordIn } from './answers';
import type { DeskRefusal } from './call';
import type { ReadContext } from './read-context';
import { getCall } from './requests';

/** Codes under which a record is not there, or not visible to the account [open-points 19]. */
const NOT_THERE: ReadonlySet<string> = new Set(['URL_NOT_FOUND', 'FORBIDDEN', 'RESOURCE_NOT_FOUND']);

/** One record with every field, for one credit; undefined if it is not there or not visible. */
export async function fullRecord(context: ReadContext, id: string): Promise<JsonObject | undefined> {
	const { send, module, learnt, settings } = context;
	const path = `/${module.path}/{id}`;
	for (;;) {
		const include = includeOf(settings.include, module.include, (value) => learnt.refuses(path, value));
		const answer = await send(getCall(module, id, include));
		if (answer.kind !== 'error') {
			const record = recordIn(answer);
			return idOf(record) === id ? record : undefined;
		}
		if (answer.parameter === 'include' && include !== '') {
			learnt.refuse(path, include.includes(',') ? 'include,' : 'include');
			continue;
		}
		if (isNotThere(answer)) return undefined;
		throw new HelpdeskError(answer.problem);
	}
}

/** The values of `include` that a request has, by comma without blanks [open-points 6c]. */
export function includeOf(
	wanted: readonly string[],
	has: readonly string[],
	refuses: (value: string) => boolean,
): string {
	if (refuses('include')) return '';
	const values = has.filter((value) => wanted.includes(value));
	return (refuses('include,') ? values.slice(0, 1) : values).join(',');
}

export function isNotThere({ problem }: Pick<DeskRefusal, 'problem'>): boolean {
	return problem.kind === 'not-found' || (problem.code !== null && NOT_THERE.has(problem.code));
}

/** The full records of rows, a few at the same time, in their order. Records that are gone meanwhile are left out. */
export async function fullRecords(context: ReadContext, rows: readonly JsonObject[]): Promise<JsonObject[]> {
	const full: JsonObject[] = [];
	const { pagesAtOnce } = context.settings;
	for (let at = 0; at < rows.length; at += pagesAtOnce) {
		const some = rows.slice(at, at + pagesAtOnce);
		const read = await Promise.all(some.map(async (row) => await fullRecord(context, idOf(row))));
		full.push(...read.filter((record) => record !== undefined));
	}
	return full;
}
