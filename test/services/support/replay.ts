/**
 * Settings of a random test. fast-check prints seed and path of a failure: `FC_SEED=… FC_PATH=…` runs just that case
 * again;
 * `FC_TIMES=10` tries ten times as many.
 * @param runs how many random cases are tried
 */
export function replay(runs: number): { numRuns: number; seed?: number; path?: string } {
	const { FC_SEED: seed, FC_PATH: path, FC_TIMES: times } = process.env;
	return {
		numRuns: runs * Number(times ?? 1),
		...(seed === undefined ? {} : { seed: Number(seed) }),
		...(path === undefined ? {} : { path }),
	};
}
