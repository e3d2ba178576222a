import { expect } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { DeskSimulator, ModuleName, OpenPoints } from '../../../simulator/desk/simulator';
import type { Engine } from '../../engine/engine';
import { DESK_CREDENTIAL_TYPE, deskCredential } from '../desk-portal';
import { CREDENTIAL } from '../zoho-node';
import { isRefusing, MODULES, undescribed } from './bench';
import { BILLING, compared, EXACT, fates, NEW_EMAIL, NEW_SUBJECT, NO_ID, type Place, scenarioOf } from './scenario';

const HOUR = 60 * 60_000;

/**
 * Fills a portal with these switches, runs the scenario, and tells what came, in words that never change.
 * @param isDeep with more tickets than page numbers reach
 */
export async function play(
	engine: Engine,
	zoho: DeskSimulator,
	openPoints: Partial<OpenPoints>,
	isDeep: boolean,
): Promise<object> {
	const place = await prepared(engine, zoho, openPoints, isDeep ? 5_200 : 230);
	const ids = (module: ModuleName, is: (record: IDataObject) => boolean = () => true) =>
		zoho
			.records(module)
			.filter((record) => is(record as IDataObject))
			.map(({ id }) => String(id));
	const wanted = {
		...Object.fromEntries(MODULES.map(([resource, module]) => [`All ${resource}`, ids(module)])),
		Department: ids('tickets', ({ departmentId }) => departmentId === zoho.access.departments.billing),
		Newest: ids('tickets').slice(-110),
		Since: ids('tickets', ({ modifiedTime }) => String(modifiedTime) >= place.since),
		View: ids('tickets', ({ statusType }) => statusType !== 'Closed'),
		Sorted: ids('tickets'),
		Range: ids(
			'tickets',
			({ createdTime }) => String(createdTime) >= place.made.since && String(createdTime) <= place.made.until,
		),
		Closed: ids('tickets', ({ status }) => status === 'Closed'),
		Found: [place.contact.id],
	};
	const outcome = await engine.run(scenarioOf(place));
	const [newest] = outcome.json('Newest');
	const stored = (module: ModuleName, is: (record: IDataObject) => boolean) =>
		zoho.records(module).filter((record) => is(record as IDataObject)) as IDataObject[];
	return {
		error: outcome.error?.message,
		reads: Object.fromEntries(Object.entries(wanted).map(([name, list]) => [name, compared(outcome.json(name), list)])),
		named: [
			typeof newest?.Subject,
			/[A-Za-z]/.test(String(newest?.['Contact Name'])),
			/[A-Za-z]/.test(String(newest?.Department)),
		],
		nothing: outcome.json('Nothing'),
		got: (outcome.json('Got')[0]?.cf as IDataObject | undefined)?.cf_affected,
		missing: outcome.json('Missing').map(({ error }) => error),
		created: [
			fates(outcome, 'Created'),
			stored('tickets', ({ subject }) => subject === NEW_SUBJECT).map(({ cf }) => cf),
		],
		choice: outcome.json('Choice').map(({ error }) => error),
		refused: outcome.json('Refused').map(({ error }) => error),
		updated: [
			fates(outcome, 'Updated'),
			stored('tickets', ({ id }) => id === place.ticket).map(({ status }) => status),
		],
		changed: [
			fates(outcome, 'Changed'),
			stored('tickets', ({ id, priority }) => place.change.includes(String(id)) && priority === 'Urgent').length,
		],
		upserted: [
			fates(outcome, 'Upsert new'),
			fates(outcome, 'Upsert again'),
			stored('contacts', ({ email }) => email === NEW_EMAIL).map(({ phone }) => phone),
		],
		deleted: [fates(outcome, 'Deleted'), stored('tickets', ({ id }) => place.remove.includes(String(id))).length],
		undescribed: isRefusing(openPoints)
			? []
			: undescribed(zoho).filter(({ operationId }) => operationId !== 'deleteTicket'),
	};
}

