import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json, picked } from '../../helpdesk/json';
import type { DeskField } from './field';
import type { Fields } from './fields';
import type { DeskModule } from './module';
import { nameOf } from './record-values';
import type { FieldNames } from './records';

/**
 * A record with the fields that people use most, then those of the organization's own. They stand beside the others by
 * their API names or labels, not under `cf`.
 * @param beside keys of other records that were asked for
 */
export function simplified(
	record: HelpdeskRecord,
	{ simple }: DeskModule,
	fields: Fields,
	form: FieldNames,
	beside: readonly string[],
): HelpdeskRecord {
	if (simple === undefined) return record;
	const known = simple.flatMap((name) => fields.named(name) ?? []);
	if (form === 'api')
		return { ...picked(record, [...known.map(({ name }) => name), ...beside]), ...own(record), id: record.id };
	const besides = beside.map((object) => fields.all.find((field) => field.object === object) ?? { label: object });
	const shown = [...known, ...besides, ...fields.all.filter(({ custom }) => custom)];
	const keys = shown.flatMap(({ label, idLabel }: Partial<DeskField>) => [label, idLabel]);
	return {
		...picked(
			record,
			keys.filter((key) => key !== undefined),
		),
		id: record.id,
	};
}

const own = ({ cf }: HelpdeskRecord) => (isJsonObject(cf) ? cf : {});

/** What a message shows: its ticket only where a trigger gives it. */
const OF_MESSAGES = [
	...['kind', 'createdTime', 'author', 'direction', 'channel', 'isPublic', 'fromEmailAddress', 'to'],
	...['summary', 'content', 'writtenBy', 'ticket'],
];

/** A message with the name of its author. */
export function simplifiedMessage(message: HelpdeskRecord): HelpdeskRecord {
	const author: Json = isJsonObject(message.author) ? (nameOf(message.author) ?? null) : message.author;
	return { ...picked({ ...message, author }, OF_MESSAGES), id: message.id };
}
