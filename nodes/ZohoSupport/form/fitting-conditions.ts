import type { FieldKind, ModuleName } from '../helpdesk/catalogue';
import { type Condition, isNumber } from '../helpdesk/conditions';
import type { Helpdesk } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { ANY_COMPARISON, COMPARISONS_OF } from './comparisons';

const HOLDS: Readonly<Record<FieldKind, string>> = {
	text: 'text',
	choice: 'one of its choices',
	number: 'a number',
	time: 'a date and time',
	boolean: 'true or false',
};

/**
 * Conditions that their fields allow. A field of which nobody knows what it holds allows all: a number is then compared
 * with numbers and a time with times, and any other value is in no range.
 * @param list what the form calls these conditions
 * @throws HelpdeskError `data` that names the field and what it allows
 */
export async function fittingConditions(
	helpdesk: Pick<Helpdesk, 'keysOf' | 'kindOf'>,
	module: ModuleName,
	conditions: readonly Condition[],
	list: string,
): Promise<Condition[]> {
	if (conditions.length === 0) return [];
	await helpdesk.keysOf(
		module,
		conditions.map(({ field }) => field),
	);
	return conditions.map((condition) => {
		const kind = helpdesk.kindOf(module, condition.field);
		return kind === undefined ? condition : fitting(condition, kind, `${list} > ${condition.field}`);
	});
}

function fitting(condition: Condition, kind: FieldKind, name: string): Condition {
	const { comparison, value } = condition;
	const names = COMPARISONS_OF[kind];
	const isOfBoolean = kind === 'boolean' && comparison === 'is';
	if (names[comparison] === undefined && !isOfBoolean)
		throw new HelpdeskError(
			problem(
				'data',
				`'${name}' cannot be compared by '${ANY_COMPARISON[comparison] ?? comparison}': the field holds ${HOLDS[kind]}.`,
				`Choose one of these: ${Object.values(names).join(', ')}.`,
			),
		);
	if (value === '') return condition;
	if (kind === 'number' && !isNumber(value)) throw wrongValue(name, kind, value);
	if (kind === 'time' && isNumber(value)) throw wrongValue(name, kind, value);
	if (isOfBoolean && !['true', 'false'].includes(value.trim().toLowerCase())) throw wrongValue(name, kind, value);
	return kind === 'number' ? { ...condition, isNumber: true } : condition;
}

function wrongValue(name: string, kind: FieldKind, value: string): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			`'${name} > Value' must be ${HOLDS[kind]}, but it is '${value.slice(0, 60)}'.`,
			'Correct the expression, or set a value in the form.',
		),
	);
}
