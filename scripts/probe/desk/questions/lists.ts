import { rowsOf, type Heard, refuses, type Seen, textIn, whyNot } from '../heard';
import { count, notSettled, settled, type Verdict } from '../../verdict';

/** pageLimit: whether a page of 100 tickets comes. */
export function pageLimit({ tickets, ticketsOneShort }: Seen): Verdict {
	if (tickets?.kind === 'rows')
		return settled('100', `a page of 100 came with ${count(rowsOf(tickets).length, 'ticket')}`);
	if (refuses(tickets, 'limit') && ticketsOneShort?.kind === 'rows') return settled('99', '100 is refused, 99 is not');
	return notSettled(whyNot(tickets));
}

/** The `from` of the first row: with 1, row 1 is the first one again. */
function baseOf(fromZero: Heard | undefined, fromOne: Heard | undefined): Verdict {
	const [first, second] = rowsOf(fromZero).map((row) => textIn(row, 'id'));
	const [atOne] = rowsOf(fromOne).map((row) => textIn(row, 'id'));
	if (fromZero?.kind !== 'rows') return notSettled(whyNot(fromZero));
	if (first === undefined || second === undefined) return notSettled('two rows are needed');
	if (atOne === first) return settled('1', 'from=0 and from=1 both begin with the first row');
	if (atOne === second) return settled('0', 'from=1 begins with the second row');
	return notSettled(fromOne?.kind === 'rows' ? 'from=1 begins with neither of the first two rows' : whyNot(fromOne));
}

export function ticketsFrom({ tickets, ticketsOneShort, ticketsFromOne }: Seen): Verdict {
	return baseOf(ticketsOneShort?.kind === 'rows' ? ticketsOneShort : tickets, ticketsFromOne);
}

export function contactsFrom({ contacts, contactsFromOne }: Seen): Verdict {
	return baseOf(contacts, contactsFromOne);
}

export function accountsFrom({ accounts, accountsFromOne }: Seen): Verdict {
	if (refuses(accounts, 'from') && accountsFromOne?.kind === 'rows')
		return settled('1-refuses-0', 'from=0 is refused, from=1 is not');
	return baseOf(accounts, accountsFromOne);
}

/** otherFrom: agents stand for the rest. */
export function otherFrom({ agents, agentsFromOne }: Seen): Verdict {
	return baseOf(agents, agentsFromOne);
}

/** listCeiling: whether a list goes on past row 4,999. */
export function listCeiling({ ticketsDeep }: Seen): Verdict {
	if (refuses(ticketsDeep, 'from')) return settled('4999', 'from=5000 is refused');
	if (ticketsDeep?.kind !== 'rows') return notSettled(whyNot(ticketsDeep));
	return settled('none', `from=5000 is answered, with ${count(rowsOf(ticketsDeep).length, 'row')}`);
}

/** searchCeiling: whether a search goes on past row 999. */
export function searchCeiling({ searchDeep }: Seen): Verdict {
	if (refuses(searchDeep, 'from')) return settled('999', 'from=1000 is refused');
	if (searchDeep?.kind !== 'rows') return notSettled(whyNot(searchDeep));
	return settled('4999', `from=1000 is answered, with ${count(rowsOf(searchDeep).length, 'row')}`);
}

/** creditWeights: what a page between rows 2,000 and 10,000 costs. */
export function creditWeights({ ticketsDeep, ticketsDepth }: Seen): Verdict {
	const deep = ticketsDeep?.kind === 'rows' ? ticketsDeep : ticketsDepth;
	if (deep?.kind !== 'rows') return notSettled(whyNot(deep));
	if (deep.weight === undefined) return notSettled('the answer does not say what it cost');
	const evidence = `a page past row 2,000 costs ${count(deep.weight, 'credit')}`;
	if (deep.weight === 10) return settled('3-10-50-100', evidence);
	return deep.weight === 5 ? settled('3-5-10-50-100', evidence) : notSettled(evidence);
}

/** departmentIds: which spelling filters. */
export function departmentIds({ bothDepartments, otherDepartment, departments }: Seen): Verdict {
	if (refuses(bothDepartments, 'departmentIds')) return settled('plural-refused', 'departmentIds is refused by name');
	if (bothDepartments?.kind !== 'rows') return notSettled(whyNot(bothDepartments));
	if (otherDepartment?.kind === 'skipped') return notSettled(whyNot(otherDepartment));
	if (otherDepartment?.kind !== 'rows') return notSettled(`departmentId: ${whyNot(otherDepartment)}`);
	const strangers = rowsOf(otherDepartment).filter((row) => isStranger(row, bothDepartments));
	const among = `of ${count(rowsOf(departments).length, 'department')}`;
	if (strangers.length > 0)
		return settled('singular-ignored', `departmentId shows a ticket of another department ${among}`);
	return settled(
		'both',
		`both spellings are answered, and departmentId shows no ticket of another department ${among}`,
	);
}

function isStranger(row: Parameters<typeof textIn>[0], own: Heard): boolean {
	return textIn(row, 'departmentId') === textIn(rowsOf(own)[0], 'departmentId');
}

/** Whether a list takes `sortBy=modifiedTime`. */
function sortsByChange(heard: Heard | undefined): Verdict {
	if (heard?.kind === 'rows') return settled('accepted', 'sortBy=modifiedTime is answered');
	return refuses(heard, 'sortBy') ? settled('refused', 'sortBy=modifiedTime is refused') : notSettled(whyNot(heard));
}

export const ticketsByModifiedTime = ({ byModified }: Seen): Verdict => sortsByChange(byModified);
export const contactsByModifiedTime = ({ contactsByModified }: Seen): Verdict => sortsByChange(contactsByModified);
