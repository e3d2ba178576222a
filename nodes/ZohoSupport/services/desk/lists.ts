import { Remembered } from '../../connection/remembered';
import type { JsonObject } from '../../helpdesk/json';
import { rowsOf } from './answers';
import type { DeskCall, DeskDoor } from './call';
import { PAGE_PRICE } from './prices';

/** One entry of a list in a form. */
export interface Choice {
	readonly name: string;
	readonly value: string;
}

/**
 * A list of choices. It costs at most one call, which is remembered for five minutes for the reader (`readerKey`) that
 * asked.
 */
export interface ChoiceList {
	readonly choices: readonly Choice[];
	/** False if there may be more than one page holds. */
	readonly isWhole: boolean;
}

const KEPT_MS = 5 * 60 * 1000;
/** The most rows of a page of departments and agents [open-points 1c]. */
const MOST_ROWS = 200;

const remembered = new Remembered<ChoiceList>(KEPT_MS);

export function forgetLists(): void {
	remembered.clear();
}

/** Modules that have no row of their own here: calls, events and the organization's own. */
export async function moduleChoices(reader: string, call: DeskDoor): Promise<ChoiceList> {
	return await listOf(reader, call, read('/organizationModules', {}), ({ apiKey, apiName, name, pluralLabel }) => {
		const path = text(apiName) || text(apiKey) || text(name);
		const isOther = /^cm_|^(?:calls|events)$/.test(path);
		return isOther ? choiceOf(path, [text(pluralLabel) || path]) : undefined;
	});
}

/** The views of a module; products, articles and own modules have none [openapi view.json]. */
export async function viewChoices(
	reader: string,
	call: DeskDoor,
	module: string,
	departmentId?: string,
): Promise<ChoiceList> {
	const query = { module, ...(departmentId !== undefined && { departmentId }) };
	return await listOf(reader, call, read('/views', query), ({ id, displayLabel, viewName, name }) =>
		choiceOf(id, [text(displayLabel) || text(viewName) || name]),
	);
}

/**
 * The addresses that a reply may come from. Each department has its own, and one is its default. The path is not in the
 * description of the API, but several public clients use it.
 */
export async function fromAddressChoices(reader: string, call: DeskDoor, departmentId: string): Promise<ChoiceList> {
	return await listOf(reader, call, read('/mailReplyAddress', { departmentId }), (row) =>
		row.isActive === false || row.isVerified === false ? undefined : addressOf(row),
	);
}

function addressOf({ address, displayName, isDepartmentDefault }: JsonObject): Choice | undefined {
	const choice = choiceOf(address, [text(displayName) || address, address]);
	return choice === undefined || isDepartmentDefault !== true ? choice : { ...choice, name: `${choice.name}, Default` };
}

function read(path: string, query: Readonly<Record<string, string>>): DeskCall {
	return { access: 'read', method: 'GET', path, query, weight: PAGE_PRICE };
}

async function listOf(
	reader: string,
	call: DeskDoor,
	request: DeskCall,
	choiceIn: (row: JsonObject) => Choice | undefined,
): Promise<ChoiceList> {
	const key = JSON.stringify([reader, request.path, request.query]);
	return await remembered.get(key, async () => {
		const rows = rowsOf(await call(request));
		const choices = rows.map(choiceIn).filter((choice) => choice !== undefined);
		return { choices: choices.sort(byName), isWhole: rows.length < MOST_ROWS };
	});
}

function byName(a: Choice, b: Choice): number {
	return a.name.localeCompare(b.name, 'en');
}

/** `Name (more)`; undefined for a row without an id. */
function choiceOf(id: unknown, [name, more]: readonly unknown[]): Choice | undefined {
	const value = text(id);
	if (value === '') return undefined;
	const shown = text(name) || value;
	return { name: text(more) === '' || text(more) === shown ? shown : `${shown} (${text(more)})`, value };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
