import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NOT_ASKED, QUESTIONS, WRITTEN } from '../../scripts/probe/desk/questions';
import { PRICE } from '../../scripts/probe/desk/run';
import { OPEN_POINTS } from '../../simulator/desk/open-points';
import { type DeskSimulator, type OpenPoints, startDeskSimulator } from '../../simulator/desk/simulator';
import { deskEnvironmentOf, deskReportOf, runDeskProbe } from './desk-probe-place';
import { valueIn } from './probe-place';

let zoho: DeskSimulator;

beforeAll(async () => {
	zoho = await startDeskSimulator();
});

afterAll(async () => await zoho.close());

beforeEach(() => {
	zoho.reset({ seed: 11, tickets: 150, now: '2026-11-24T20:00:00.250Z' });
	fillMultiSelect();
});

/** The seed leaves the field empty. */
function fillMultiSelect(): void {
	const [first] = zoho.records('tickets');
	zoho.change('tickets', String(first?.id), { cf: { cf_affected: ['Mail', 'Web'] } });
}

const settings = (points: readonly string[]) =>
	points.flatMap((point) =>
		(OPEN_POINTS.find(({ name }) => name === point)?.values ?? []).map((value) => [point, value] as const),
	);

describe('the probe of Zoho Desk and the switches of the simulator', () => {
	it('asks or names every open point once', () => {
		const known = [...QUESTIONS.map(({ point }) => point), ...WRITTEN, ...Object.keys(NOT_ASKED)];
		expect([...known].sort()).toEqual(OPEN_POINTS.map(({ name }) => name).sort());
	});

	it.each(settings(QUESTIONS.map(({ point }) => point)))(
		'reports %s when the simulator is set to %s, and writes nothing',
		async (point, value) => {
			// Times are made with the records.
			zoho.reset({ seed: 11, tickets: 150, openPoints: { [point]: value } });
			fillMultiSelect();
			expect(valueIn(await deskReportOf(zoho), point)).toBe(value);
			const methods = zoho.journal.entries().filter(({ kind, method }) => kind === 'api' && method !== 'GET');
			expect(methods).toEqual([]);
		},
	);

	it.each(settings(WRITTEN))('reports %s with --write when the simulator is set to %s', async (point, value) => {
		zoho.setOpenPoints({ [point]: value });
		expect(valueIn(await deskReportOf(zoho, '--write', '--reply'), point)).toBe(value);
	});
});

describe('several switches together', () => {
	const everything: ReadonlyArray<Partial<OpenPoints>> = [
		{ pageLimit: '99', ticketsFrom: '1', contactsFrom: '0', accountsFrom: '1-refuses-0', otherFrom: '1' },
		{ listCeiling: '4999', creditWeights: '3-5-10-50-100', searchCeiling: '999', errorMessageKey: 'errorMessage' },
		{ organizationFields: 'gone', fieldChoices: 'layouts-only', multiSelect: 'text', emptyList: 'empty-data' },
		{ rangeEnds: 'exclusive', pageLimit: '99', departmentIds: 'singular-ignored', wrongId: '403' },
		{ indexLag: 'out-of-order', commentModifies: 'yes', tagModifies: 'yes', trashFailure: 'partial', wrongId: '403' },
		{ indexLag: '300', pageLimit: '99', organizationFields: 'gone', replyModifies: 'no' },
		{ togetherFailure: 'all-or-nothing', trashFailure: 'partial' },
	];

	it.each(everything.map((points) => [JSON.stringify(points), points] as const))(
		'are all reported: %s',
		async (_, points) => {
			zoho.setOpenPoints(points);
			const report = await deskReportOf(zoho, '--write', '--reply');
			for (const [name, value] of Object.entries(points)) expect([name, valueIn(report, name)]).toEqual([name, value]);
		},
	);
});

describe('what the probe of Zoho Desk costs and leaves', () => {
	it('says its price first, and stays below it', async () => {
		const { told } = await runDeskProbe(['--yes'], zoho);
		expect(told[0]).toContain(`${PRICE.requests} to ${PRICE.mostRequests} requests and up to ${PRICE.credits} credits`);
		const sent = zoho.journal.entries().length;
		expect(sent).toBeGreaterThanOrEqual(PRICE.requests);
		expect(sent).toBeLessThanOrEqual(PRICE.mostRequests);
		expect(zoho.journal.credits()).toBeLessThanOrEqual(PRICE.credits);
	});

	it('counts the credits that it reports', async () => {
		const { credits, requests } = await deskReportOf(zoho, '--write', '--reply');
		expect([credits, requests]).toEqual([zoho.journal.credits(), zoho.journal.entries().length]);
	});

	it.each([['--write'], ['--write', '--reply']])('leaves the help desk as it was with %s %s', async (...flags) => {
		const before = [zoho.records('tickets'), zoho.records('contacts')];
		await deskReportOf(zoho, ...flags);
		expect([zoho.records('tickets'), zoho.records('contacts')]).toEqual(before);
	});

	it('removes its ticket also when it is stopped in the middle', async () => {
		const before = zoho.records('tickets');
		const stop = new AbortController();
		zoho.beforeAnswer(({ method, path }) => {
			if (method === 'POST' && path.endsWith('/comments')) stop.abort();
		});
		const { code } = await runDeskProbe(['--yes', '--write'], zoho, { signal: stop.signal });
		expect(code).toBe(130);
		expect(zoho.records('tickets')).toEqual(before);
	});

	it('sends no e-mail without --reply', async () => {
		const report = await deskReportOf(zoho, '--write');
		expect(valueIn(report, 'replyModifies')).toBeNull();
		expect(zoho.journal.entries().filter(({ path }) => path.endsWith('/sendReply'))).toEqual([]);
	});

	it('keeps secrets and records out of report, progress and addresses', async () => {
		const { printed, told } = await runDeskProbe(['--yes', '--write', '--reply'], zoho);
		const shown = [printed, ...told].join('\n');
		const { clientSecret, refreshToken, orgId, departments } = zoho.access;
		const [ticket] = zoho.records('tickets');
		const secrets = [
			clientSecret,
			refreshToken,
			orgId,
			departments.support,
			String(ticket?.subject),
			String(ticket?.id),
		];
		for (const secret of secrets) expect(shown).not.toContain(secret);
		expect(shown).not.toMatch(/\d{6,}/);
		expect(zoho.journal.entries().filter(({ secretsInAddress }) => secretsInAddress)).toEqual([]);
	});

	it.each([
		['a wrong client secret', { ZOHO_DESK_CLIENT_SECRET: 'other' }, /refused the sign-in: invalid_client_secret/],
		['an organization of somebody else', { ZOHO_DESK_ORGANIZATION: '1' }, /not the one that was named/],
		['an unknown data centre', { ZOHO_DESK_DATA_CENTRE: 'zoho.moon' }, /must be one of/],
		['no client', { ZOHO_DESK_CLIENT_ID: '' }, /ZOHO_DESK_CLIENT_ID is not set/],
	])('ends with 2 and one line for %s', async (_, change, words) => {
		const { code, told } = await runDeskProbe(['--yes'], zoho, { env: { ...deskEnvironmentOf(zoho), ...change } });
		expect([code, told.at(-1)]).toEqual([2, expect.stringMatching(words)]);
	});

	it('takes no --reply without --write, and no secret as an argument', async () => {
		expect((await runDeskProbe(['--reply', '--yes'], zoho)).code).toBe(2);
		const { code, told } = await runDeskProbe(['1000.secret'], zoho);
		expect([code, told.join('')]).toEqual([2, expect.not.stringContaining('1000.secret')]);
	});
});
