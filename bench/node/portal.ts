import { type SimulatorOptions, startSimulator } from '../../simulator/simulator';
import { PLENTY } from '../engine';

/** Options for a department with that many cases. One seeded case in ten belongs to another department. */
export function seedFor(cases: number): SimulatorOptions {
	return { seed: 1, cases: Math.ceil((cases * 10) / 9) - 1, dailyLimit: PLENTY };
}

/** Starts the simulator in this process and gives its address. */
export async function openPortal(cases: number): Promise<string> {
	return (await startSimulator(seedFor(cases))).url;
}
