import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Outcome, WorkflowJson } from '../../engine/engine';
import { chain, node } from '../../engine/workflow-json';
import { CREDENTIAL, fields, itemsNodes, zohoNode } from '../zoho-node';
import { MODULES } from './bench';

/** The credential for one department. */
export const BILLING = 'Billing desk';
export const NEW_EMAIL = 'new@x.example';
export const NEW_SUBJECT = 'R&D 🔥';
export const NO_ID = '600000000009999999';

/** Records that the scenario works on. */
export interface Place {
	/** A ticket with values in custom fields. */
	readonly ticket: string;
	readonly contact: { readonly id: string; readonly email: string };
	/** Tickets to change and to delete. */
	readonly change: readonly string[];
	readonly remove: readonly string[];
	/** An instant: some tickets changed since then. */
	readonly since: string;
	/** Some tickets were created between these instants. */
	readonly made: { readonly since: string; readonly until: string };
}

/** One workflow with every operation of Zoho Desk. A node runs once, whatever the one before it gives. */
export function scenarioOf(place: Place): WorkflowJson {
	return chain(node('Start', 'manualTrigger'), ...reads(place), ...writes(place));
}

const EACH_ONCE = { executeOnce: true, alwaysOutputData: true, onError: 'continueRegularOutput' };

const zoho = (name: string, parameters: INodeParameters, credential = CREDENTIAL, more: Partial<INode> = {}): INode =>
	zohoNode('desk', name, parameters, { ...EACH_ONCE, ...more }, credential);

const CASE = { resource: 'case' };
const OPEN_VIEW = '600000000000000702';
const sort = (field: string) => ({ sort: { by: { field, direction: 'descending' } } });
const ALL = { operation: 'getMany', returnAll: true };
const json = (values: object) => ({ dataMode: 'json', jsonFields: JSON.stringify(values) });

function reads({ ticket, contact, since, made }: Place): INode[] {
	const closed = { condition: [{ field: 'Status', comparison: 'is', value: 'closed' }] };
	return [
		...MODULES.map(([resource]) => zoho(`All ${resource}`, { resource, ...ALL })),
		zoho('Department', { ...CASE, ...ALL }, BILLING),
		zoho('Newest', { ...CASE, operation: 'getMany', limit: 110, options: { fieldNames: 'labels' } }),
		zoho('Since', { ...CASE, ...ALL, options: { modifiedSince: since } }),
		zoho('View', { ...CASE, ...ALL, options: { view: OPEN_VIEW, ...sort('createdTime') } }),
		zoho('Sorted', { ...CASE, ...ALL, options: { ...sort('dueDate'), include: ['contact', 'team', 'product'] } }),
		zoho('Range', { ...CASE, ...ALL, options: { createdSince: made.since, createdUntil: made.until } }),
		zoho('Closed', { ...CASE, ...ALL, filters: closed }),
		zoho('Found', {
			resource: 'contact',
			operation: 'search',
			searchField: 'Email',
			searchValue: contact.email,
			returnAll: true,
		}),
		zoho('Nothing', { ...CASE, operation: 'search', searchField: 'Email', searchValue: 'nobody@x.example' }),
		zoho('Got', { ...CASE, operation: 'get', recordId: ticket }),
		zoho('Missing', { ...CASE, operation: 'get', recordId: NO_ID }),
	];
}

function writes({ ticket, change, remove }: Place): INode[] {
	const contact = { resource: 'contact' };
	const create = (more: object) => ({
		...CASE,
		operation: 'create',
		...json({ Subject: NEW_SUBJECT, 'Contact Name': 'Ann', ...more }),
	});
	const upsert = (phone: string) => ({
		...contact,
		operation: 'upsert',
		matchField: 'Email',
		...json({ Email: NEW_EMAIL, 'Last Name': 'New', Phone: phone }),
	});
	return [
		zoho('Created', create({ Severity: 's1', Affected: ['Mail', 'Web'] }), BILLING),
		zoho('Choice', create({ Severity: 'S9' }), BILLING),
		zoho('Refused', create({ 'Contact Name': NO_ID }), BILLING),
		zoho('Updated', { ...CASE, operation: 'update', recordId: ticket, ...json({ Status: 'Closed' }) }),
		...eachId('Ids to change', change),
		zoho(
			'Changed',
			{ ...CASE, ...OF_ITEM, operation: 'update', fields: fields({ Priority: 'Urgent' }) },
			CREDENTIAL,
			EACH,
		),
		zoho('Upsert new', upsert('1')),
		zoho('Upsert again', upsert('2')),
		...eachId('Ids to delete', [...remove, NO_ID]),
		zoho('Deleted', { ...CASE, ...OF_ITEM, operation: 'delete' }, CREDENTIAL, EACH),
	];
}

const OF_ITEM = { recordId: '={{ $json.id }}' };
const EACH = { executeOnce: false };

const eachId = (name: string, ids: readonly string[]) =>
	itemsNodes(
		name,
		ids.map((id) => ({ id })),
		{ executeOnce: true },
	);

/** What a list should have brought, against what it brought. */
export interface Read {
	readonly missing: number;
	readonly doubles: number;
	readonly strangers: number;
}

export function compared(items: readonly IDataObject[], wanted: readonly string[]): Read {
	const came = items.map(({ id }) => String(id));
	const [unique, expected] = [new Set(came), new Set(wanted)];
	return {
		missing: wanted.filter((id) => !unique.has(id)).length,
		doubles: came.length - unique.size,
		strangers: [...unique].filter((id) => !expected.has(id)).length,
	};
}

export const EXACT: Read = { missing: 0, doubles: 0, strangers: 0 };

/** Outcomes of items, each with how often it came. */
export function fates(outcome: Outcome, name: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome: own, details } of outcome.json(name)) {
		const fate = String(own ?? (details as IDataObject | undefined)?.outcome);
		counts[fate] = (counts[fate] ?? 0) + 1;
	}
	return counts;
}
