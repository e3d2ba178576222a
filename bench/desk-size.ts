import type { SimulatorOptions } from '../simulator/simulator';

/** Requests a day that no measurement comes near. */
export const PLENTY = 1_000_000;

/** A desk whose first department has so many cases, a multiple of nine: one seeded case in ten is the second department's. */
export function seedFor(cases: number): SimulatorOptions {
	return { seed: 1, cases: Math.ceil((cases * 10) / 9) - 1 };
}
