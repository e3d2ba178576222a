import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { GO_ON, openDeskBench } from './bench';
import { autoMap } from '../zoho-node';

/** Time limits of requests, half a minute and more, are over after a second; waits before a retry at once. */
function hurriedTimers(): void {
	beforeEach(() => {
		const wait = globalThis.setTimeout;
		const hurried = (work: () => void, milliseconds = 0) =>
			wait(work, milliseconds >= 30_000 ? 1_000 : milliseconds >= 100 ? 0 : milliseconds);
		jest.spyOn(globalThis, 'setTimeout').mockImplementation(hurried as typeof setTimeout);
	});
	afterEach(() => void jest.restoreAllMocks());
}

describe('a request that Zoho Desk never answers', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	hurriedTimers();

	it('is given up, and a read is sent again', async () => {
		bench.zoho.faults.add({ kind: 'never-answer', operationId: 'getTickets' });
		expect(await bench.items({ resource: 'case', operation: 'getMany', limit: 10 })).toHaveLength(10);
		expect(bench.zoho.journal.count({ operationId: 'getTickets' })).toBe(2);
	});

	it('is uncertain for a write, which is not sent again', async () => {
		bench.zoho.faults.add({ kind: 'never-answer', operationId: 'createContact' });
		const create = { resource: 'contact', operation: 'create', fields: autoMap() };
		const items = await bench.items(create, { items: [{ 'Last Name': 'A' }, { 'Last Name': 'B' }], settings: GO_ON });
		const fates = items.map(({ outcome, details }) => outcome ?? (details as IDataObject).outcome);
		expect(fates).toEqual(['uncertain', 'created']);
		expect(bench.zoho.journal.count({ operationId: 'createContact' })).toBe(2);
	});
});
