/** Everything that the bench takes from the product. */
import type { HelpdeskRecord } from '../nodes/ZohoSupport/helpdesk/helpdesk';
import type { AnswerFormat } from '../nodes/ZohoSupport/services/support/answer-tree';
import { decodeAnswer } from '../nodes/ZohoSupport/services/support/answers';
import { recordOf } from '../nodes/ZohoSupport/services/support/records';
import { SupportHelpdesk } from '../nodes/ZohoSupport/services/support/support-helpdesk';
import { filterTime, spanOf } from '../nodes/ZohoSupport/services/support/times';
import { confirmed, type Progress, progressFrom } from '../nodes/ZohoSupport/trigger/cursor/progress';
import type { ReadRequest } from '../nodes/ZohoSupport/services/support/changes/question';
import { type PollState, step } from '../nodes/ZohoSupport/trigger/cursor/step';
import { itemOf } from '../nodes/ZohoSupport/trigger/events/item';
import { SeenRecord } from '../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../nodes/ZohoSupport/trigger/form/watch';
import { type Moment, serviceTime, steadyTime, wallTime } from '../nodes/ZohoSupport/helpdesk/instants';
import { stateFromJson, stateToJson } from '../nodes/ZohoSupport/trigger/schedule/saved-state';

export type { AnswerFormat, HelpdeskRecord, Moment, PollState, ReadRequest, Watch };
export { confirmed, itemOf, progressFrom, SeenRecord, serviceTime, steadyTime, wallTime };

const ZONE = { zone: 'America/Los_Angeles' };

/** The records of a page as the node gives them. */
export function recordsOf(body: string, format: AnswerFormat): HelpdeskRecord[] {
	const answer = decodeAnswer(body, format, 200);
	if (answer.kind !== 'rows') throw new Error('The page has no rows');
	return answer.rows.map((row) => recordOf(row, 'case', ZONE));
}

/** The classic API as the trigger sees it; it is never asked over the network here. */
export const SUPPORT = new SupportHelpdesk(
	async () => await Promise.reject(new Error('No request is sent here')),
	ZONE,
);

/** What a poll asks. */
export interface Source {
	readonly changes: ReturnType<typeof SUPPORT.changesOf>;
	readonly moment: () => Moment;
	readonly read: (request: ReadRequest) => SeenRecord[];
}

/** One poll of the trigger, without n8n. */
export function poll(before: PollState, watch: Watch, { changes, moment, read }: Source) {
	let current = step(before, undefined, moment(), watch, changes);
	while (current.next !== undefined) {
		const asked = moment();
		const rows = read(current.next as ReadRequest);
		current = step(current.state, { rows, asked }, moment(), watch, changes);
	}
	return current;
}

/** What n8n keeps of a trigger, as text. */
export function savedText(progress: Progress): string {
	const key = { place: '', start: '', fields: '', asked: '', turn: 0, writer: '' };
	return JSON.stringify(stateToJson({ ...key, progress }));
}

/** Progress as n8n loads it from what it kept. */
export function reloaded(progress: Progress): Progress {
	const state = stateFromJson(JSON.parse(savedText(progress)));
	if (state === undefined) throw new Error('The saved state cannot be read');
	return state.progress;
}

/** The `lastmodifiedtime` that the trigger asks with, as a portal in UTC reads it. */
export function askedWith(since: number): number {
	return Date.parse(`${filterTime(new Date(since), 'UTC')}Z`);
}

/** The span of time that a time of a portal in UTC stands for. */
export const spanAt = (at: number) => spanOf(new Date(at).toISOString(), 'UTC');
