import type { Json, JsonObject } from '../../helpdesk/json';
import { endsRun, hasNoAnswer, HelpdeskError, type Problem } from '../../helpdesk/problem';
import { idOf, rowsOf, unusable } from './answers';
import type { DeskAnswer, DeskDoor } from './call';
import type { DeskField } from './field';
import { entriesOf, lacksChoices, mergedFields, withLayoutChoices } from './field-metadata';
import { Fields } from './fields';
import type { DeskModule } from './module';
import { fieldsCall, layoutCall, layoutsCall } from './requests';

/** A portal with more layouts than this keeps free text in fields without choices. */
const MOST_LAYOUTS = 5;

const KNOWN = new WeakMap<DeskModule, Fields>();

/**
 * The fields of a module as this portal has them [open-points 17]: one request, and a few for the choices where the
 * first answer leaves them out. An account that may not read them works with the known fields.
 * @throws HelpdeskError if no usable answer came
 */
export async function learnFields(send: DeskDoor, module: DeskModule, department: string | undefined): Promise<Fields> {
	if (module.described === undefined) return new Fields(module.fields, true, module.idLabels);
	const described = await describedFields(send, module.described, department);
	if (described === undefined) return knownFields(module);
	const fields = mergedFields(module.fields, described);
	const whole = fields.some((field) => lacksChoices(field) && isDescribed(field, described))
		? await withChoices(send, module.described, department, fields)
		: fields;
	return new Fields(whole, true, module.idLabels);
}

/**
 * The same for a form, with two requests: the only layout of the department, which holds choices and what is required
 * wherever they stand, or the list of fields. So a portal that names choices in layouts alone, and has several layouts,
 * shows free text for them. A layout that may not be read costs one request more. Undefined for an account that may not
 * read any of it.
 * @throws HelpdeskError for trouble with the account, or if no usable answer came
 */
export async function learnFormFields(
	send: DeskDoor,
	{ fields, described }: DeskModule,
	department: string | undefined,
): Promise<readonly DeskField[] | undefined> {
	if (described === undefined) return fields;
	const layouts = allowed(await send(layoutsCall(described, department)), rowsOf) ?? [];
	const ofLayout = layouts.length === 1 ? allowed(await send(layoutCall(idOf(layouts[0]))), fieldsOfLayout) : undefined;
	const entries = ofLayout ?? allowed(await send(fieldsCall(described, department, 'new')), listedFields);
	return entries && mergedFields(fields, entries);
}

/** What an answer holds; undefined if the service refuses this request alone. @throws HelpdeskError for other trouble */
function allowed<Value>(answer: DeskAnswer, read: (answer: DeskAnswer) => Value): Value | undefined {
	if (answer.kind !== 'error') return read(answer);
	throwIfOfAccount(answer.problem);
	if (hasNoAnswer(answer.problem)) throw new HelpdeskError(answer.problem);
	return undefined;
}

function fieldsOfLayout(answer: DeskAnswer): JsonObject[] {
	return someNamed(answer.kind === 'body' ? entriesOf(answer.body as Extract<Json, JsonObject>) : []);
}

function listedFields(answer: DeskAnswer): JsonObject[] {
	return someNamed(rowsOf(answer));
}

/** Every module has fields: without one, the answer is cut off or something else. @throws HelpdeskError `garbled` */
function someNamed(entries: JsonObject[]): JsonObject[] {
	if (entries.some(({ apiName }) => typeof apiName === 'string')) return entries;
	throw unusable('no field came');
}

/** The fields of the table alone: custom fields are taken as texts, by API name. Built once: each row asks for them. */
export function knownFields(module: DeskModule): Fields {
	const fields = KNOWN.get(module) ?? new Fields(module.fields, false, module.idLabels);
	KNOWN.set(module, fields);
	return fields;
}

async function describedFields(
	send: DeskDoor,
	module: string,
	department: string | undefined,
): Promise<JsonObject[] | undefined> {
	const old = await send(fieldsCall(module, department, 'old'));
	if (old.kind !== 'error') return rowsOf(old);
	throwIfOfAccount(old.problem);
	return allowed(await send(fieldsCall(module, department, 'new')), rowsOf);
}

function throwIfOfAccount(trouble: Problem): void {
	if (endsRun(trouble) && !mayBeOnlyHere(trouble)) throw new HelpdeskError(trouble);
}

/** A missing scope, or an old address that is gone, concerns this request alone. */
function mayBeOnlyHere({ kind }: Problem): boolean {
	return kind === 'permission' || kind === 'gone' || kind === 'request';
}

function isDescribed(field: DeskField, described: readonly JsonObject[]): boolean {
	return described.some(({ apiName }) => apiName === field.name);
}

async function withChoices(
	send: DeskDoor,
	module: string,
	department: string | undefined,
	fields: readonly DeskField[],
): Promise<readonly DeskField[]> {
	const answer = await send(layoutsCall(module, department));
	if (answer.kind === 'error') return fields;
	const ids = rowsOf(answer).map(idOf);
	const layouts: JsonObject[] = [];
	for (const id of ids.slice(0, MOST_LAYOUTS)) {
		const layout = await send(layoutCall(id));
		if (layout.kind === 'body') layouts.push(layout.body as Extract<Json, JsonObject>);
	}
	return withLayoutChoices(fields, layouts, layouts.length === ids.length);
}
