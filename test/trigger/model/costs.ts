import type { PollUnderWay } from './poll-under-way';
import { Violation } from './violation';

/**
 * A poll that nobody disturbed: n rows cost ⌈n / (page - 1)⌉ requests a question, and none costs one, and there are two questions at most, with one row
 * between them that shows how the filter is read.
 */
export function costsTooMuch({ asked }: PollUnderWay, pageSize: number): void {
	const questions: Array<{ since: string | undefined; rows: number; requests: number }> = [];
	for (const { since, rows } of asked) {
		const last = questions.at(-1);
		if (last !== undefined && last.since === since) last.requests += 1;
		else questions.push({ since, rows, requests: 1 });
	}
	const one = questions.length === 3 && questions[1]?.requests === 1 && questions[0]?.rows === 0 ? 1 : 0;
	if (questions.length - one > 2) throw new Violation(`${questions.length} questions in one poll`);
	for (const { rows, requests } of questions) {
		const allowed = Math.max(1, Math.ceil(rows / (pageSize - 1)));
		if (requests > allowed) throw new Violation(`${rows} rows cost ${requests} requests, not ${allowed}`);
	}
}
