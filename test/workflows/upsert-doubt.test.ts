import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEngine, type Engine } from '../engine/engine';
import { serve, type LocalService } from '../engine/local-service';
import { autoMap, credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };

/** A service whose search finds more than equal values. Whether the classic API does so is unknown. */
describe('Create or Update, when a search finds more than equal values,', () => {
	let engine: Engine;
	let service: LocalService;
	let found: Array<Record<string, string>> = [];
	let asked: string[] = [];

	beforeAll(async () => {
		engine = await createEngine();
		service = await serve((request, response) => {
			asked.push(String(request.url).split('/').at(-1) ?? '');
			const row = found.map((fields, place) => ({
				no: place + 1,
				fl: Object.entries(fields).map(([val, content]) => ({ val, content })),
			}));
			response.end(JSON.stringify({ response: { result: { Contacts: { row } } } }));
		});
	});

	afterAll(async () => await service.close());

	const upsert = async (rows: typeof found) => {
		[found, asked] = [rows, []];
		const outcome = await engine.run(zohoWorkflow(UPSERT, [{ Email: 'ann@x.y', 'Last Name': 'Lee' }]), {
			credentials: credentialFor(service.address, { edition: 'custom', dailyLimit: 10_000 }),
		});
		return { message: outcome.error?.message, items: outcome.json(ZOHO), asked };
	};

	it('writes nothing when the record found does not show the field', async () => {
		const came = await upsert([{ CONTACTID: '55', Email: 'null' }]);
		expect(came).toMatchObject({
			message: expect.stringMatching(/did not show its Email. Nothing was written/),
			asked: ['getrecordsbysearch'],
		});
	});

	it('writes nothing when a full page is similar and none is equal', async () => {
		const came = await upsert(
			Array.from({ length: 200 }, (_, place) => ({ CONTACTID: String(place + 1), Email: `${place}ann@x.y` })),
		);
		expect(came).toMatchObject({
			message: expect.stringMatching(/200 or more contacts for the Email/),
			asked: ['getrecordsbysearch'],
		});
	});

	it('writes nothing when one of a full page is equal and the next page may have another', async () => {
		const rows = Array.from({ length: 200 }, (_, place) => ({
			CONTACTID: String(place + 1),
			Email: place === 7 ? 'ann@x.y' : `${place}ann@x.y`,
		}));
		const came = await upsert(rows);
		expect(came).toMatchObject({
			message: expect.stringMatching(/200 or more contacts for the Email 'ann@x.y'.*Nothing was written/),
			asked: ['getrecordsbysearch'],
		});
	});

	it('updates the one that is equal among similar ones', async () => {
		const came = await upsert([
			{ CONTACTID: '1', Email: 'joann@x.y' },
			{ CONTACTID: '2', Email: 'Ann@X.Y' },
		]);
		expect(came.asked).toEqual(['getrecordsbysearch', 'updaterecords']);
	});
});
