import type { Usage } from '../../connection/ledger';
import { namedWith } from '../../helpdesk/form-lists';
import { isJsonObject } from '../../helpdesk/json';
import { shownNumber } from '../../helpdesk/numbers';
import { HelpdeskError, type Problem, sentences } from '../../helpdesk/problem';
import type { Account } from './account';
import { filledText } from './answers';
import type { DeskCall, DeskDoor } from './call';
import { OTHER_ORGANIZATION } from './errors';
import { EDITIONS, editionNamed } from './limits';
import { chosenOf, type Organization } from './organization';

/** One ticket: shows that the organization can be reached, and that the edition and the rights allow it. */
const ONE_TICKET: DeskCall = {
	access: 'read',
	method: 'GET',
	path: '/tickets',
	query: { limit: '1', sortBy: '-createdTime' },
	weight: 3,
};

/** What a check needs. */
export interface Checked {
	/** The organizations of the connected account, with one call. */
	organizations(): Promise<readonly Organization[]>;
	/** A door that reaches the organization of the credential. */
	readonly call: DeskDoor;
	/** The credits afterwards. */
	usage(): Usage;
}

/**
 * Tries a connection: whose it is, which organization, whether tickets can be read, and whether there is such a department.
 * Costs 4 credits, or 6 where organizations count as a list, and one more for a department.
 * @returns a sentence that names the organization, the department, the edition and the credits that are left
 * @throws HelpdeskError that tells apart a revoked connection, another data centre, a missing right, an organization that
 * is not of this account, an edition or profile that does not allow it, a department that does not exist, and an address
 * that cannot be reached
 */
export async function checkConnection(account: Account, checked: Checked): Promise<string> {
	const organizations = await checked.organizations();
	const organization = chosenOf(organizations, account.organizationId);
	const answer = await checked.call(ONE_TICKET);
	if (answer.kind === 'error') throw new HelpdeskError(explained(answer.problem, organization, organizations));
	const department =
		account.departmentId === undefined ? '' : await departmentNamed(account.departmentId, checked.call);
	return sentences(
		`Connected to ${organization.name} (${organization.id})${department}`,
		`Its edition is ${editionName(organization)}`,
		`${shownNumber(checked.usage().left)} credits are left today`,
	);
}

/**
 * A list of a department that does not exist may be empty instead of refused. So it is asked for by itself [openapi
 * department.json].
 */
async function departmentNamed(id: string, call: DeskDoor): Promise<string> {
	const path = `/departments/${encodeURIComponent(id)}`;
	const answer = await call({ access: 'read', method: 'GET', path, weight: 1 });
	if (answer.kind === 'error') throw new HelpdeskError(answer.problem);
	const name = answer.kind === 'body' && isJsonObject(answer.body) ? filledText(answer.body.name) : undefined;
	return `, department ${namedWith(name ?? '', id)}`;
}

function editionName({ edition }: Organization): string {
	const known = editionNamed(edition);
	return known === undefined ? (edition ?? 'not known') : EDITIONS[known].name;
}

/** The token may be bound to another organization than the one that was chosen [open-points 9]. */
function explained(trouble: Problem, { name }: Organization, all: readonly Organization[]): Problem {
	if (trouble.code !== OTHER_ORGANIZATION) return trouble;
	const list = all.map((one) => `${one.name} (${one.id})`).join(', ');
	return { ...trouble, message: sentences(trouble.message, `${name} was asked for. The account has: ${list}`) };
}
