import { Remembered } from '../../connection/remembered';
import { namedWith } from '../../helpdesk/form-lists';
import type { Json, JsonObject } from '../../helpdesk/json';
import { filledText, rowsOf } from './answers';
import type { DeskCall, DeskDoor } from './call';
import { PAGE_PRICE } from './prices';

/** One entry of a list in a form. */
export interface Choice {
	readonly name: string;
	readonly value: string;
}

/** A list of choices. It costs at most one call, which is remembered for five minutes. */
export interface ChoiceList {
	readonly choices: readonly Choice[];
	/** False if there may be more than one page holds. */
	readonly isWhole: boolean;
}

/** Whose lists are read: equal texts for the same organization and connected account. */
export interface ListPlace {
	readonly identity: string;
	readonly organizationId: string | undefined;
}

const KEPT_MS = 5 * 60 * 1000;
/** As many rows as the longest page of a list has [open-points 1c]: with them, more may follow. */
const MOST_ROWS = 200;

const remembered = new Remembered<ChoiceList>(KEPT_MS);

export function forgetLists(): void {
	remembered.clear();
}

/** Modules that have no row of their own here: calls, events and the organization's own. */
export async function moduleChoices(place: ListPlace, call: DeskDoor): Promise<ChoiceList> {
	return await listOf(place, call, read('/organizationModules', {}), ({ apiKey, apiName, name, pluralLabel }) => {
		const path = filledText(apiName) ?? filledText(apiKey) ?? filledText(name);
		const isOther = path !== undefined && /^cm_|^(?:calls|events)$/.test(path);
		return isOther ? choiceOf(path, pluralLabel) : undefined;
	});
}

/** The views of a module; products, articles and own modules have none [openapi view.json]. */
export async function viewChoices(
	place: ListPlace,
	call: DeskDoor,
	module: string,
	departmentId?: string,
): Promise<ChoiceList> {
	const query = { module, ...(departmentId !== undefined && { departmentId }) };
	return await listOf(place, call, read('/views', query), ({ id, displayLabel, viewName, name }) =>
		choiceOf(id, filledText(displayLabel) ?? filledText(viewName) ?? name),
	);
}

/**
 * The addresses that a reply may come from. Each department has its own, and one is its default. The path is not in the
 * description of the API, but several public clients use it.
 */
export async function fromAddressChoices(place: ListPlace, call: DeskDoor, departmentId: string): Promise<ChoiceList> {
	return await listOf(place, call, read('/mailReplyAddress', { departmentId }), (row) =>
		row.isActive === false || row.isVerified === false ? undefined : addressOf(row),
	);
}

function addressOf({ address, displayName, isDepartmentDefault }: JsonObject): Choice | undefined {
	const choice = choiceOf(address, displayName, address);
	return choice === undefined || isDepartmentDefault !== true ? choice : { ...choice, name: `${choice.name}, Default` };
}

function read(path: string, query: Readonly<Record<string, string>>): DeskCall {
	return { access: 'read', method: 'GET', path, query, weight: PAGE_PRICE };
}

async function listOf(
	{ identity, organizationId }: ListPlace,
	call: DeskDoor,
	request: DeskCall,
	choiceIn: (row: JsonObject) => Choice | undefined,
): Promise<ChoiceList> {
	const key = JSON.stringify([identity, organizationId, request.path, request.query]);
	return await remembered.get(key, async () => {
		const rows = rowsOf(await call(request));
		const choices = rows.map(choiceIn).filter((choice) => choice !== undefined);
		return { choices: choices.sort(byName), isWhole: rows.length < MOST_ROWS };
	});
}

function byName(a: Choice, b: Choice): number {
	return a.name.localeCompare(b.name, 'en');
}

/** `Name (more)`, or the value alone if there is no name; undefined for a row without a value. */
function choiceOf(given: Json | undefined, name: Json | undefined, more?: Json): Choice | undefined {
	const value = filledText(given);
	return value === undefined
		? undefined
		: { name: namedWith(filledText(name) ?? value, filledText(more) ?? ''), value };
}
