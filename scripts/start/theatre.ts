import type { Engine } from '../../test/engine/engine';
import { arrivalLine, progressLine, table } from './report';
import { brokenPromises, type StepResult } from './promises';
import { runSecondAct, type Stage } from './second-act';

/** What all acts of `npm start` share. */
export interface Theatre {
	readonly engine: Engine;
	readonly signal: AbortSignal;
}

/** Plays the polls of an active example and prints them. Gives the promises that it broke. */
export async function playSecondAct(
	theatre: Theatre,
	stage: Pick<Stage, 'workflow' | 'day' | 'polls' | 'receiver'>,
): Promise<string[]> {
	const { receiver, polls } = stage;
	let told = 0;
	const onStep = (step: StepResult) => {
		console.log(progressLine({ ...step, items: step.items.length }));
		for (; told < receiver.arrived.length; told += 1) console.log(`    → ${arrivalLine(receiver.arrived[told] ?? {})}`);
	};
	const { steps, broken } = await runSecondAct({ ...theatre, ...stage, onStep });
	console.log(`\n${table(steps)}\n`);
	if (broken.length === 0) console.log(`${receiver.arrived.length} events came, and each arrived once.`);
	return [...broken, ...brokenPromises(polls, steps)];
}
