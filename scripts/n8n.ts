/** `npm run n8n`: the real n8n with this package, against the simulator. */
import { once } from 'node:events';
import { command, runCommand, wholeNumber } from './command';
import { ensureInstalled } from './n8n/install';
import { runExamples } from './n8n/once';
import { RELOADING, reloadOnSave } from './n8n/reload';
import { openSession, type Session } from './n8n/session';
import { readExamples } from './n8n/workflow';
import { arrivalLine } from './start/report';

/** The example that a person can watch: published, so that its trigger polls while n8n runs. */
const LIVE = 'new-case-to-webhook';

/** Tickets that a person finds in Zoho Desk. */
const TICKETS = 60;

const N8N = command(
	'npm run n8n',
	`Starts the real n8n with this package loaded, a simulated Zoho Desk and a simulated Zoho Support, an owner,
credentials of both, and the examples.
One example is published: a new case on the page of Zoho Support starts it, and what it sends shows up here. Stays until Ctrl-C.
The first start installs n8n (about 3 GB, several minutes) into $XDG_CACHE_HOME or ~/.cache.`,
)
	.option('--once', 'run each example, check what came out, and end; exit code 1 when one failed')
	.option(
		'--port <number>',
		"the editor's port (default: 5678, or a free one when it is taken)",
		wholeNumber(1, 65_535),
	)
	.option('--reload', 'build again when a source is saved, and have n8n load it')
	.option('--keep', "leave n8n's folder (database, log) when it ends")
	.option('--package <folder>', 'the built package to load', '.')
	.option('--examples <folder>', 'the workflows to import', 'examples');

/** What a person needs to get in, and what to try. */
function welcome({ n8n, owner, zoho, desk, examples }: Session, keep = false): string {
	const live = examples.find(({ key }) => key === LIVE);
	const invitation = `"${live?.workflow.name}" is published and asks for new cases every minute. To see one arrive:
  1. Open ${zoho.url} and press "New case from a customer".
  2. Within a minute the workflow sends it on, and a line appears here.
  3. Its run is at ${n8n.url}/workflow/${live?.id}/executions.

`;
	return `
n8n        ${n8n.url}
sign in    ${owner.email}  ${owner.password}
support    ${zoho.url} (simulated Zoho Support, with a page)
desk       ${desk.url} (simulated Zoho Desk; its credential in n8n is connected)
${examples.map(({ workflow, id }) => `example    ${workflow.name}: ${n8n.url}/workflow/${id}`).join('\n')}
log        ${n8n.folder.logFile}

${live ? invitation : ''}Press Ctrl-C to end n8n${keep ? '. Its folder stays' : ' and remove its folder'}.
`;
}

void runCommand(N8N, async (options, signal) => {
	const installation = await ensureInstalled(signal);
	console.log(`Starting n8n ${installation.version} …`);
	const session = await openSession(installation, {
		...options,
		packageFolder: options.package,
		examples: readExamples(options.examples),
		tickets: TICKETS,
		signal,
		...(options.reload && { settings: RELOADING }),
		onArrival: (arrival) => {
			if (!options.once) console.log(`${new Date().toTimeString().slice(0, 8)}   ${arrivalLine(arrival)}`);
		},
	});
	try {
		if (options.once) return await runExamples(session, signal);
		for (const { key, id } of session.examples) if (key === LIVE) await session.api.publish(id);
		console.log(welcome(session, options.keep));
		const stopReloading = options.reload ? reloadOnSave(session) : undefined;
		if (!signal.aborted) await once(signal, 'abort');
		await stopReloading?.();
		console.log('\nStopping …');
		return 0;
	} finally {
		await session.close();
		if (options.keep) console.log(`The folder of n8n is ${session.n8n.folder.path}.`);
	}
});
