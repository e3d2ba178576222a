import fc from 'fast-check';
import { histories } from './history';
import { Life } from './life';
import { ours } from './ours';

const runs = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const system = ours();
let n = 0, polls = 0, events = 0, marked = 0, requests = 0, longest = 0;
const begun = performance.now();
async function main() {
const out = await fc.check(
	fc.asyncProperty(histories, async (history) => {
		const life = new Life(history, system);
		try { await life.play(); } finally {
		n += 1; polls += life.tally.polls; events += life.tally.events; marked += life.tally.marked; requests += life.tally.requests; longest = Math.max(longest, life.tally.longestState);}
	}),
	{ numRuns: runs, seed, endOnFailure: process.argv[4] === 'end' },
);
console.log({ n, polls, events, marked, requests, longest, ms: performance.now() - begun });
if (out.failed) {
	console.log(JSON.stringify(out.counterexample?.[0], undefined, 1).replace(/\n\s+/g, ' ').replace(/\{ "do"/g, '\n{ "do"'));
	console.log(out.errorInstance instanceof Error ? out.errorInstance.stack : out.errorInstance, 'seed', out.seed, 'shrinks', out.numShrinks, 'run', out.numRuns);
}
}
void main();
