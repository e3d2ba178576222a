import type { ModuleName } from '../../../helpdesk/catalogue';
import { type DeskTraits, USUAL_LAG_MS, USUAL_REACH } from './question';

type ModuleTraits = Pick<DeskTraits, 'hasList' | 'hasSearch' | 'listPage' | 'searchPage'>;

const BOTH: ModuleTraits = { hasList: true, hasSearch: true, listPage: 100, searchPage: 100 };

/**
 * The list of products shows no times, so they are read by the search alone. Contracts have no search; their list shows
 * no times either, unless it is asked for the field `createdTime` [open-points 6a, openapi].
 */
const MODULES: Readonly<Record<ModuleName, ModuleTraits>> = {
	tickets: BOTH,
	contacts: BOTH,
	accounts: BOTH,
	tasks: BOTH,
	articles: { ...BOTH, listPage: 50 },
	products: { ...BOTH, hasList: false },
	contracts: { ...BOTH, hasSearch: false, listPage: 50 },
};

/** How a module is read; undefined if a trigger cannot watch it. */
export function traitsOf(
	module: ModuleName,
	{ lag = USUAL_LAG_MS, reach = USUAL_REACH }: Partial<Pick<DeskTraits, 'lag' | 'reach'>> = {},
): DeskTraits | undefined {
	const own = Object.hasOwn(MODULES, module) ? MODULES[module] : undefined;
	return own && { ...own, lag, reach };
}

/**
 * Fields that are no part of what a record says: they change while nobody edits it, or they show another record, which
 * may be renamed.
 */
const MOVES_BY_ITSELF: ReadonlySet<string> = new Set([
	'account',
	'approvalCount',
	'assignee',
	'attachmentCount',
	'author',
	'childTicketCount',
	'commentCount',
	'contact',
	'createdBy',
	'customerHappiness',
	'customerResponseTime',
	'customFields',
	'department',
	'dislikeCount',
	'feedbackCount',
	'followerCount',
	'isEscalated',
	'isFollowing',
	'isOverDue',
	'isRead',
	'isResponseOverdue',
	'lastThread',
	'layoutDetails',
	'likeCount',
	'lockedTime',
	'modifiedBy',
	'modifiedTime',
	'owner',
	'parentTicket',
	'photoURL',
	'product',
	'responseDueDate',
	'secondaryContacts',
	'sentiment',
	'sharedDepartments',
	'skillsInfo',
	'tagCount',
	'taskCount',
	'team',
	'threadCount',
	'ticket',
	'timeEntryCount',
	'usageCount',
	'viewCount',
	'webUrl',
]);

/** True for a field that does not tell two versions of a record apart. */
export const movesByItself = (field: string) => MOVES_BY_ITSELF.has(field);
