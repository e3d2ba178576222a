import { check } from '../check';
import { PLAYED } from '../played';
import { isBatch } from './work';

/** A child process of the deep check. Plays one batch after the other. */
process.on('message', (message) => {
	if (!isBatch(message)) return;
	const { seed, runs, service } = message;
	const { ours, histories } = PLAYED[service];
	const more = (reply: object) => process.send?.({ seed, ...reply });
	check(ours(), { seed, numRuns: runs }, true, histories).then(more, (error: unknown) =>
		more({ broken: error instanceof Error ? error.stack : String(error) }),
	);
});
process.on('disconnect', () => process.exit());
// On Ctrl-C the parent tells the children to stop, so that all end in order.
process.on('SIGINT', () => undefined);
