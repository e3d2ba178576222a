import { expect, it } from '@jest/globals';
import { openPortal, READ, SIGN_INS } from './portal';
const portal = openPortal();
it.each([...SIGN_INS, ...SIGN_INS])('runs %s', async (signIn) => {
	const s = performance.now();
	await portal.save({ signIn });
	const outcome = await portal.run(READ);
	const t = await portal.test();
	console.log(performance.now() - s, outcome.error, t, portal.cost());
	expect(outcome.error).toBeUndefined();
});
