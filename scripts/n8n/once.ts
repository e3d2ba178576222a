/** Runs every example in a session and judges what came of it. */
import { PROMISES, type Round } from './promises';
import { NODE_TYPE, type Session, type StoredExample } from './session';
import { judge, type RoundResult, type Verdict } from './verdict';
import { polls, pollingWhenPublished } from './workflow';

/** Each example in turn, on a simulator in its first state. */
export async function runExamples(session: Session, signal: AbortSignal): Promise<Verdict[]> {
	const verdicts: Verdict[] = [];
	for (const example of session.examples) {
		signal.throwIfAborted();
		session.zoho.reset();
		session.receiver.clear();
		verdicts.push(await verdictOn(session, example));
	}
	return verdicts;
}

async function verdictOn(session: Session, example: StoredExample): Promise<Verdict> {
	const promised = PROMISES[example.key];
	if (promised === undefined) return { example: example.key, problems: ['it has no entry in scripts/n8n/promises.ts'] };
	return polls(example, NODE_TYPE)
		? await pollEach(session, example, promised)
		: await runEach(session, example, promised);
}

/** Runs the example once a round, as the editor's button does. */
async function runEach(
	session: Session,
	{ key, id, trigger }: StoredExample,
	promised: readonly Round[],
): Promise<Verdict> {
	const results: RoundResult[] = [];
	for (const round of promised) {
		results.push(await played(session, round, async () => await session.api.run(id, trigger)));
	}
	return judge(key, promised, results);
}

/** Publishes the example once a round, since n8n polls then. The run that a poll starts comes a little later. */
async function pollEach(
	session: Session,
	{ key, workflow }: StoredExample,
	promised: readonly Round[],
): Promise<Verdict> {
	const { api } = session;
	const id = await api.addWorkflow(pollingWhenPublished(workflow));
	const results: RoundResult[] = [];
	let runs = 0;
	for (const round of promised) {
		const result = await played(session, round, async () => {
			await api.publishAndPoll(id);
			return Object.keys(round.items).length === 0 ? undefined : await api.runAfter(id, runs);
		});
		if (result.execution !== undefined) runs += 1;
		results.push(result);
		await api.unpublish(id);
	}
	const verdict = judge(key, promised, results);
	const all = (await api.runsOf(id)).length;
	if (all !== runs) verdict.problems.push(`it was started ${all} times instead of ${runs}`);
	return verdict;
}

async function played(
	{ zoho, receiver }: Session,
	{ happens }: Round,
	play: () => Promise<RoundResult['execution']>,
): Promise<RoundResult> {
	happens?.(zoho.simulator);
	const before = { requests: zoho.requestCount(), arrived: receiver.arrived.length };
	const execution = await play();
	return {
		execution,
		requests: zoho.requestCount() - before.requests,
		arrived: receiver.arrived.length - before.arrived,
	};
}
