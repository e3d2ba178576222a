import type { Desk } from '../desk';
import type { Json, JsonObject } from '../reference/json';
import type { Key, Shape } from '../reference/shape';
import { cfOf, customFieldsOf } from '../store/fields';
import { MODULES } from '../store/module';
import type { ModuleName } from '../store/module';
import { AGENTS, ARTICLE_CATEGORY, DEPARTMENTS, TEAMS, rowWithId } from '../store/people';
import type { DeskRecord, Values } from '../store/record';
import { textOf } from '../store/record';
import { emptyOf } from './filled';

/** Keys that an answer has only when `include` asks for them, or when the reference requires them. */
const WHEN_ASKED = [
	'product',
	'contact',
	'assignee',
	'department',
	'team',
	'isRead',
	'contractId',
	'skillsInfo',
	'account',
	'owner',
	'ticket',
	'secId',
	'module',
	'parentTicket',
	'sourceTicket',
	'relationshipType',
	'sla',
	'supportPlan',
	'departmentIds',
	'startTime',
	'direction',
	'activityType',
];

/** The keys that the values of `include` bring. */
const INCLUDED: Readonly<Record<string, string>> = {
	contacts: 'contact',
	products: 'product',
	departments: 'department',
	accounts: 'account',
	tickets: 'ticket',
	contract: 'contractId',
	skills: 'skillsInfo',
};

/** The keys for the values of `include`. */
export function askedKeys(include: readonly string[]): ReadonlySet<string> {
	return new Set(include.map((name) => INCLUDED[name] ?? name));
}

/** A record as an answer of this shape has it. */
export function projected(
	desk: Desk,
	module: ModuleName,
	record: DeskRecord,
	shape: Shape,
	asked: ReadonlySet<string>,
): JsonObject {
	const { values } = record;
	const answer: JsonObject = {};
	for (const [name, key] of shape.keys) {
		const isWanted = key.isRequired || asked.has(name) || !WHEN_ASKED.includes(name);
		if (!isWanted) continue;
		const value = valueOf(desk, module, record, name, key);
		if (value !== undefined) answer[name] = value;
		else if (key.isRequired) answer[name] = emptyOf(key);
		else if (key.inner === undefined) answer[name] = null;
	}
	if (shape.keys.size === 0) return { ...values, ...customKeys(desk, module, values) };
	return answer;
}

function customKeys(desk: Desk, module: ModuleName, values: Values): JsonObject {
	return { cf: customValues(desk, module, values, 'apiName') };
}

function valueOf(desk: Desk, module: ModuleName, record: DeskRecord, name: string, key: Key): Json | undefined {
	const { values } = record;
	if (name === 'cf') return customValues(desk, module, values, 'apiName');
	if (name === 'customFields') return customValues(desk, module, values, 'label');
	if (name === 'isRead' && module === 'tickets') return desk.sides.of(record).isRead;
	if (name === 'webUrl') return `https://desk.zoho.com/support/demodesk/ShowHomePage.do#${module}/dv/${record.id}`;
	const value = values[name] ?? MODULES[module].defaults[name];
	const wantsObject = key.inner !== undefined && (value === undefined || typeof value !== 'object');
	if (!wantsObject) return value;
	const related = relatedTo(desk, name, values);
	if (related === undefined) return undefined;
	return related === null ? null : objectOf(related, key.inner);
}

/** The object beside an id: null when the record has no such id, undefined when the key names no relation. */
function relatedTo(desk: Desk, name: string, values: Values): Values | null | undefined {
	const by = (module: ModuleName, key: string): Values | null =>
		desk.store.find(module, textOf(values, key))?.values ?? null;
	const agent = (key: string): Values | null => rowWithId(AGENTS, values[key]) ?? null;
	switch (name) {
		case 'contact': {
			const contact = by('contacts', 'contactId');
			return contact && { ...contact, account: by('accounts', 'accountId') };
		}
		case 'account':
			return by('accounts', 'accountId');
		case 'product':
			return by('products', 'productId');
		case 'ticket':
			return by('tickets', 'ticketId');
		case 'department':
			return rowWithId(DEPARTMENTS, values['departmentId']) ?? null;
		case 'team':
			return rowWithId(TEAMS, values['teamId']) ?? null;
		case 'assignee':
			return agent(values['assigneeId'] === undefined ? 'ownerId' : 'assigneeId');
		case 'owner':
			return agent('ownerId');
		case 'author':
			return agent('authorId');
		case 'modifiedBy':
		case 'createdBy':
		case 'creator':
			return agent(name);
		case 'category':
			return { id: ARTICLE_CATEGORY.leaf, name: ARTICLE_CATEGORY.name };
		case 'supportPlan':
			return values['associatedSupportPlanId'] === undefined ? null : { id: values['associatedSupportPlanId'] };
		case 'layoutDetails':
			return { id: values['layoutId'] ?? null, layoutName: 'Default' };
		default:
			return undefined;
	}
}

/** The related values with the keys of the shape. Contracts have `{data: [row]}` in this place. */
function objectOf(values: Values, shape: Shape | undefined): JsonObject {
	const rows = shape?.keys.get('data');
	if (rows?.inner !== undefined) return { data: [objectOf(values, rows.inner)] };
	const answer: JsonObject = {};
	for (const [name, key] of shape?.keys ?? []) {
		const value = values[name] ?? emptyOf(key);
		const isObject = key.inner !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value);
		answer[name] = isObject ? objectOf(value, key.inner) : value;
	}
	return answer;
}

function customValues(desk: Desk, module: ModuleName, values: Values, naming: 'apiName' | 'label'): JsonObject {
	const stored = cfOf(module, values['cf']);
	const rows = customFieldsOf(module).map((field): [string, Json] => {
		const value = stored[field.apiName] ?? null;
		if (field.type !== 'Multiselect' || value === null) return [field[naming], value];
		const parts = Array.isArray(value) ? value : String(value).split(';');
		return [field[naming], desk.points.multiSelect === 'text' ? parts.join(';') : parts];
	});
	return Object.fromEntries(rows);
}
