import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type DeskSimulator, startDeskSimulator } from '../../../simulator/desk/simulator';
import { leaksInText } from '../../e2e/secrets';
import { createEngine } from '../../engine/engine';
import { deskWorkflow } from '../desk-portal';
import { skipWaits } from '../waits';
import { undescribed } from './bench';
import { EverythingKept, PLACES } from './everything-kept';

/** A secret that is sent to Zoho, with any value. */
const SECRET_PARAMETER = /\b(client_secret|refresh_token|access_token|Bearer)[= ]+[\w.]{8}/i;

describe('after every operation, fault and refusal of Zoho Desk', () => {
	let zoho: DeskSimulator;
	let kept: EverythingKept;

	beforeAll(async () => {
		skipWaits();
		zoho = await startDeskSimulator({ seed: 7, tickets: 20 });
		kept = new EverythingKept(await createEngine(), zoho);
		await kept.save();
		await kept.runOperations();
		await kept.runFaults();
		await kept.runRefusals();
		kept.keepJournal();
	}, 120_000);

	afterAll(async () => {
		jest.restoreAllMocks();
		await zoho.close();
	});

	it.each(PLACES)('no secret is in the %s', (place) => {
		expect(kept.text(place)).not.toBe('');
		expect(leaksInText([...kept.secrets], place, kept.text(place))).toEqual([]);
	});

	it.each(PLACES)('nothing that looks like a sent secret is in the %s', (place) => {
		expect(SECRET_PARAMETER.exec(kept.text(place))?.[0]).toBeUndefined();
	});

	it('no secret is in an address', () => {
		const entries = zoho.journal.entries();
		expect(entries.length).toBeGreaterThan(150);
		expect(entries.filter(({ secretsInAddress }) => secretsInAddress)).toEqual([]);
	});

	it('every request is one that Zoho describes', () => {
		expect(undescribed(zoho).filter(({ operationId }) => operationId !== 'deleteContact')).toEqual([]);
	});

	it('tokens of several renewals, and runs that failed and that did not, were searched', () => {
		const count = (wanted: string) => kept.statuses.filter((status) => status === wanted).length;
		expect(kept.secrets.size).toBeGreaterThan(5);
		expect(Math.min(count('success'), count('error'))).toBeGreaterThan(10);
	});

	it('the search would find a secret in an item', async () => {
		const { clientSecret } = zoho.access;
		const items = [{ 'Last Name': `The secret is ${clientSecret}.` }];
		const create = { resource: 'contact', operation: 'create', dataMode: 'autoMap' };
		const { saved } = await (await createEngine()).run(deskWorkflow(create, items));
		expect(leaksInText([...kept.secrets], 'saved executions', saved).map(({ secret }) => secret)).toEqual([
			clientSecret,
		]);
	});
});
