import type { INodeProperties } from 'n8n-workflow';
import { AFTER_RESTART } from '../../form/after-restart';
import { CONDITIONS } from '../../form/conditions';
import { EVENT, EVENT_WORDS } from '../../form/event';
import { EVENTS_AT_ONCE } from '../../form/events-at-once';
import { FIELDS_TO_READ } from '../../form/fields-to-read';
import { FIELDS_TO_WATCH } from '../../form/fields-to-watch';
import { optionsOf } from '../../form/options';
import { POLL_PRICE } from '../../form/poll-price';
import { resourceList } from '../../form/resource';
import { START_FROM } from '../../form/start-from';

/** The form of the trigger; n8n puts the poll times above it. */
export const TRIGGER_PROPERTIES: INodeProperties[] = [
	POLL_PRICE,
	resourceList(),
	EVENT,
	...FIELDS_TO_WATCH,
	...CONDITIONS,
	...START_FROM,
	optionsOf([AFTER_RESTART, EVENTS_AT_ONCE, ...FIELDS_TO_READ]),
];

/** What the trigger says of itself on the canvas, `case: created or updated`. */
export const TRIGGER_SUBTITLE = `={{ $parameter.resource + ": " + (${JSON.stringify(EVENT_WORDS)})[$parameter.event] }}`;
