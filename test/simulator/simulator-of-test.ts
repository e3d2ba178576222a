import { afterEach } from '@jest/globals';

import { startSimulator } from '../../simulator/support/simulator';
import type { Simulator, SimulatorOptions } from '../../simulator/support/simulator';

/** 09:00:00 in Los Angeles. */
const NOW = '2026-03-02T17:00:00Z';

/**
 * Gives each test its own simulators and closes them when the test ends. By default the clock is frozen at 2026-03-02
 * 09:00:00 in Los Angeles.
 */
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
