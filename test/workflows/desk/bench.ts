import { afterEach, expect } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { defaultOpenPoints } from '../../../simulator/desk/open-points';
import type { DeskSimulator, JournalEntry, ModuleName, OpenPoints } from '../../../simulator/desk/simulator';
import { type DeskPortal, openDeskPortal } from '../desk-portal';
import { activeDeskTrigger, type ActiveTrigger } from '../active-trigger';

export const GO_ON = { onError: 'continueRegularOutput' };

/** The modules of the node, with their part of the path and the field that names a record. */
export const MODULES: ReadonlyArray<readonly [resource: string, module: ModuleName, name: string]> = [
	['case', 'tickets', 'subject'],
	['contact', 'contacts', 'lastName'],
	['account', 'accounts', 'accountName'],
	['task', 'tasks', 'subject'],
	['solution', 'articles', 'title'],
	['product', 'products', 'productName'],
	['contract', 'contracts', 'contractName'],
];

/** What empties a field that takes no null by its description. */
export const EMPTYING = ['described', 'null', 'text', 'neither', 'kept'] as const satisfies ReadonlyArray<
	OpenPoints['emptying']
>;

/** A portal, and triggers in it. After each test, every request that was sent must be one that Zoho describes. */
export interface DeskBench extends DeskPortal {
	activate(parameters?: INodeParameters): ActiveTrigger;
	/** Lets a minute pass at Zoho. */
	later(minutes?: number): void;
}

export function openDeskBench(options: Parameters<typeof openDeskPortal>[0] = {}): DeskBench {
	const portal = openDeskPortal(options);
	afterEach(() => expect(isRefusing(portal.zoho.openPoints) ? [] : undescribed(portal.zoho)).toEqual([]));
	return Object.assign(portal, {
		activate: (parameters: INodeParameters = { resource: 'case', event: 'created' }) =>
			activeDeskTrigger(portal.engine, portal.zoho, parameters),
		later: (minutes = 1) => portal.zoho.clock.advance(minutes * 60_000),
	});
}

/** Requests that the description of Zoho Desk does not have, unless a fault or a switch made them wrong. */
export function undescribed(zoho: DeskSimulator): Array<Partial<JournalEntry>> {
	return zoho.journal
		.entries()
		.filter((entry) => entry.kind === 'api' && isUndescribed(entry))
		.map(({ operationId, query, body, errorCode }) => ({ operationId, query, body, errorCode }));
}

function isUndescribed({ errorCode, fault, operationId }: JournalEntry): boolean {
	if (fault !== null) return false;
	return operationId === null || ['UNPROCESSABLE_ENTITY', 'BAD_REQUEST', 'NOT_SIMULATED'].includes(errorCode ?? '');
}

/** Switches under which a portal refuses what Zoho describes. The product asks once, and remembers. */
const REFUSING = [
	'pageLimit',
	'accountsFrom',
	'searchCeiling',
	'listCeiling',
	'departmentIds',
	'includeTogether',
	'togetherFailure',
] as const satisfies ReadonlyArray<keyof OpenPoints>;

export function isRefusing(points: Partial<OpenPoints>): boolean {
	const usual = defaultOpenPoints();
	return REFUSING.some((name) => (points[name] ?? usual[name]) !== usual[name]);
}

/** Adds tickets, named "Ticket 1" and so on. Returns their ids, oldest first. */
export function addTickets(zoho: DeskSimulator, count: number, more: Record<string, string> = {}): string[] {
	return Array.from({ length: count }, (_, place) =>
		zoho.add('tickets', { subject: `Ticket ${place + 1}`, contact: { lastName: 'Lee' }, ...more }),
	);
}

export function subjectsOf(items: readonly IDataObject[]): unknown[] {
	return items.map(({ subject }) => subject);
}

/** The ids of items, as texts. */
export function idsOf(items: readonly IDataObject[]): string[] {
	return items.map(({ id }) => String(id));
}
