import type { IPollFunctions } from 'n8n-workflow';
import { repeatAfterRestart } from '../../form/after-restart';
import { chosenConditions } from '../../form/chosen-conditions';
import { ONLY_WHEN } from '../../form/conditions';
import { chosenEvent, messagesOf } from '../../form/event';
import { eventsAtOnce } from '../../form/events-at-once';
import { fieldsToRead } from '../../form/fields-to-read';
import { fieldsToWatch } from '../../form/fields-to-watch';
import { fittingConditions } from '../../form/fitting-conditions';
import type { Given } from '../../form/given';
import { serviceOptions } from '../../form/options';
import { chosenModule } from '../../form/resource';
import { chosenService } from '../../form/service';
import { isSimple } from '../../form/simplify';
import { chosenStart, type Start } from '../../form/start-from';
import { chosenWriters } from '../../form/written-by';
import type { ModuleName } from '../../helpdesk/catalogue';
import type { Helpdesk, HelpdeskRecord, MessageKind } from '../../helpdesk/helpdesk';
import type { Service } from '../../services/service';
import { asShown } from './conditions-as-shown';
import type { Watch } from './watch';

/** What a person set in the form of the trigger. */
export interface TriggerSettings {
	readonly module: ModuleName;
	/** Set if it waits for messages of the records in place of the records. */
	readonly messages?: MessageKind | undefined;
	/** `cases`, for sentences; of messages `comments` or `replies`. */
	readonly plural: string;
	readonly watch: Watch;
	readonly start: Start;
	/** The choice of start as text: a changed choice begins anew. */
	readonly startKey: string;
	/** Labels to give out; undefined = all. */
	readonly fields: readonly string[] | undefined;
	/** True if records come simplified, unless `fields` says what to give out. */
	readonly isSimple: boolean;
	/** What only the service understands. */
	readonly options: object;
	/** False if a person prefers to lose the last events of a killed n8n over getting them twice. */
	readonly repeatAfterRestart: boolean;
}

/**
 * Reads the form.
 * @throws HelpdeskError `data` that names the setting which is missing or wrong.
 */
export function settingsOf(context: IPollFunctions, now: number): TriggerSettings & { readonly service: Service } {
	const given: Given = (name, otherwise) => context.getNodeParameter(name, otherwise);
	const service = chosenService(given);
	const module = chosenModule(service, given);
	const events = chosenEvent(given, service.catalogue.module(module));
	const messages = messagesOf(events);
	const fields = events === 'fieldChanged' ? fieldsToWatch(given) : [];
	const conditions = messages === undefined ? chosenConditions(given, context.getTimezone()) : chosenWriters(given);
	return {
		service,
		module,
		watch: { events, fields, conditions, most: eventsAtOnce(given) },
		...(messages === undefined
			? {
					plural: service.catalogue.module(module).plural,
					...chosenStart(given, context.getNode().parameters, context.getTimezone(), now),
					fields: fieldsToRead(given),
				}
			: { messages, plural: MESSAGE_PLURALS[messages], start: { from: 'now' }, startKey: 'now', fields: undefined }),
		isSimple: isSimple(given),
		options: serviceOptions(service, given),
		repeatAfterRestart: repeatAfterRestart(given),
	};
}

const MESSAGE_PLURALS: Readonly<Record<MessageKind, string>> = { comment: 'comments', reply: 'replies' };

/** The settings with the keys under which records show the fields that they name. */
export async function withKeys(
	settings: TriggerSettings,
	helpdesk: Pick<Helpdesk, 'keysOf' | 'kindOf' | 'referenceOf'>,
): Promise<TriggerSettings> {
	const { fields, watch, module } = settings;
	// Messages have no fields of the portal.
	if (settings.messages !== undefined) return settings;
	const keysOf = async (names: readonly string[]) => await helpdesk.keysOf(module, names);
	const conditions = await fittingConditions(helpdesk, module, watch.conditions, ONLY_WHEN);
	const conditionKeys = await keysOf(conditions.map(({ field }) => field));
	return {
		...settings,
		fields: fields && (await keysOf(fields)),
		watch: {
			...watch,
			fields: await keysOf(watch.fields),
			conditions: conditions.map((condition, place) =>
				asShown(condition, conditionKeys[place], helpdesk.referenceOf?.(module, condition.field)),
			),
		},
	};
}

/** The labels to ask the service for: those that are given out, watched or compared, and the times. */
export function askedFields({ fields, watch }: TriggerSettings, times: readonly string[]): string[] | undefined {
	if (fields === undefined) return undefined;
	return [...new Set([...fields, ...watch.fields, ...watch.conditions.map(({ field }) => field), ...times])];
}

/** What comes out of the records or messages that the trigger found. */
export function shownBy(
	{ isSimple: simple, messages, module }: Pick<TriggerSettings, 'isSimple' | 'messages' | 'module'>,
	helpdesk: Pick<Helpdesk, 'simplified' | 'simplifiedMessage'>,
): (record: HelpdeskRecord) => HelpdeskRecord {
	if (!simple) return (record) => record;
	if (messages === undefined) return (record) => helpdesk.simplified(module, record);
	return helpdesk.simplifiedMessage ?? ((message) => message);
}
