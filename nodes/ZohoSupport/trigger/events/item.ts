import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { picked, valueAt } from '../../helpdesk/json';
import type { TriggerEvent } from './event';

/** What comes out of a record or message whose fields were not chosen. */
export type Shown = (record: HelpdeskRecord) => HelpdeskRecord;

/**
 * One item per event: the flat record or message with `id`, `event` (created, updated, fieldChanged, newComment,
 * newReply) and `eventTime` (ISO 8601 UTC). `fieldChanged` adds `changes`. `oldValuesKnown: false` means that the old values were not known.
 * `possibleRepeat: true` means that the event may have been emitted before.
 */
export function itemOf(
	event: TriggerEvent,
	fields: readonly string[] | undefined,
	simplified: Shown = (record) => record,
): INodeExecutionData {
	const { record, kind, at, changes, certain, possibleRepeat } = event;
	// A field of the portal may be labelled `event`. The event's own values come first in order, and win.
	const own: IDataObject = { id: record.id, event: kind, eventTime: new Date(at).toISOString() };
	const flags: IDataObject = {
		...(changes && { changes: changes.map((change) => ({ ...change })) }),
		...(!certain && { oldValuesKnown: false }),
		...(possibleRepeat && { possibleRepeat: true }),
	};
	const shown =
		fields === undefined ? simplified(record) : picked({ ...missingFrom(record, fields), ...record }, fields);
	return { json: { ...own, ...shown, ...flags, ...own } };
}

function missingFrom(record: HelpdeskRecord, fields: readonly string[]) {
	return Object.fromEntries(fields.filter((key) => valueAt(record, key) === undefined).map((key) => [key, null]));
}
