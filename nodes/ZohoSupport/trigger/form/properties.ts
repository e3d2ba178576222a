import type { INodeProperties } from 'n8n-workflow';
import { AFTER_RESTART } from '../../form/after-restart';
import { conditionsForm } from '../../form/conditions';
import { EVENT_WORDS, eventForm, messageEvents } from '../../form/event';
import { EVENTS_AT_ONCE } from '../../form/events-at-once';
import { fieldsToReadForm } from '../../form/fields-to-read';
import { fieldsToWatchForm } from '../../form/fields-to-watch';
import { optionsOf } from '../../form/options';
import { POLL_PRICE } from '../../form/poll-price';
import { watchedList } from '../../form/resource';
import { forEachService, inExpression, RESOURCE_IN_WORDS, SERVICE } from '../../form/service';
import { hiddenFor } from '../../form/shown-for';
import { simplifyForm } from '../../form/simplify';
import { startFromForm } from '../../form/start-from';
import { messagesNotice, PROMISE } from '../../form/trigger-notices';
import { writtenByForm } from '../../form/written-by';

/** The form of the trigger; n8n puts the poll times above it. */
export const TRIGGER_PROPERTIES: INodeProperties[] = [
	POLL_PRICE,
	SERVICE,
	...forEachService((service) => [watchedList(service), ...eventForm(service), ...messagesNotice(service)]),
	PROMISE,
	...forEachService((service) => [
		...fieldsToWatchForm(service),
		...writtenByForm(service),
		...hiddenFor(messageEvents('event'), [...conditionsForm(service), ...startFromForm(service)]),
		...simplifyForm(service),
		optionsOf(service, [
			AFTER_RESTART,
			EVENTS_AT_ONCE,
			...hiddenFor(messageEvents('/event'), fieldsToReadForm(service)),
		]),
	]),
];

/** What the trigger says of itself on the canvas, `ticket: created or updated`. */
export const TRIGGER_SUBTITLE = `={{ ${RESOURCE_IN_WORDS} + ": " + ${inExpression(EVENT_WORDS)}[$parameter.event] }}`;
