/** Runs every example in a session and judges what came of it. */
import { PROMISES } from './promises';
import type { Session } from './session';
import { judge, type Verdict } from './verdict';

/** Each example in turn, on a simulator in its first state. */
export async function runExamples(session: Session, signal: AbortSignal): Promise<Verdict[]> {
	const verdicts: Verdict[] = [];
	for (const { key, id, trigger } of session.examples) {
		signal.throwIfAborted();
		session.zoho.reset();
		const before = session.zoho.requestCount();
		const execution = await session.api.run(id, trigger);
		verdicts.push(judge(key, PROMISES[key], execution, session.zoho.requestCount() - before));
	}
	return verdicts;
}
