/** A process that runs one job and sends its result. It ends when the bench ends it. */
import { sendMessage } from 'execa';

/** The jobs by name. A process loads only the job it runs. */
const JOBS = {
	portal: async () => (await import('./engine')).openPortal,
	requests: async () => (await import('./node/requests')).countRequests,
	decoding: async () => (await import('./node/decoding')).compareDecoding,
	reading: async () => (await import('./node/reading')).readList,
	week: async () => (await import('./trigger/week')).liveOnFree,
	backlogPortal: async () => (await import('./trigger/backlog')).openBacklogPortal,
	backlog: async () => (await import('./trigger/backlog')).pollBacklog,
	deskPortal: async () => (await import('./desk/portal')).openDeskPortal,
	deskRequests: async () => (await import('./desk/requests')).countDeskPrices,
	deskReading: async () => (await import('./desk/reading')).readTickets,
	deskFilePortal: async () => (await import('./desk/files')).openFilePortal,
	deskFile: async () => (await import('./desk/files')).moveFile,
	peers: async () => (await import('./peers/compare')).compareWays,
};

export type JobName = keyof typeof JOBS;

export type Job<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;

async function main([name, args]: string[]): Promise<void> {
	process.once('disconnect', () => process.exit());
	const job = (await JOBS[name as JobName]()) as (...given: unknown[]) => Promise<object | string>;
	await sendMessage(await job(...JSON.parse(args)));
}

void main(process.argv.slice(2));
