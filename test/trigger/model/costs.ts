import type { PollUnderWay } from './poll-under-way';
import { Violation } from './violation';
import { clockIsSetNear } from './wall-clock';

interface Question {
	readonly since: string | undefined;
	readonly rows: number;
	requests: number;
	/** When records were changed that a page shows behind one that was changed earlier. */
	readonly rises: number[];
}

/**
 * A poll that nobody disturbed: n rows cost ⌈n / (page - 1)⌉ requests a question, and none costs one; one more looks at the front again where several
 * pages may show the last changed first. There are two questions at most, with one row between them that shows how the filter is read.
 */
export function costsTooMuch({ asked }: PollUnderWay, pageSize: number, zones: readonly string[]): void {
	const questions: Question[] = [];
	for (const { since, rows, rises } of asked) {
		const last = questions.at(-1);
		if (last !== undefined && last.since === since) {
			last.requests += 1;
			last.rises.push(...rises);
		} else questions.push({ since, rows, requests: 1, rises: [...rises] });
	}
	const one = questions.length === 3 && questions[1]?.requests === 1 && questions[0]?.rows === 0 ? 1 : 0;
	if (questions.length - one > 2) throw new Violation(`${questions.length} questions in one poll`);
	for (const { rows, requests, rises } of questions) {
		// A time of a repeated hour may rise without having risen.
		const mayFall = rises.every((at) => zones.some((zone) => clockIsSetNear(at, zone, 4)));
		const look = rows >= pageSize && mayFall ? 1 : 0;
		// In a repeated hour the row between the questions is asked for by the text of the first one.
		const sameText = rows === 0 && questions.length === 2 ? 1 : 0;
		const allowed = Math.max(1, Math.ceil(rows / (pageSize - 1))) + look + sameText;
		if (requests > allowed) throw new Violation(`${rows} rows cost ${requests} requests, not ${allowed}`);
	}
}
