import { describe, expect, it } from '@jest/globals';
import { CREATE, newCases, openPortal, READ, USAGE } from './portal';
import { GO_ON } from './workbench';
import { ZOHO } from './zoho-node';

const EACH = (['errors-other', 'other'] as const).flatMap((answerFormat) =>
	['json', 'xml'].map((format) => [answerFormat, format] as const),
);

describe('an answer in a format that was not requested', () => {
	const portal = openPortal();

	it.each(EACH)(
		'stops all calls when it says that the quota is used up (%s, requested in %s)',
		async (answerFormat, format) => {
			portal.simulator.setOpenPoints({ answerFormat });
			await portal.save();
			portal.simulator.faults.add({ kind: 'quota-spent' });
			const first = await portal.run({ ...CREATE, options: { format } }, { items: newCases(3), settings: GO_ON });
			expect(first.json(ZOHO)).toMatchObject(
				newCases(3).map(() => ({ details: { outcome: 'notSent', code: '4421' } })),
			);
			await portal.run({ ...READ, options: { format } });
			expect((await portal.run(USAGE)).json(ZOHO)).toMatchObject([{ leftToday: 0 }]);
			expect(portal.cost().requests).toBe(1);
		},
	);

	it.each(EACH)(
		'leads to a new token when it says that the token is invalid (%s, requested in %s)',
		async (answerFormat, format) => {
			portal.simulator.setOpenPoints({ answerFormat });
			await portal.save({ signIn: 'password' });
			portal.simulator.faults.add({ kind: 'token-removed' });
			const outcome = await portal.run({ ...CREATE, options: { format } }, { items: newCases(2) });
			expect(outcome.json(ZOHO)).toHaveLength(2);
			expect(portal.cost()).toEqual({ signIns: 2, requests: 2 });
		},
	);

	it.each(EACH)(
		'is an empty list when it says that there is no data (%s, requested in %s)',
		async (answerFormat, format) => {
			portal.simulator.setOpenPoints({ answerFormat });
			await portal.save();
			const outcome = await portal.run({ ...READ, options: { format } });
			expect([outcome.error, outcome.json(ZOHO)]).toEqual([undefined, []]);
			expect(portal.cost().requests).toBe(1);
		},
	);
});
