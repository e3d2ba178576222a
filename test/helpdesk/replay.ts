/**
 * Settings of a random test. fast-check prints seed and path of a failure: `FC_SEED=… FC_PATH=…` runs just that case again.
 * @param numRuns how many random cases are tried
 */
export function replay(numRuns: number): { numRuns: number; seed?: number; path?: string } {
	const { FC_SEED: seed, FC_PATH: path } = process.env;
	return { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };
}
