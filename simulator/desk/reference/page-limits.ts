import type { OpenPoints } from '../open-points';
import type { Operation } from './operation';

/** The page of a list: how `from` and `limit` are read. */
export interface PageRules {
	readonly defaultLimit: number;
	readonly mostLimit: number;
	readonly leastLimit: number;
	/** Greatest `from`; Infinity when there is no ceiling. */
	readonly mostFrom: number;
	readonly leastFrom: number;
	/** `from` plus `limit` may not exceed this (open-points 2c). */
	readonly lastRow: number;
	/** The `from` of the first row. 1: 0 gives the first row too (open-points 2a). */
	readonly base: number;
}

/** Bounds that the reference leaves out, or that are known from the live service (open-points 1c). */
const MOST: Readonly<Record<string, number>> = {
	getArticles: 50,
	getContractsByAccount: 50,
	'x-getTicketHistory': 50,
	getThreads: 200,
	getTicketConversations: 200,
	getTicketComments: 100,
	getTeams: 200,
	getLayouts: 99,
};
/** Lists whose bound was raised from 99 to 100 (open-points 1b). */
const RAISED = ['getTickets', 'getContacts', 'getAccounts', 'getTasks', 'getProducts'];
/** Zero-based for certain (open-points 2a). */
const ZERO_BASED = ['products', 'teams', 'departments', 'layouts', 'recycleBin'];

/** The rules of an operation that has `from` or `limit`. */
export function pageRulesOf(operation: Operation, points: OpenPoints): PageRules {
	const limit = operation.query.get('limit')?.schema ?? {};
	const isSearch = operation.path.toLowerCase().endsWith('search');
	const declared = Number(limit['maximum'] ?? 100);
	const raised = RAISED.includes(operation.id) ? Number(points.pageLimit) : declared;
	const ceiling = isSearch ? points.searchCeiling : points.listCeiling;
	return {
		defaultLimit: Number(limit['default'] ?? 10) || (MOST[operation.id] ?? declared),
		mostLimit: MOST[operation.id] ?? raised,
		leastLimit: Number(limit['minimum'] ?? 1),
		mostFrom: ceiling === 'none' ? Infinity : Number(ceiling),
		leastFrom: operation.id === 'getAccounts' && points.accountsFrom === '1-refuses-0' ? 1 : 0,
		lastRow: isSearch && ceiling === '4999' ? 5_000 : Infinity,
		base: isSearch ? 0 : baseOf(operation, points),
	};
}

function baseOf({ id, module }: Operation, points: OpenPoints): number {
	if (id === 'getTickets') return Number(points.ticketsFrom);
	if (id === 'getContacts') return Number(points.contactsFrom);
	if (id === 'getAccounts') return points.accountsFrom === '0' ? 0 : 1;
	if (ZERO_BASED.includes(module) || id.startsWith('getTicket') || id === 'getThreads') return 0;
	return Number(points.otherFrom);
}