async function prepared(
	engine: Engine,
	zoho: DeskSimulator,
	openPoints: Partial<OpenPoints>,
	count: number,
): Promise<Place> {
	const now = Date.now();
	zoho.reset({ seed: 7, tickets: count, now: new Date(now - 2 * HOUR), openPoints });
	zoho.clock.freeze();
	const many = { contacts: 110, accounts: 105, tasks: 105, products: 105, contracts: 60, articles: 60 } as const;
	const names = new Map<ModuleName, string>(MODULES.map(([, module, name]) => [module, name]));
	for (const [module, count] of Object.entries(many) as Array<[ModuleName, number]>)
		for (let made = 0; made < count; made += 1) {
			zoho.clock.advance(1_000);
			zoho.add(module, { [names.get(module) ?? '']: `${module} ${made}` });
		}
	zoho.clock.set(new Date(now - HOUR));
	const made = { since: new Date(now - HOUR - 1_000).toISOString(), until: new Date(now - HOUR).toISOString() };
	const { billing } = zoho.access.departments;
	for (let made = 0; made < 12; made += 1) zoho.add('tickets', { subject: `Bill ${made}`, departmentId: billing });
	const contact = { email: 'ann+1@x.example', lastName: 'Lee' };
	const contactId = zoho.add('contacts', contact);
	const cf = { cf_affected: ['Mail', 'Web'], cf_severity: 'S2' };
	const ticket = zoho.add('tickets', { subject: 'Mine', contactId, departmentId: billing, cf });
	const tickets = zoho.records('tickets').map(({ id }) => String(id));
	const since = new Date(now - HOUR / 2 - 60_000).toISOString();
	zoho.clock.set(new Date(now - HOUR / 2));
	for (const id of tickets.slice(3, 6)) zoho.change('tickets', id, { subject: 'Moved' });
	zoho.clock.set(new Date(now));
	await saved(engine, zoho);
	zoho.grants.expireAccessTokens();
	zoho.faults.add({ kind: 'too-many-requests', operationId: 'getContacts', count: 1 });
	return {
		ticket,
		contact: { id: contactId, email: contact.email },
		change: tickets.slice(10, 70),
		remove: tickets.slice(70, 190),
		since,
		made,
	};
}

async function saved(engine: Engine, zoho: DeskSimulator): Promise<void> {
	const all = deskCredential(zoho, everythingGranted(zoho));
	await engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, all);
	const departmentId = zoho.access.departments.billing;
	await engine.credentials.save(DESK_CREDENTIAL_TYPE, BILLING, { ...all, departmentId });
}

/** A portal that wants every right that is listed for a call gets them: the person added them under Custom Scopes. */
export function everythingGranted({ openPoints, grants }: DeskSimulator): ICredentialDataDecryptedObject {
	if (openPoints.scopeList === 'any') return {};
	const everything = ['Desk.*.ALL'];
	const tokens = { access_token: grants.accessToken(everything), refresh_token: grants.refreshToken(everything) };
	return { oauthTokenData: { token_type: 'Bearer', ...tokens } };
}

/** What the scenario must give with these switches. */
export function expected(points: OpenPoints): object {
	const lists = [
		...MODULES.map(([resource]) => `All ${resource}`),
		'Department',
		'Newest',
		'Since',
		'View',
		'Sorted',
		'Range',
		'Closed',
		'Found',
	];
	return {
		error: undefined,
		reads: Object.fromEntries(lists.map((name) => [name, EXACT])),
		named: ['string', true, true],
		nothing: [{}],
		got: points.multiSelect === 'text' ? 'Mail;Web' : ['Mail', 'Web'],
		missing: [`There is no ticket with the ID ${NO_ID}.`],
		created: [{ created: 1 }, [expect.objectContaining({ cf_severity: 'S1', cf_affected: 'Mail;Web' })]],
		choice: ["The field 'Severity' has no choice 'S9'."],
		refused: [expect.stringMatching(/Contact Name \(contactId\): There is no record with this id/)],
		updated: [{ updated: 1 }, ['Closed']],
		changed: [{ updated: 60 }, 60],
		upserted: [{ created: 1 }, { updated: 1 }, ['2']],
		// A portal that deletes what it can does not say that one id was false.
		deleted: [points.trashFailure === 'partial' ? { deleted: 121 } : { deleted: 120, refused: 1 }, 0],
		undescribed: [],
	};
}
