import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { TriggerEvent } from './event';

/**
 * One item an event: the record, flat, with `id`, `event` (created, updated, fieldChanged) and `eventTime` (ISO 8601 UTC). A changed
 * field brings `changes`; `oldValuesKnown: false` says that the past of the record was not known, `possibleRepeat: true` that
 * the event may have been given out before.
 */
export function itemOf(event: TriggerEvent, fields: readonly string[] | undefined): INodeExecutionData {
	const { record, kind, at, changes, certain, possibleRepeat } = event;
	// A field of the portal may be labelled `event`: the event's own come first and last.
	const own: IDataObject = { id: record.id, event: kind, eventTime: new Date(at).toISOString() };
	const flags: IDataObject = {
		...(changes && { changes: changes.map((change) => ({ ...change })) }),
		...(!certain && { oldValuesKnown: false }),
		...(possibleRepeat && { possibleRepeat: true }),
	};
	const shown =
		fields === undefined ? record : Object.fromEntries(fields.map((label) => [label, record[label] ?? null]));
	return { json: { ...own, ...shown, ...flags, ...own } };
}
