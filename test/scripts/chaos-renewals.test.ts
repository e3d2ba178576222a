import { describe, expect, it } from '@jest/globals';
import { Renewals } from '../../scripts/chaos/renewals';

describe('the token of the crash test', () => {
	it('ends while two calls are under way, and not again within a minute', async () => {
		let ends = 0;
		const renewals = new Renewals(() => (ends += 1), { life: 1 });
		await Promise.all([0, 1, 2, 60_000, 60_001].map(async (now) => await renewals.see('getContacts', now)));
		expect(ends).toBe(1);
	});

	it('is counted when n8n asks for a new one, with the end before and the life of n8n', async () => {
		const lives = { life: 1 };
		const renewals = new Renewals(() => undefined, lives);
		await Promise.all([0, 1].map(async (now) => await renewals.see('getContacts', now)));
		lives.life = 2;
		await renewals.see('token');
		expect(renewals.made).toEqual([{ end: 1, life: 2 }]);
	});
});
