import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import type { ListName } from '../helpdesk/form-lists';
import { HelpdeskError, problem } from '../helpdesk/problem';

/** The ways to point at a record, a person, a module or an address. Saved workflows hold these names. */
export type Mode = 'list' | 'id' | 'url' | 'number' | 'name' | 'address';

/** What a form holds for it. */
export interface Located {
	/** The field and the mode, for errors: `Ticket (By URL)`; the field alone for a plain value. */
	readonly name: string;
	readonly mode: Mode;
	/** As it was given, of any type. */
	readonly value: unknown;
}

/** The names of the modes. n8n shows its own for the first three, which are the same. */
const MODE_NAMES: Readonly<Record<Mode, string>> = {
	list: 'From List',
	id: 'By ID',
	url: 'By URL',
	number: 'By Number',
	name: 'By Name',
	address: 'By Address',
};

/** Shown in the editor at once; an expression is checked when it is worked out. */
const DIGITS: INodePropertyMode['validation'] = [
	{ type: 'regex', properties: { regex: '\\s*#?[0-9]*\\s*', errorMessage: 'Only digits are allowed here.' } },
];

const named = (name: Mode, displayName = MODE_NAMES[name]) => ({ name, displayName });

/** Chosen from a list that is read when a person opens it. */
export const fromList = (list: ListName, placeholder: string, hint?: string): INodePropertyMode => ({
	...named('list'),
	type: 'list',
	placeholder,
	...(hint !== undefined && { hint }),
	typeOptions: { searchListMethod: list, searchable: true },
});

export const BY_ID: INodePropertyMode = {
	...named('id'),
	type: 'string',
	placeholder: 'e.g. 191901909990000123',
	validation: DIGITS,
};

export const byUrl = (example: string, hint: string): INodePropertyMode => ({
	...named('url'),
	type: 'string',
	placeholder: `e.g. ${example}`,
	hint,
});

export const byNumber = (displayName: string, hint: string): INodePropertyMode => ({
	...named('number', displayName),
	type: 'string',
	placeholder: 'e.g. 1042',
	hint,
	validation: DIGITS,
});

/** For what an expression or the tool of an agent gives. */
export const byName = (example: string, displayName?: string): INodePropertyMode => ({
	...named('name', displayName),
	type: 'string',
	placeholder: `e.g. ${example}`,
});

/** By an address of e-mail. */
export const byAddress = (example: string): INodePropertyMode => ({
	...named('address'),
	type: 'string',
	placeholder: `e.g. ${example}`,
});

/**
 * A field with several ways to point at something; the first of them is preset. A list is read only when a person opens it,
 * so a saved node opens without a request.
 */
export function locator(
	{ displayName, name, description }: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	modes: readonly INodePropertyMode[],
	isNeeded = true,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		...(isNeeded && { required: true }),
		default: { mode: modes[0].name, value: '' },
		description,
		modes: [...modes],
	};
}

/**
 * What a form holds for such a field. A plain value, as an expression or a tool gives it, is an ID.
 * @throws HelpdeskError `data` for a mode that there is not
 */
export function locatedIn(given: unknown, field: string): Located {
	if (!isLocator(given)) return { name: field, mode: 'id', value: given };
	const { mode, value } = given;
	if (isMode(mode)) return { name: `${field} (${MODE_NAMES[mode]})`, mode, value };
	throw new HelpdeskError(
		problem(
			'data',
			`'${field}' has an unknown mode ('${String(mode).slice(0, 60)}').`,
			`The modes are ${Object.keys(MODE_NAMES).join(', ')}.`,
		),
	);
}

function isLocator(given: unknown): given is { readonly mode: unknown; readonly value?: unknown } {
	return typeof given === 'object' && given !== null && '__rl' in given && given.__rl === true && 'mode' in given;
}

function isMode(mode: unknown): mode is Mode {
	return typeof mode === 'string' && Object.hasOwn(MODE_NAMES, mode);
}
