import { expect, it } from '@jest/globals';
import { Life } from './model/life';
import { ONCE_LOST } from './model/once-lost';
import { ours } from './model/ours';

it.each(ONCE_LOST)('keeps its promises through %s', async (_what, history) => {
	const life = new Life(history, ours());

	await life.play();

	expect(life.tally.events).toBeGreaterThan(0);
});
