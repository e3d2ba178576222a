import { check } from '../check';
import { ours } from '../ours';
import { isBatch } from './work';

/** A child of the deep check: plays one batch after the other. */
process.on('message', (message) => {
	if (!isBatch(message)) return;
	const { seed, runs } = message;
	const more = (reply: object) => process.send?.({ seed, ...reply });
	check(ours(), { seed, numRuns: runs }).then(more, (error: unknown) =>
		more({ broken: error instanceof Error ? error.stack : String(error) }),
	);
});
process.on('disconnect', () => process.exit());
// The parent says when to stop, so that Ctrl-C ends all in order.
process.on('SIGINT', () => undefined);
