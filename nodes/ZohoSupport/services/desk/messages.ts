import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { without, type JsonObject } from '../../helpdesk/json';
import { shownRow } from './records';
import { instantOf } from './times';

/** True for a comment: its `type` may be missing [openapi thread.json]. */
export function isComment(row: JsonObject): boolean {
	return row.type === 'comment' || 'commentedTime' in row || 'commenterId' in row;
}

/** A thread as a message. */
export function threadMessage(id: string, row: JsonObject): HelpdeskRecord {
	const { visibility = null, ...rest } = without(without(shownRow(row), 'id'), 'type');
	return {
		id,
		kind: 'thread',
		createdTime: null,
		author: null,
		direction: null,
		channel: null,
		isPublic: visibility === null ? null : visibility === 'public',
		content: null,
		...rest,
	};
}

/** A comment as a message, under the same names: a comment is written by its commenter at its commented time. */
export function commentMessage(id: string, row: JsonObject): HelpdeskRecord {
	const { commentedTime = null, commenter = null, ...rest } = without(without(shownRow(row), 'id'), 'type');
	return {
		id,
		kind: 'comment',
		createdTime: commentedTime,
		author: commenter,
		direction: null,
		channel: null,
		isPublic: null,
		content: null,
		...rest,
	};
}

/** From the oldest to the newest. A row without a time stays behind the one before it. */
export function inOrderOfTime<Row extends JsonObject>(rows: readonly Row[]): Row[] {
	let last = -Infinity;
	const timed = rows.map((row) => {
		last = instantOf(row.createdTime) ?? last;
		return { row, at: last };
	});
	return timed.sort((one, other) => (one.at === other.at ? 0 : one.at - other.at)).map(({ row }) => row);
}

/** Events of a history, the newest first. */
export function inOrderOfEvents(events: readonly JsonObject[]): JsonObject[] {
	const at = ({ eventTime }: JsonObject) => instantOf(eventTime) ?? NaN;
	if (events.some((event) => Number.isNaN(at(event)))) return [...events];
	return [...events].sort((one, other) => at(other) - at(one));
}
