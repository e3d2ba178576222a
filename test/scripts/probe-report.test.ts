import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OPEN_POINTS } from '../../simulator/support/open-points';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import { environmentOf, passwordEnvironmentOf, type Report, reportOf, runProbe, valueIn } from './probe-place';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

beforeEach(() => simulator.reset({ seed: 11, cases: 80 }));

describe('the price of the probe', () => {
	it('is six requests when nothing needs confirming, and the report says so', async () => {
		const report = await reportOf(environmentOf(simulator));
		expect(report.requests).toBe(6);
		expect(simulator.journal.count()).toBe(6);
		expect(simulator.quota.used()).toBe(6);
	});

	it('is never more than the ten requests it states', async () => {
		simulator.setOpenPoints({ lastModifiedTime: 'exclusive', notFound: '4422', getByIdList: 'accepted' });
		await reportOf(environmentOf(simulator));
		simulator.setOpenPoints({ lastModifiedTime: 'ignored' });
		await reportOf(environmentOf(simulator));
		simulator.setOpenPoints({ lastModifiedTime: 'inclusive', filterZone: 'Etc/GMT+12' });
		await reportOf(environmentOf(simulator));
		expect(simulator.journal.count()).toBeLessThanOrEqual(3 * 10);
	});

	it('is stated before anything is sent; the answer no sends nothing', async () => {
		const asked: string[] = [];
		const { code, told, printed } = await runProbe([], environmentOf(simulator), { answers: ['n'], asked });
		expect(told[0]).toContain("6 to 10 requests of the day's quota");
		expect(asked).toEqual(['Start? [y/N] ']);
		expect([code, printed, simulator.journal.count()]).toEqual([0, '', 0]);
	});

	it('adds up in the table to the requests that were sent', async () => {
		simulator.add('requests', { Subject: 'Just now' });
		const { printed } = await runProbe(['--yes'], environmentOf(simulator));
		const prices = [...printed.matchAll(/ (\d+) +\|$/gm)].map(([, price]) => Number(price));
		expect(prices.reduce((sum, price) => sum + price, 0)).toBe(simulator.journal.count());
		expect(printed).toMatch(/^\| Point +\| Answer +\| Evidence +\| Price \|$/m);
		expect(printed).toMatch(new RegExp(`17 of ${OPEN_POINTS.length} points settled with 6 requests\\.$`));
	});
});

describe('what the probe sends', () => {
	it('only reads, with secrets in the form body', async () => {
		await runProbe(['--yes'], passwordEnvironmentOf(simulator));
		const entries = simulator.journal.entries();
		expect(new Set(entries.map(({ method }) => method))).toEqual(
			new Set(['apiauthtoken', 'getrecords', 'getrecordsbyid']),
		);
		expect(entries.every(({ transport, secretsInAddress }) => transport === 'POST' && !secretsInAddress)).toBe(true);
	});

	it('signs in once per run, with a token whose name says what it is for', async () => {
		const { told } = await runProbe(['--yes'], passwordEnvironmentOf(simulator));
		expect(simulator.journal.count({ kind: 'sign-in' })).toBe(1);
		expect(simulator.journal.entries()[0]?.parameters.DISPLAY_NAME).toBe('n8n-nodes-zoho-support probe');
		expect(told.join('\n')).toContain('remove it afterwards under Active Authtokens');
	});

	it('asks for what the environment lacks, secrets hidden', async () => {
		const asked: string[] = [];
		const { url, access } = simulator;
		const env = { ZOHO_SUPPORT_API: url, ZOHO_SUPPORT_ACCOUNTS: url };
		const answers = [access.portal, access.department, '', access.email, access.password, 'y'];
		const { code } = await runProbe([], env, { answers, asked });
		expect(code).toBe(0);
		expect(asked.map((question) => question.includes('(hidden)'))).toEqual([false, false, true, false, true, false]);
	});
});

describe('what can be pasted into a report', () => {
	const MARK = 'MARKED';

	function addMarkedCases(): string[] {
		const fields = {
			Subject: `${MARK} subject`,
			'Contact Name': `${MARK} person`,
			Email: `${MARK}@mail.example`,
			Description: `<fl val="${MARK}">${MARK}</fl>`,
			[`${MARK} field`]: `${MARK} value`,
		};
		return Array.from({ length: 7 }, () => simulator.add('requests', fields));
	}

	it.each(['--json', '--yes'])('has no contents, labels, ids, names or secrets (%s)', async (flag) => {
		simulator.reset({});
		const ids = addMarkedCases();
		const { printed, told } = await runProbe(['--yes', flag], passwordEnvironmentOf(simulator));
		const { portal, department, email, password } = simulator.access;
		for (const secret of [
			MARK,
			portal,
			department,
			email,
			password,
			...simulator.tokens(),
			...ids,
			'Ada Admin',
			'127.0.0.1',
		]) {
			expect(printed).not.toContain(secret);
		}
		for (const secret of [MARK, portal, department, email, password, ...simulator.tokens(), ...ids])
			expect(told.join('\n')).not.toContain(secret);
	});

	it('is not misled by values that look like fields', async () => {
		simulator.reset({ openPoints: { flCase: 'upper' } });
		addMarkedCases();
		const report = await reportOf(environmentOf(simulator));
		expect([valueIn(report, 'flCase'), valueIn(report, 'xmlText')]).toEqual(['upper', 'cdata']);
	});

	it('has only the documented members in JSON', async () => {
		const { printed } = await runProbe(['--yes', '--json'], environmentOf(simulator));
		const report = JSON.parse(printed) as Report;
		expect(Object.keys(report)).toEqual(['probedAt', 'requests', 'points']);
		expect(report.points).toHaveLength(OPEN_POINTS.length);
		for (const point of report.points) expect(Object.keys(point)).toEqual(['name', 'value', 'evidence']);
	});
});
