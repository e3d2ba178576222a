import { valuesOf } from '../../helpdesk/conditions';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { isId, type KnownCondition } from './conditions';
import type { DeskModule, SearchParameter } from './module';
import type { ReadSettings } from './read-context';
import { timeRange } from './times';

/** What a search asks, and what it cannot ask. */
export interface SearchQuestion {
	readonly parameters: Readonly<Record<string, string>>;
	readonly asked: readonly KnownCondition[];
	readonly unasked: readonly KnownCondition[];
	/** The time of creation that it keeps to, both ends included, in milliseconds. */
	readonly created: { readonly from?: number; readonly until?: number };
}

/** Ranges are asked wider than they are meant: whether their ends belong to them is not known [open-points 7]. */
export const RANGE_SLACK_MS = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const EARLIEST = Date.UTC(2000, 0, 1);
const MOST_CUSTOM = 10;
/** No parameter says what a field does not hold; bounds have ranges of their own. */
const NEVER_ASKED: ReadonlySet<string> = new Set(['isNot', 'doesNotContain', 'from', 'until']);
/** The most texts of a list in one parameter. */
export const MOST_VALUES = 30;

/** Turns conditions into parameters. What is asked is checked again on the answer. */
export function searchQuestion(module: DeskModule, conditions: readonly KnownCondition[], now: number): SearchQuestion {
	const parameters = new Map<string, string>();
	const asked: KnownCondition[] = [];
	const ranges = new Map<string, { from?: number; until?: number }>();
	let custom = 0;
	for (const condition of conditions) {
		const parameter = parameterOf(module, condition, custom + 1);
		if (parameter === undefined) continue;
		if (parameter.kind === 'range') {
			if (!addBound(ranges, parameter.name, condition)) continue;
		} else {
			const value = valueFor(parameter, condition);
			if (value === undefined || parameters.has(parameter.name)) continue;
			parameters.set(parameter.name, condition.field.custom ? `${condition.field.name}:${value}` : value);
			if (condition.field.custom) custom += 1;
		}
		asked.push(condition);
	}
	for (const [name, { from, until }] of ranges) {
		if (name === 'createdTimeRange') continue;
		// Only what is planned lies ahead; a day makes up for a slow clock of ours.
		const ahead = name === 'dueDateRange' ? 10_000 * DAY_MS : DAY_MS;
		const end = (until ?? Math.max(now, from ?? now) + ahead) + RANGE_SLACK_MS;
		parameters.set(name, timeRange((from ?? EARLIEST) - RANGE_SLACK_MS, end));
	}
	const unasked = conditions.filter((condition) => !asked.includes(condition));
	return { parameters: Object.fromEntries(parameters), asked, unasked, created: ranges.get('createdTimeRange') ?? {} };
}

/** All parameters of a search that is not cut by time: it needs one at least. */
export function searchParameters(
	{ search }: DeskModule,
	{ department, now }: Pick<ReadSettings, 'department' | 'now'>,
	{ parameters, created: { from, until } }: SearchQuestion,
): Record<string, string> {
	const sent: Record<string, string> = { ...parameters };
	if (from !== undefined || until !== undefined || Object.keys(sent).length === 0) {
		const end = until ?? Math.max(now(), from ?? 0) + DAY_MS;
		sent.createdTimeRange = timeRange((from ?? EARLIEST) - RANGE_SLACK_MS, end + RANGE_SLACK_MS);
	}
	return { ...sent, ...departmentOfSearch({ search }, { department }) };
}

/** The department as a parameter of a search, where it takes one. */
export function departmentOfSearch(
	{ search }: Pick<DeskModule, 'search'>,
	{ department }: Pick<ReadSettings, 'department'>,
): { readonly departmentId?: string } {
	return department !== undefined && search?.hasDepartment === true ? { departmentId: department } : {};
}

/**
 * @throws HelpdeskError `data` if a value is too short to be searched for, and nothing else narrows the search
 */
export function refuseShortValues(module: DeskModule, { asked, unasked, created }: SearchQuestion): void {
	if (asked.length > 0 || created.from !== undefined || created.until !== undefined) return;
	const short = unasked.find((condition) => {
		const { least = 0 } = parameterOf(module, condition, 1) ?? {};
		return condition.value.length < least && ['is', 'contains'].includes(condition.operator);
	});
	if (short === undefined) return;
	const { least } = parameterOf(module, short, 1) ?? {};
	throw new HelpdeskError(
		problem(
			'data',
			`Zoho Desk searches '${short.field.label}' only for texts of at least ${least} characters, not for '${short.value}'.`,
			'Search for a longer text, or add another condition.',
		),
	);
}

function parameterOf(
	module: DeskModule,
	{ field, value, operator }: KnownCondition,
	place: number,
): SearchParameter | undefined {
	const { search } = module;
	if (search === undefined) return undefined;
	if (field.custom) {
		if (!search.hasCustomFields || place > MOST_CUSTOM || operator === 'isOneOf') return undefined;
		return { name: `customField${place}`, kind: 'text', canBeEmpty: true };
	}
	const parameter = search.parameters[field.name];
	if (parameter === undefined || field.type !== 'Reference') return parameter;
	const takesId = parameter.kind === 'ids' || parameter.kind === 'choice';
	return takesId === isId(value) ? parameter : takesId ? parameter.byName : undefined;
}

function addBound(
	ranges: Map<string, { from?: number; until?: number }>,
	name: string,
	{ operator, value }: KnownCondition,
): boolean {
	const at = Date.parse(value);
	if (Number.isNaN(at) || !['is', 'from', 'until'].includes(operator)) return false;
	const range = ranges.get(name) ?? {};
	if (operator !== 'until') range.from = Math.max(at, range.from ?? -Infinity);
	if (operator !== 'from') range.until = Math.min(at, range.until ?? Infinity);
	ranges.set(name, range);
	return true;
}

/** The value of a parameter; undefined if the parameter cannot express the condition. */
function valueFor(parameter: SearchParameter, { operator, value }: KnownCondition): string | undefined {
	const { kind, canBeEmpty = false, least = 1 } = parameter;
	if (operator === 'isEmpty') return canBeEmpty ? '${empty}' : undefined;
	if (operator === 'isNotEmpty') return canBeEmpty ? '${notempty}' : undefined;
	if (NEVER_ASKED.has(operator)) return undefined;
	const hasWildcards = kind === 'text' || kind === 'texts';
	if (operator === 'isOneOf') {
		const values = valuesOf(value);
		const takesSeveral = kind === 'texts' || kind === 'choices' || kind === 'ids';
		return takesSeveral && values.length <= MOST_VALUES && values.length > 0 ? values.join(',') : undefined;
	}
	if (value.length < least) return undefined;
	if (!hasWildcards) return operator === 'is' && !value.includes(',') ? value : undefined;
	// A comma means "or": the longest piece without one finds more, and the answer is checked again.
	const piece = longest(value.split(','));
	if (piece.length < Math.max(least, 1)) return undefined;
	if (piece !== value) return `*${piece}*`;
	return operator === 'contains' ? `*${value}*` : value;
}

function longest(pieces: readonly string[]): string {
	return pieces.map((piece) => piece.trim()).reduce((best, piece) => (piece.length > best.length ? piece : best), '');
}
