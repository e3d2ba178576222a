import type { INodeExecutionData } from 'n8n-workflow';
import type { OpenHelpdesk } from '../../services/service';
import { HelpdeskError, problem } from '../../helpdesk/problem';
import { meets } from '../../helpdesk/conditions';
import { eventOf } from './event';
import { FieldHistory } from './field-history';
import { itemOf } from './item';
import { askedFields, shownBy, type TriggerSettings } from '../form/settings';
import { SeenRecord } from './version';

/**
 * What a test run in the editor shows: the newest record that was read, as an item of an event.
 * Costs one request, or two if nothing changed for a week. Does not touch the state.
 * @throws HelpdeskError `no-data` if there is nothing to show
 */
export async function sample(
	{ helpdesk, words }: OpenHelpdesk,
	settings: TriggerSettings,
): Promise<INodeExecutionData[][]> {
	const { module, messages, plural, watch } = settings;
	const fields = askedFields(settings, [helpdesk.createdField, helpdesk.modifiedField]);
	const records = await helpdesk.sample({ module, messages, fields, conditions: watch.conditions });
	if (records.length === 0)
		throw nothing(
			`The credential shows no ${plural} yet, so there is no test event.`,
			`Add one in ${words.name} and fetch the test event again. A published trigger needs no record yet: it waits for the first one.`,
		);
	const fitting = records
		.filter((record) => meets(record, watch.conditions))
		.map((record) => new SeenRecord(record, helpdesk.times(record), helpdesk.catalogue.movesByItself));
	if (fitting.length === 0)
		throw nothing(
			`None of the ${records.length} ${plural} that were read meets the conditions under 'Only When'.`,
			'Check the conditions, or wait for a record that meets them.',
		);
	const newest = fitting.reduce((best, one) => (one.changed.earliest > best.changed.earliest ? one : best));
	const existed = watch.events === 'updated' || watch.events === 'fieldChanged';
	const event = eventOf({ seen: newest, existed, mayBeRepeat: false }, watch, FieldHistory.none);
	return event === undefined ? [] : [[itemOf(event, settings.fields, shownBy(settings, helpdesk))]];
}

function nothing(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('no-data', message, nextStep));
}
