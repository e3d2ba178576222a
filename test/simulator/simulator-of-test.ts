import { afterEach } from '@jest/globals';

import { startSimulator } from '../../simulator/simulator';
import type { Simulator, SimulatorOptions } from '../../simulator/simulator';

/** 09:00:00 in Los Angeles. */
const NOW = '2026-03-02T17:00:00Z';

/** Gives each test simulators of its own, closed when the test ends. Unless told, the clock stands still at 09:00:00 of 2026-03-02 in Los Angeles. */
export function simulators(): (options?: SimulatorOptions) => Promise<Simulator> {
	const running: Simulator[] = [];
	afterEach(async () => {
		await Promise.all(running.splice(0).map((simulator) => simulator.close()));
	});
	return async (options = {}) => {
		const simulator = await startSimulator({ now: NOW, ...options });
		if (options.now === undefined) {
			simulator.clock.freeze();
			simulator.clock.set(NOW);
		}
		running.push(simulator);
		return simulator;
	};
}
