import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { leaksInText } from '../e2e/secrets';
import { createEngine } from '../engine/engine';
import { EverythingKept, PLACES } from './everything-kept';
import { HIDING, type HidingService } from './hiding-services';
import { skipWaits } from './waits';

describe.each(HIDING)('after every operation, fault and refusal of $name', (hiding) => {
	let service: HidingService;
	let kept: EverythingKept;

	beforeAll(async () => {
		skipWaits();
		const { it: started, id } = await hiding.start();
		service = started;
		kept = new EverythingKept(await (await createEngine()).restarted(), hiding, service);
		await kept.save();
		await kept.runOperations(id);
		await kept.runRefusals();
		await kept.runTrigger();
		await kept.runSignInFaults();
		await kept.save();
		await kept.runFaults();
		kept.keepJournal();
	}, 600_000);

	afterAll(async () => {
		jest.restoreAllMocks();
		await service.close();
	});

	it.each(PLACES)('no secret is in the %s', (place) => {
		expect(kept.text(place)).not.toBe('');
		expect(leaksInText([...kept.secrets], place, kept.text(place))).toEqual([]);
	});

	it.each(PLACES)('nothing that looks like a sent secret is in the %s', (place) => {
		expect(hiding.pattern.exec(kept.text(place))?.[0]).toBeUndefined();
	});

	it('no secret is in an address', () => {
		const entries = service.journal();
		expect(entries.length).toBeGreaterThan(150);
		expect(entries.filter(({ secretsInAddress }) => secretsInAddress)).toEqual([]);
	});

	it('every request was one that Zoho describes, sent as it has to be', () => {
		expect(service.wrong()).toEqual([]);
	});

	it('secrets of several kinds, and runs that failed and that did not, were searched', () => {
		const count = (wanted: string) => kept.statuses.filter((status) => status === wanted).length;
		expect(kept.secrets.size).toBeGreaterThan(5);
		expect(Math.min(count('success'), count('error'))).toBeGreaterThan(10);
	});

	it('the search would find a secret in an item', async () => {
		const [secret] = service.secrets();
		const items = [{ 'Contact Name': 'Ann', 'Last Name': 'Lee', [hiding.text]: `The secret is ${secret}.` }];
		const { saved } = await kept.run(hiding.create, 'manual', { onError: 'continueRegularOutput' }, items);
		expect(leaksInText([...kept.secrets], 'saved executions', saved)).toEqual([{ secret, place: 'saved executions' }]);
	});
});
