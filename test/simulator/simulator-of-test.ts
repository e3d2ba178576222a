import { afterEach } from '@jest/globals';

import { startSimulator } from '../../simulator/simulator';
import type { Simulator, SimulatorOptions } from '../../simulator/simulator';

/** Gives each test simulators of its own, closed when the test ends. The clock stands at 2026-03-02 09:00:00 in Los Angeles unless told. */
export function simulators(): (options?: SimulatorOptions) => Promise<Simulator> {
	const running: Simulator[] = [];
	afterEach(async () => {
		await Promise.all(running.splice(0).map((simulator) => simulator.close()));
	});
	return async (options = {}) => {
		const simulator = await startSimulator({ now: '2026-03-02T17:00:00Z', ...options });
		if (options.now === undefined) simulator.clock.freeze();
		running.push(simulator);
		return simulator;
	};
}
