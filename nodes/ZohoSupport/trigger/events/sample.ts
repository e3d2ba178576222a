import type { INodeExecutionData } from 'n8n-workflow';
import type { OpenHelpdesk } from '../../services/service';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { meets } from '../../form/conditions';
import { eventOf } from './event';
import { FieldHistory } from './field-history';
import { itemOf } from './item';
import { askedFields, type TriggerSettings } from '../form/settings';
import { SeenRecord } from './version';

/** How far back a test run looks for a recent record first, in milliseconds. */
const RECENT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * What the editor's test run shows: one real record, the newest of those that were read, as an event would bring it. One request, or
 * two where nothing was changed for a week. Leaves the state alone.
 * @throws HelpdeskError in plain words when there is nothing to show
 */
export async function sample({ helpdesk }: OpenHelpdesk, settings: TriggerSettings): Promise<INodeExecutionData[][]> {
	const { module, plural, watch } = settings;
	const query = { module, fields: askedFields(settings, [helpdesk.createdField, helpdesk.modifiedField]) };
	const window = { from: 1, to: helpdesk.pageSize };
	const recent = await helpdesk.page({ ...query, modifiedSince: new Date(Date.now() - RECENT_MS) }, window);
	const records = recent.length > 0 ? recent : await helpdesk.page(query, window);
	if (records.length === 0)
		throw nothing(
			`There are no ${plural} in this department yet, so there is nothing to show.`,
			'Add one in Zoho Support and fetch the test event again. The trigger itself works: published, it waits for the first one.',
		);
	const fitting = records
		.filter((record) => meets(record, watch.conditions))
		.map((record) => new SeenRecord(record, helpdesk.times(record)));
	if (fitting.length === 0)
		throw nothing(
			`None of the ${records.length} ${plural} that were read meets the conditions under 'Only When'.`,
			'Check the conditions, or wait for a record that meets them.',
		);
	const newest = fitting.reduce((best, one) => (one.changed.earliest > best.changed.earliest ? one : best));
	const existed = watch.events === 'updated' || watch.events === 'fieldChanged';
	const event = eventOf({ seen: newest, existed, doubtful: false }, watch, FieldHistory.none);
	return event === undefined ? [] : [[itemOf(event, settings.fields)]];
}

function nothing(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('no-data', message, nextStep));
}
