import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createEngine, type Engine } from '../engine/engine';
import { openPointSimulators, type Trial, type Trials } from './open-points';
import { skippedWaits } from './waits';

/** Says of each trial that what must hold does. */
export function openPointSentences(holds: string, { seed, usual, alone, drawn }: Trials): void {
	let engine: Engine;
	skippedWaits();
	beforeAll(async () => {
		engine = await createEngine();
		await openPointSimulators.open();
	});
	afterAll(openPointSimulators.close);

	async function keepsIt({ play }: Trial) {
		const [came, wanted] = await play(engine);
		expect(came).toEqual(wanted);
	}

	it.each(usual)(`${holds} with $name`, keepsIt);

	it.each(alone)(`${holds} with $name`, keepsIt);

	it.each(drawn)(`${holds} with many switches at once (seed ${seed}): $name`, keepsIt);
}
