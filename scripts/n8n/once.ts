/** Runs every example once in a session and compares what it did with what it promises. */
import { errorOf, itemsOf, type Execution } from './api';
import { deskCredentialFor } from './credential';
import { PROMISES, UNPROMISED, type Round } from './promises';
import type { Session, StoredExample } from './session';
import { needsModel, polls, pollingWhenPublished } from './workflow';

/** What one round of an example came to. */
export interface RoundResult {
	/** Undefined when the workflow was not to be started. */
	execution: Execution | undefined;
	/** Requests that reached the simulator, and messages that arrived on the other side. */
	requests: number;
	arrived: number;
}

/** Each example that needs no language model in turn, with an empty portal. Prints what came of it and gives the exit code. */
export async function runExamples(session: Session, signal: AbortSignal): Promise<number> {
	let failed = 0;
	const examples = session.examples.filter(({ workflow }) => !needsModel(workflow));
	for (const example of examples) {
		signal.throwIfAborted();
		empty(session);
		const play = polls(example.workflow) ? pollEachRound : runEachRound;
		const problems = await play(session, example);
		if (problems.length > 0) failed += 1;
		console.log([`${problems.length === 0 ? 'passed' : 'FAILED'}  ${example.key}`, ...problems].join('\n        '));
	}
	console.log(`${examples.length - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

/** Empties both help desks. The tokens of a simulator are the same each time, so the stored ones work again. */
function empty({ zoho, desk, receiver }: Session): void {
	zoho.reset();
	desk.reset();
	deskCredentialFor(desk);
	receiver.clear();
}

/** Runs the example once for each round, as the editor's button does. */
async function runEachRound(session: Session, { key, id, trigger }: StoredExample): Promise<string[]> {
	return await playRounds(session, key, async () => await session.api.run(id, trigger));
}

/** Publishes the example once for each round, since n8n polls then. The run that a poll starts comes a little later. */
async function pollEachRound(session: Session, { key, workflow }: StoredExample): Promise<string[]> {
	const { api } = session;
	const id = await api.addWorkflow(pollingWhenPublished(workflow));
	let runs = 0;
	const problems = await playRounds(session, key, async ({ items }) => {
		await api.publishAndPoll(id);
		const execution = Object.keys(items).length === 0 ? undefined : await api.runAfter(id, runs);
		if (execution !== undefined) runs += 1;
		await api.unpublish(id);
		return execution;
	});
	const all = (await api.executions(id)).length;
	return all === runs ? problems : [...problems, `it was started ${all} times instead of ${runs}`];
}

type Play = (round: Round) => Promise<Execution | undefined>;

async function playRounds({ zoho, desk, receiver }: Session, key: string, play: Play): Promise<string[]> {
	const rounds = PROMISES[key] ?? UNPROMISED;
	const sent = () => zoho.journal.count({ kind: 'api' }) + desk.journal.count({ kind: 'api' });
	const problems: string[] = [];
	for (const [place, round] of rounds.entries()) {
		round.happens?.(zoho, desk);
		const before = { requests: sent(), arrived: receiver.arrived.length };
		const execution = await play(round);
		const requests = sent() - before.requests;
		const found = problemsOf(round, { execution, requests, arrived: receiver.arrived.length - before.arrived });
		problems.push(...found.map((problem) => (rounds.length > 1 ? `round ${place + 1}: ${problem}` : problem)));
	}
	return problems;
}

/** The promises that a round did not keep. Pure. */
export function problemsOf(promised: Round, { execution, requests, arrived }: RoundResult): string[] {
	const problems: string[] = [];
	if (execution !== undefined && execution.status !== 'success')
		problems.push(`it ended with "${execution.status}": ${errorOf(execution)}`);
	for (const [node, expected] of Object.entries(promised.items)) {
		const count = execution === undefined ? 0 : itemsOf(execution, node).length;
		if (count !== expected) problems.push(`"${node}" put out ${count} items instead of ${expected}`);
	}
	const costs = [promised.requests ?? []].flat();
	if (promised.requests !== undefined && !costs.includes(requests))
		problems.push(`it cost ${requests} requests instead of ${costs.join(' or ')}`);
	const { arrives = 0 } = promised;
	if (arrived !== arrives) problems.push(`${arrived} messages arrived instead of ${arrives}`);
	return problems;
}
