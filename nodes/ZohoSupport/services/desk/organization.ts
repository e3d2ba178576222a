import { Remembered } from '../../connection/remembered';
import { HelpdeskError, type Problem, problem } from '../../helpdesk/problem';
import { filledText, rowsOf } from './answers';
import type { DeskAnswer, DeskDoor } from './call';
import { ORGANIZATIONS } from './request';

/** An organization of Zoho Desk, which is also called portal. */
export interface Organization {
	readonly id: string;
	readonly name: string;
	/** As the service names it: `PROFESSIONAL`; more names than those in the description may come. */
	readonly edition: string | null;
}

/** How long the organizations of an account are remembered: an upgrade of the edition is seen within a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const remembered = new Remembered<readonly Organization[] | undefined>(KEPT_MS);
/** The last ones by identity, for those who cannot wait. */
const lastKnown = new Map<string, readonly Organization[]>();

/**
 * The organizations of the connected account. Costs one call, once a day for each process.
 * @param identity the connected account
 * @throws HelpdeskError if they cannot be read
 */
export async function organizationsOf(identity: string, call: DeskDoor): Promise<readonly Organization[]> {
	const known = await remembered.get(identity, async () => {
		const all = organizationsIn(await call(ORGANIZATIONS));
		// None is no state to keep for a day: the answer may have been cut off, or a person is about to be invited.
		return all.length === 0 ? undefined : all;
	});
	const organizations = known ?? [];
	lastKnown.set(identity, organizations);
	return organizations;
}

/** The organizations as `organizationsOf` gives them, read anew: for a check, and remembered for the calls after it. */
export async function organizationsNow(identity: string, call: DeskDoor): Promise<readonly Organization[]> {
	remembered.forget(identity);
	return await organizationsOf(identity, call);
}

/** The only organization of an account, if this process has read it. Costs nothing. */
export function onlyOrganization(identity: string): Organization | undefined {
	const known = lastKnown.get(identity) ?? [];
	return known.length === 1 ? known[0] : undefined;
}

export function forgetOrganizations(): void {
	remembered.clear();
	lastKnown.clear();
}

/** @throws HelpdeskError for an error answer */
export function organizationsIn(answer: DeskAnswer): Organization[] {
	return rowsOf(answer).flatMap(({ id, companyName, portalName, edition }) => {
		const known = filledText(id);
		if (known === undefined) return [];
		const name = filledText(companyName) ?? filledText(portalName) ?? known;
		return [{ id: known, name, edition: filledText(edition) ?? null }];
	});
}

/**
 * The organization to work with: the one of the credential, or the only one.
 * @throws HelpdeskError `setup` that lists the organizations of the account
 */
export function chosenOf(organizations: readonly Organization[], id: string | undefined): Organization {
	const [first, ...others] = organizations;
	if (first === undefined) throw new HelpdeskError(NONE);
	if (id === undefined && others.length === 0) return first;
	const chosen = organizations.find((organization) => organization.id === id);
	if (chosen === undefined) throw new HelpdeskError(notChosen(organizations, id));
	return chosen;
}

const NONE: Problem = problem(
	'setup',
	'The connected account belongs to no organization of Zoho Desk.',
	'Check the data centre in the credential, and connect as an agent of your Zoho Desk.',
);

function notChosen(organizations: readonly Organization[], id: string | undefined): Problem {
	const list = organizations.map(({ name, id: its }) => `${name} (${its})`).join(', ');
	const what =
		id === undefined
			? 'The connected account belongs to several organizations.'
			: `The connected account does not belong to the organization ${id}.`;
	return problem(
		'setup',
		`${what} It belongs to: ${list}.`,
		'Enter the ID of one of them as Organization ID in the credential, or connect with another account.',
	);
}
